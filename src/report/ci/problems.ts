import type { Failure } from '../../model/event.ts';
import type { Diagnostic } from '../../model/message.ts';
import type { Plan } from '../../model/plan.ts';
import { tellingChanges } from '../tally.ts';

/** The failures of a run as problems at their YAML lines. */
export function problemsOfFailures(failures: readonly Failure[]): readonly Diagnostic[] {
  return failures.map(({ message, place }) => ({ ...message, severity: 'error', ...(place ? { place } : {}) }));
}

/** What of a plan deserves a mark at its YAML line: what is blocked as an error, notes as warnings. */
export function problemsOfPlan(plan: Plan): readonly Diagnostic[] {
  return plan.chats.flatMap((chat) => [
    ...(chat.blocked ? problemsOfFailures([failureOf(chat.key, chat.blocked, chat.place)]) : []),
    ...tellingChanges(chat).flatMap(({ kind, message, place }): readonly Diagnostic[] => {
      const where = place ?? chat.place;
      return kind === 'note' && message
        ? [{ ...message, severity: 'warning', ...(where ? { place: where } : {}) }]
        : [];
    }),
  ]);
}

function failureOf(key: string, message: Failure['message'], place: Failure['place'] | undefined): Failure {
  return { key, message, ...(place ? { place } : {}) };
}

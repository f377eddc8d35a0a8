import type { Failure } from '../model/event.ts';
import type { Change, Plan } from '../model/plan.ts';
import { tellsOfUnresolved } from '../resources/chat/people.ts';

/** The notes of a plan on entries that stand for nobody: what went wrong, whatever else came right. */
export function unresolvedIn({ chats }: Pick<Plan, 'chats'>): readonly Failure[] {
  return notesOf(chats).flatMap(({ key, field, message, place }) =>
    message && tellsOfUnresolved(message)
      ? [{ key, message, ...(field ? { field } : {}), ...(place ? { place } : {}) }]
      : [],
  );
}

/** The notes by which a wish of the file stays unfulfilled: what `--strict` does not let pass. */
export function unfulfilledIn({ chats }: Pick<Plan, 'chats'>): readonly Change[] {
  return notesOf(chats).filter(({ field, message }) => field !== undefined && !isFear(message?.code));
}

function notesOf(chats: Plan['chats']): readonly Change[] {
  return chats.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'note'));
}

/** Bots and guests are tried all the same. */
function isFear(code: string | undefined): boolean {
  return code === 'PERSON_BOT' || code === 'PERSON_EXTRANET';
}

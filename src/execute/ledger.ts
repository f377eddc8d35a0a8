import { listed } from '../base/listed.ts';
import type { Failure, Outcome } from '../model/event.ts';
import type { Fault } from '../model/fault.ts';
import { type Message, message } from '../model/message.ts';
import type { Change, ChatPlan } from '../model/plan.ts';
import type { EventSink } from '../model/ports.ts';
import type { Progress } from './run-chat.ts';

/** Who is done, who failed and who was left: every chat stands in exactly one of the three. */
export class Ledger {
  readonly #onEvent: EventSink;
  readonly #done = new Map<string, number | undefined>();
  readonly #failed = new Map<string, readonly Failure[]>();
  readonly #left = new Set<string>();
  #stoppedBy: Message | undefined;
  #temporary = false;

  constructor(onEvent: EventSink) {
    this.#onEvent = onEvent;
  }

  done(key: string, id: number | undefined): void {
    this.#done.set(key, id);
  }

  fail({ key, place }: ChatPlan, id: number | undefined, failures: readonly Failure[]): void {
    const head = { ...(place ? { place } : {}), ...(id === undefined ? {} : { id }) };
    const placed = failures.map((failure) => ({ ...head, ...failure }));
    this.#failed.set(key, placed);
    this.#onEvent({ type: 'chat-failed', key, failures: placed });
  }

  leave(key: string): void {
    if (!this.#done.has(key) && !this.#failed.has(key)) this.#left.add(key);
  }

  /** A fault that every other chat would meet as well: nothing new is begun. */
  stop({ code, args, reach }: Fault): void {
    this.#stoppedBy ??= { code, args };
    this.#temporary ||= reach === 'temporary';
  }

  get stopped(): boolean {
    return this.#stoppedBy !== undefined;
  }

  /** What went wrong with a chat that has been read back, and nothing that came right all the same. */
  failuresOf(chat: ChatPlan, progress: Progress, left: ChatPlan | undefined): readonly Failure[] {
    const wrong = (left?.changes ?? []).filter(({ kind }) => kind !== 'note' && kind !== 'adopt');
    const stillWrong = new Set((left?.changes ?? []).map(({ field }) => field));
    const refused = progress.failures.filter(({ field }) => stillWrong.has(field));
    if ((left?.operations.length ?? 0) === 0) return refused;
    if (progress.open)
      return [{ key: chat.key, message: message('STILL_UNKNOWN', { method: left?.operations[0]?.method ?? '' }) }];
    const named = new Set(refused.map(({ field }) => field));
    return [...refused, ...wrong.filter(({ field }) => !named.has(field)).map((change) => notAsWanted(change))];
  }

  outcome(): Outcome {
    return {
      done: [...this.#done].map(([key, id]) => ({ key, id })),
      failed: [...this.#failed.values()].flat(),
      left: [...this.#left],
      ...(this.#stoppedBy ? { stoppedBy: this.#stoppedBy, temporary: this.#temporary } : {}),
    };
  }
}

function notAsWanted(change: Change): Failure {
  const { key, field, place, from, to, added, removed } = change;
  const lists = listed([...(added ?? []).map((who) => `+ ${who}`), ...(removed ?? []).map((who) => `- ${who}`)]);
  const difference = lists || message('DIFFERENCE', { from: from ?? '', to: to ?? '' });
  return {
    key,
    ...(field ? { field } : {}),
    ...(place ? { place } : {}),
    message: field === undefined ? message('CHAT_NOT_AS_WANTED') : message('NOT_AS_WANTED', { field, difference }),
  };
}

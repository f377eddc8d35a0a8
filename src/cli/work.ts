import { type Stage, stages } from '../model/operation.ts';
import type { Estimate, Plan } from '../model/plan.ts';

export interface Counted {
  readonly done: number;
  readonly total: number;
}

/**
 * How far the writing trip is.
 *
 * A chat that has been read back and is as wanted has all its operations done, those included whose answer was lost; whatever another round
 * repeats is counted once. So the counts at the end are what came to be.
 */
export class Work {
  readonly #open: Map<string, Stage[]>;
  readonly #counts = new Map<Stage | 'checked', { done: number; total: number }>();
  readonly #seconds: number;
  readonly #total: number;
  #done = 0;

  constructor({ chats }: Pick<Plan, 'chats'>, { seconds }: Pick<Estimate, 'seconds'>) {
    const due = chats.filter(({ operations, blocked }) => operations.length > 0 && blocked === undefined);
    this.#open = new Map(due.map(({ key, operations }) => [key, operations.map(({ stage }) => stage)]));
    this.#seconds = seconds;
    const all = [...this.#open.values()].flat();
    this.#total = all.length;
    for (const stage of stages) {
      const total = all.filter((each) => each === stage).length;
      if (total > 0) this.#counts.set(stage, { done: 0, total });
    }
    this.#counts.set('checked', { done: 0, total: due.length });
  }

  /** What there is to do, in the order in which it is done to a chat. */
  get stages(): readonly Stage[] {
    return stages.filter((stage) => this.#counts.has(stage));
  }

  of(what: Stage | 'checked'): Counted {
    return this.#counts.get(what) ?? { done: 0, total: 0 };
  }

  /** How long all of it will still take, by the model that made the estimate. */
  get leftSec(): number {
    return this.#seconds * (1 - this.#done / Math.max(1, this.#total));
  }

  operationDone(key: string, stage: Stage): void {
    const open = this.#open.get(key) ?? [];
    const at = open.indexOf(stage);
    if (at === -1) return;
    open.splice(at, 1);
    this.#count(stage);
    this.#done += 1;
  }

  /** A chat was read back; nothing of it is still to be done where it is as wanted. */
  chatDone(key: string, isAsWanted: boolean): void {
    const open = this.#open.get(key);
    if (open === undefined) return;
    for (const stage of isAsWanted ? [...open] : []) this.operationDone(key, stage);
    this.#open.delete(key);
    this.#count('checked');
  }

  #count(what: Stage | 'checked'): void {
    const count = this.#counts.get(what);
    if (count) count.done += 1;
  }
}

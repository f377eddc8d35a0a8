import { commandsAtMost, otherReadSec, otherWriteSec, secondsByMethod, writesAtFirst } from '../limits.ts';
import { isReading } from '../reading-methods.ts';

/** How much the latest measurement weighs. */
const weight = 0.3;

/** What calls cost the portal, as measured in this run. Units: portal seconds. */
export class Costs {
  readonly #seconds = new Map<string, number>();
  #writesAtMost = writesAtFirst;

  seconds(method: string): number {
    return this.#seconds.get(method) ?? usualSec(method);
  }

  learn(method: string, sec: number): void {
    const known = this.#seconds.get(method);
    this.#seconds.set(method, known === undefined ? sec : known + weight * (sec - known));
  }

  /** Commands that a writing batch may hold now. */
  get writesAtMost(): number {
    return this.#writesAtMost;
  }

  /** A full batch came back in good time: the portal can take more. */
  grow(commands: number): void {
    if (commands >= this.#writesAtMost) this.#writesAtMost = Math.min(commandsAtMost, this.#writesAtMost * 2);
  }

  /** The portal was slow with so many commands, or lost them. */
  shrink(commands: number): void {
    this.#writesAtMost = Math.max(1, Math.min(this.#writesAtMost, Math.floor(commands / 2)));
  }

  /** What has been measured, for estimates. */
  get measured(): ReadonlyMap<string, number> {
    return this.#seconds;
  }
}

/** Seconds of a method before it has been measured. */
export function usualSec(method: string): number {
  return secondsByMethod[method] ?? (isReading(method) ? otherReadSec : otherWriteSec);
}

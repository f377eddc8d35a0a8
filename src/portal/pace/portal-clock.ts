import type { Clock } from '../../base/clock.ts';

/**
 * The portal's clock, as told by its answers.
 *
 * Premise: how long a lost create may still be at work is a span of time, and a clock that steps in the middle of a run, or lies once,
 * must neither hurry such a wait nor prolong it. So the first exact word sets this clock, and from then on it goes as ours does. Later
 * words that are ahead of it count for stamps alone: a stamp that is too late makes the next run wait or stop, one that is too early
 * would make it look too soon.
 */
export class PortalClock {
  readonly #clock: Clock;
  /** How far the portal is ahead of our clock. */
  #aheadMs: number | undefined;
  #exact = false;
  #latestMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get known(): boolean {
    return this.#aheadMs !== undefined;
  }

  /** `exact`: from the portal's own `time`; a `Date` header may come from a gateway and only helps until then. */
  hear(portalMs: number, exact: boolean): void {
    if (!(portalMs > 0 && portalMs < latestMoment) || (this.#exact && !exact)) return;
    const aheadMs = portalMs - this.#clock.nowMs();
    if (exact) this.#latestMs = Math.max(this.#latestMs, aheadMs);
    if (this.#exact) return;
    this.#aheadMs = aheadMs;
    this.#exact = exact;
  }

  /** Unix seconds with their fraction; our own clock's while the portal has not been heard. */
  nowSec(): number {
    return (this.#clock.nowMs() + (this.#aheadMs ?? 0)) / 1000;
  }

  /** The same for what is written down: never earlier than the portal would say. */
  stampSec(): number {
    return Math.max(this.nowSec(), (this.#clock.nowMs() + this.#latestMs) / 1000);
  }
}

/** The year 2286. */
const latestMoment = 1e13;

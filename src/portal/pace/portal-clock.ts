import type { Clock } from '../../base/clock.ts';

/** The portal's clock, as told by its answers. */
export class PortalClock {
  readonly #clock: Clock;
  #portalMs: number | undefined;
  #atMs = 0;
  #exact = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get known(): boolean {
    return this.#portalMs !== undefined;
  }

  /** `exact`: from the portal's own `time`; a `Date` header may come from a gateway and only helps until then. */
  hear(portalMs: number, exact: boolean): void {
    if (!Number.isFinite(portalMs) || portalMs <= 0 || (this.#exact && !exact)) return;
    this.#portalMs = portalMs;
    this.#atMs = this.#clock.nowMs();
    this.#exact = exact;
  }

  /** Unix seconds with their fraction; our own clock's while the portal has not been heard. */
  nowSec(): number {
    const nowMs = this.#clock.nowMs();
    return (this.#portalMs === undefined ? nowMs : this.#portalMs + nowMs - this.#atMs) / 1000;
  }

  /** A moment of the portal on our clock. Units: seconds in, milliseconds out. */
  toOurMs(portalSec: number): number {
    return this.#clock.nowMs() + (portalSec - this.nowSec()) * 1000;
  }
}

import type { Tariff } from '../options.ts';

const METERS = { standard: { threshold: 50, drain: 2 }, enterprise: { threshold: 250, drain: 5 } } as const;

/** The front end's limiter: one leaky bucket a source address, drained once a whole second. */
export class Buckets {
  readonly #levels = new Map<string, { level: number; drainedAt: number }>();
  readonly #meter: { readonly threshold: number; readonly drain: number } | undefined;

  constructor(tariff: Tariff) {
    this.#meter = tariff === 'self-hosted' ? undefined : METERS[tariff];
  }

  /** Counts one request in, or refuses it; a refused one is not counted. */
  admits(address: string, portalSeconds: number): boolean {
    if (!this.#meter) return true;
    const bucket = this.#levels.get(address) ?? { level: 0, drainedAt: portalSeconds };
    const whole = Math.floor(portalSeconds - bucket.drainedAt);
    if (whole > 0) {
      bucket.level = Math.max(0, bucket.level - whole * this.#meter.drain);
      bucket.drainedAt += whole;
    }
    this.#levels.set(address, bucket);
    if (bucket.level + 1 > this.#meter.threshold) return false;
    bucket.level += 1;
    return true;
  }
}

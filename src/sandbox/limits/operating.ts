const BUCKET_SECONDS = 60;
const WINDOW_SECONDS = 600;
const LIGHTEST = 0.1;

export interface OperatingView {
  readonly operating: number;
  readonly resetAt: number;
}

interface Bucket {
  readonly firstCall: number;
  sum: number;
}

/** Seconds of work by credential and method, in ten buckets of a minute; work of 0.1 s and less is not written down. */
export class OperatingMeters {
  readonly #meters = new Map<string, Map<number, Bucket>>();
  readonly #limitSeconds: number;

  constructor(limitSeconds: number) {
    this.#limitSeconds = limitSeconds;
  }

  /** Asked before a call: the one that crosses the line still ran. */
  isBlocked(key: string, now: number): boolean {
    return this.view(key, now).operating > this.#limitSeconds;
  }

  record(key: string, seconds: number, now: number): void {
    if (seconds <= LIGHTEST) return;
    const meter = this.#meters.get(key) ?? new Map<number, Bucket>();
    this.#meters.set(key, meter);
    const minute = Math.floor(now / BUCKET_SECONDS);
    const bucket = meter.get(minute) ?? { firstCall: now, sum: 0 };
    bucket.sum += seconds;
    meter.set(minute, bucket);
  }

  view(key: string, now: number): OperatingView {
    const meter = this.#meters.get(key);
    let operating = 0;
    let oldest: number | undefined;
    for (const [minute, bucket] of meter ?? []) {
      if (bucket.firstCall + WINDOW_SECONDS <= now) {
        meter?.delete(minute);
        continue;
      }
      operating += bucket.sum;
      oldest = Math.min(oldest ?? bucket.firstCall, bucket.firstCall);
    }
    return { operating, resetAt: Math.floor((oldest ?? now) + WINDOW_SECONDS) };
  }
}

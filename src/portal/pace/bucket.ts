import type { BucketSize } from '../limits.ts';

/**
 * The portal's leaky bucket, as seen from here.
 *
 * Premise: every request adds 1, the portal takes `drainPerSec` away once a second and refuses what comes above the threshold.
 * We cannot know at which moment of a second it does that, so its level may stand a whole drain above ours; and two requests may
 * arrive closer together than they left. Both are kept free. Why not count requests in windows: a window lets twice the
 * burst through at its edge, and a portal that counts like a bucket refuses three of four.
 */
export interface Bucket {
  readonly level: number;
  readonly atMs: number;
}

const jitter = 1;

export function emptyBucket(nowMs: number): Bucket {
  return { level: 0, atMs: nowMs };
}

/** How long the next request has to wait. Units: milliseconds, 0 when it may leave now. */
export function waitMs(bucket: Bucket, nowMs: number, size: BucketSize): number {
  const over = drained(bucket, nowMs, size).level + 1 - (size.threshold - size.drainPerSec - jitter);
  return over <= 0 ? 0 : Math.ceil((over / size.drainPerSec) * 1000);
}

/** Counts a request that leaves now. */
export function count(bucket: Bucket, nowMs: number, size: BucketSize): Bucket {
  return { level: drained(bucket, nowMs, size).level + 1, atMs: nowMs };
}

/** Takes back a request that was counted and did not leave after all. */
export function uncount(bucket: Bucket, nowMs: number, size: BucketSize): Bucket {
  return { level: Math.max(0, drained(bucket, nowMs, size).level - 1), atMs: nowMs };
}

/** The portal said that its bucket is full: somebody else at this address fills it too. */
export function full(nowMs: number, size: BucketSize): Bucket {
  return { level: size.threshold, atMs: nowMs };
}

/** The bucket as it stands now. */
export function drained(bucket: Bucket, nowMs: number, size: BucketSize): Bucket {
  const seconds = Math.max(0, nowMs - bucket.atMs) / 1000;
  return { level: Math.max(0, bucket.level - seconds * size.drainPerSec), atMs: Math.max(nowMs, bucket.atMs) };
}

import { describe, expect, test } from 'vitest';
import { type BucketSize, bucketSizes } from '../../src/portal/limits.ts';
import { count, emptyBucket, full, waitMs } from '../../src/portal/pace/bucket.ts';
import { fc } from '../property.ts';

const standard = bucketSizes.standard as BucketSize;

/** A portal that drains once a second at a moment of its own, and counts a request in when it stays within the threshold. */
function portal({ threshold, drainPerSec }: BucketSize, phaseMs: number) {
  let level = 0;
  let seconds = 0;
  return (nowMs: number): boolean => {
    const passed = Math.floor((nowMs + phaseMs) / 1000);
    level = Math.max(0, level - (passed - seconds) * drainPerSec);
    seconds = passed;
    level += 1;
    return level <= threshold;
  };
}

/** Sends one request after each pause, or as soon as the bucket lets it. */
function send(pausesMs: readonly number[], size: BucketSize) {
  let bucket = emptyBucket(0);
  let nowMs = 0;
  return pausesMs.map((pauseMs) => {
    nowMs += pauseMs;
    nowMs += waitMs(bucket, nowMs, size);
    bucket = count(bucket, nowMs, size);
    return nowMs;
  });
}

describe('the leaky bucket', () => {
  test.each(['standard', 'enterprise'] as const)(
    'never lets a %s portal refuse a request, whenever in a second it drains',
    (tariff) => {
      const size = bucketSizes[tariff] as BucketSize;
      const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })), { maxLength: 400 });
      fc.assert(
        fc.property(pauses, fc.integer({ min: 0, max: 999 }), (pausesMs, phaseMs) => {
          const admits = portal(size, phaseMs);
          expect(send(pausesMs, size).every(admits)).toBe(true);
        }),
        { numRuns: 200 },
      );
    },
  );

  test('bears two requests that come a third of a second closer together than they left', () => {
    const admits = portal(standard, 0);
    const sentMs = send(new Array(300).fill(0), standard);
    expect(sentMs.every((ms, index) => admits(index % 2 ? ms - 330 : ms))).toBe(true);
  });

  test('lets the burst through at once and then two a second', () => {
    const sentMs = send(new Array(107).fill(0), standard);
    expect(sentMs.filter((ms) => ms === 0)).toHaveLength(47);
    expect(sentMs.at(-1)).toBe(30_000);
  });

  test('waits for the drain after the portal called its bucket full', () => {
    expect(waitMs(full(5000, standard), 5000, standard)).toBe(2000);
  });
});

import type { Tariff } from '../model/config.ts';
import { isHole, type Operation } from '../model/operation.ts';
import type { Estimate } from '../model/plan.ts';
import {
  batchSecAtMost,
  bodyBytesAtMost,
  bucketSizes,
  commandsAtMost,
  operatingSafetySec,
  operatingSecAtMost,
  operatingWindowMs,
  readingBatchSecAtMost,
  recordedAboveSec,
  requestSec,
  requestsInFlight,
  writesAtFirst,
} from './limits.ts';
import { count, emptyBucket, waitMs } from './pace/bucket.ts';
import { usualSec } from './pace/costs.ts';
import { isReading } from './reading-methods.ts';

/** A call that is still to be made, as far as its cost goes. */
export type PlannedCall = Pick<Operation, 'method' | 'params'>;

/** Calls of one method. */
interface Work {
  readonly method: string;
  readonly count: number;
  /** Bytes of one call as it travels, where pictures make it large. */
  readonly sizeBytes: number;
}

/** What is known of the portal's pace. */
export interface Pace {
  readonly tariff: Tariff;
  readonly concurrency: number;
  /** Measured seconds of methods (lower case). */
  readonly seconds: ReadonlyMap<string, number>;
  /** Requests that the portal's bucket holds now. */
  readonly bucketLevel: number;
  /** Operating seconds that methods (lower case) have used in the last ten minutes. */
  readonly usedSec: ReadonlyMap<string, number>;
}

/** The pace of a portal that was not heard yet. */
export function usualPace(tariff: Tariff = 'standard', concurrency: number = requestsInFlight): Pace {
  return { tariff, concurrency, seconds: new Map(), bucketLevel: 0, usedSec: new Map() };
}

/**
 * What work will cost: played through with the rules by which requests are put together and held back.
 *
 * Shape: the calls in any order; those that check the others have to be among them.
 */
export function estimate(calls: readonly PlannedCall[], pace: Pace): Estimate {
  const work = byMethod(calls);
  const requests = work.flatMap((one) => split(one, pace));
  return {
    requests: requests.length,
    seconds: Math.max(drainedSec(requests, pace), operatingSec(work, pace)),
    operatingShare: Math.max(0, ...work.map((one) => neededSec(one, pace) / operatingSecAtMost)),
  };
}

function byMethod(calls: readonly PlannedCall[]): readonly Work[] {
  const groups = new Map<string, Work>();
  for (const { method, params } of calls) {
    const { count: before, sizeBytes } = groups.get(method) ?? { count: 0, sizeBytes: 0 };
    groups.set(method, { method, count: before + 1, sizeBytes: Math.max(sizeBytes, pictureBytes(params)) });
  }
  return [...groups.values()];
}

/** Bytes of pictures as they travel: base64, percent-encoded. */
function pictureBytes(params: PlannedCall['params']): number {
  const pictures = Object.values(params).flatMap((value) => (isHole(value) && value.hole === 'picture' ? [value] : []));
  return pictures.reduce((sum, { sizeBytes }) => sum + Math.ceil(sizeBytes / 3) * 4 * 1.07, 0);
}

/** Seconds of each request that the calls of one method make. */
function split({ method, count: calls, sizeBytes }: Work, pace: Pace): readonly number[] {
  const sec = secondsOf(method, pace);
  const secAtMost = isReading(method) ? readingBatchSecAtMost : batchSecAtMost;
  const bySize = sizeBytes > 0 ? Math.floor(bodyBytesAtMost / sizeBytes) : commandsAtMost;
  const most = Math.max(1, Math.min(commandsAtMost, bySize, Math.floor(secAtMost / sec)));
  const requests: number[] = [];
  let writesAtMost = writesAtFirst;
  for (let left = calls; left > 0; ) {
    const shared = Math.max(writesAtFirst, Math.ceil(left / pace.concurrency));
    const size = Math.min(left, most, isReading(method) ? commandsAtMost : Math.min(writesAtMost, shared));
    requests.push(requestSec + size * sec);
    if (requests.length % pace.concurrency === 0) writesAtMost = Math.min(commandsAtMost, writesAtMost * 2);
    left -= size;
  }
  return requests;
}

/** How long the requests take side by side, each held back by the bucket. */
function drainedSec(requests: readonly number[], { tariff, concurrency, bucketLevel }: Pace): number {
  const size = bucketSizes[tariff];
  const slots = Array.from({ length: Math.max(1, concurrency) }, () => 0);
  let bucket = { ...emptyBucket(0), level: bucketLevel };
  for (const sec of requests) {
    const slot = slots.indexOf(Math.min(...slots));
    let startMs = Math.max((slots[slot] ?? 0) * 1000, bucket.atMs);
    if (size) {
      startMs += waitMs(bucket, startMs, size);
      bucket = count(bucket, startMs, size);
    }
    slots[slot] = startMs / 1000 + sec;
  }
  return Math.max(0, ...slots);
}

/** How long the scarcest method takes for its operating seconds alone. */
function operatingSec(work: readonly Work[], pace: Pace): number {
  const budgetSec = operatingSecAtMost - operatingSafetySec;
  const windows = work.map((one) => {
    const used = pace.usedSec.get(one.method.toLowerCase()) ?? 0;
    return Math.max(0, Math.ceil((used + neededSec(one, pace)) / budgetSec) - 1);
  });
  return (Math.max(0, ...windows) * operatingWindowMs) / 1000;
}

function neededSec({ method, count: calls }: Work, pace: Pace): number {
  const sec = secondsOf(method, pace);
  return sec > recordedAboveSec ? sec * calls : 0;
}

function secondsOf(method: string, { seconds }: Pace): number {
  const name = method.toLowerCase();
  return Math.max(0.001, seconds.get(name) ?? usualSec(name));
}

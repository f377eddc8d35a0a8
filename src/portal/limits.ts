import type { Tariff } from '../model/config.ts';

/** Commands in one `batch`. Source: REST docs, batch; the 51st gets ERROR_BATCH_LENGTH_EXCEEDED. */
export const commandsAtMost = 50;

/** Bytes of one request body. Source: ours; the portal names no limit, and a lost request should not cost more than this. */
export const bodyBytesAtMost = 4_000_000;

/** Values inside one command. Source: PHP's `max_input_vars` (1000) cuts the query string of a command; half of it is safe. */
export const valuesAtMost = 500;

/** How long the portal works on one request before it is cut. Source: REST docs, limits: 60 s in the cloud. */
export const portalCutMs = 60_000;

/** The leaky bucket: `threshold` requests, from which `drainPerSec` leave every second. */
export interface BucketSize {
  readonly threshold: number;
  readonly drainPerSec: number;
}

/** Source: REST docs, limits: 50 and 2 a second, Enterprise 250 and 5; a self-hosted portal has none unless its admin sets one. */
export const bucketSizes: Readonly<Record<Tariff, BucketSize | undefined>> = {
  standard: { threshold: 50, drainPerSec: 2 },
  enterprise: { threshold: 250, drainPerSec: 5 },
  'self-hosted': undefined,
};

/** Operating seconds a method may use in ten minutes. Source: REST docs, limits; an on-premise limiter starts at 420. */
export const operatingSecAtMost = 480;

/** Kept free, as calls in flight cannot be taken back. Source: ours; the official SDK keeps 5 s as well. */
export const operatingSafetySec = 5;

/** Source: `loadlimiter.php`: ten buckets of 60 s; executions up to 0.1 s are not recorded. */
export const operatingWindowMs = 600_000;
export const operatingSlotMs = 60_000;
export const recordedAboveSec = 0.1;

/** A method that is over its budget without a word on when it ends is tried again after this. Source: the width of one slot. */
export const blindParkMs = 60_000;

/** Requests in flight. Source: ours: 4 of our write batches keep a portal as busy as 2 requests a second can. */
export const requestsInFlight = 4;

/** Commands of a writing batch before the portal's pace is known, and the fewest that are worth splitting. Source: ours. */
export const writesAtFirst = 10;

/** Portal seconds one batch should take: far from the cut, and short enough for an interrupted run to end soon. Source: ours. */
export const batchSecAtMost = 5;
export const readingBatchSecAtMost = 15;

/** Source: samples of the REST docs: seconds of the portal by method until this run has measured its own. */
export const secondsByMethod: Readonly<Record<string, number>> = {
  'im.chat.add': 0.21,
  'im.chat.user.add': 0.13,
  'im.chat.user.delete': 0.13,
  'im.chat.updateavatar': 0.79,
  'im.chat.updatetitle': 0.11,
  'im.chat.updatecolor': 0.11,
  'im.chat.setowner': 0.05,
  'im.message.add': 0.09,
  'im.recent.list': 0.12,
  'im.search.chat.list': 0.06,
  'im.dialog.get': 0.02,
  'im.chat.get': 0.01,
  'im.chat.user.list': 0.02,
  'user.get': 0.04,
};
export const otherWriteSec = 0.15;
export const otherReadSec = 0.05;
/** Of a request over and above its calls. */
export const requestSec = 0.1;

/** An answer that takes longer than the cut and the queue before it is not coming. Source: ours. */
export const answerMsAtMost = 90_000;
export const connectMsAtMost = 10_000;
export const answerBytesAtMost = 64 * 2 ** 20;

/** Waits longer than this are announced. Source: product, section 7. */
export const announcedAboveMs = 60_000;

import type { Tariff } from '../../model/config.ts';
import type { Allowance, Lot } from '../batcher.ts';
import {
  type BucketSize,
  blindParkMs,
  bucketSizes,
  operatingSafetySec,
  operatingSecAtMost,
  recordedAboveSec,
} from '../limits.ts';
import type { Path, Pending } from '../pending.ts';
import { type Bucket, count, drained, emptyBucket, full, uncount, waitMs } from './bucket.ts';
import type { Costs } from './costs.ts';
import { block, freeAtMs, hear, idleMeter, type Meter, type Report, reserve, roomSec, usedSec } from './operating.ts';

export interface GovernorSettings {
  readonly tariff: Tariff;
  readonly slots: number;
  /** Are direct calls and batches metered apart? So it is for webhooks. */
  readonly metersApart: boolean;
  readonly costs: Costs;
  readonly bucket: Bucket;
}

/** Calls that make a request worth its place in the bucket. */
const worthSending = 5;

/** More than any single call takes. */
const tightSec = 60;

const budgetSec = operatingSecAtMost - operatingSafetySec;

/**
 * Obeys the portal's limits before they bite: requests in flight, the leaky bucket, and the operating seconds of each method.
 *
 * It decides and keeps count; it never waits and never sends.
 */
export class Governor {
  readonly #slots: number;
  readonly #metersApart: boolean;
  readonly #costs: Costs;
  readonly #meters = new Map<string, Meter>();
  /** Nothing leaves before this. */
  heldUntilMs = 0;
  /** Is the portal in trouble? Then requests go one by one until it answers again. */
  #shaken = false;
  #size: BucketSize | undefined;
  #bucket: Bucket;
  #inFlight = 0;
  #departedMs = 0;

  constructor({ tariff, slots, metersApart, costs, bucket }: GovernorSettings) {
    this.#slots = slots;
    this.#metersApart = metersApart;
    this.#costs = costs;
    this.#size = bucketSizes[tariff];
    this.#bucket = bucket;
  }

  set tariff(tariff: Tariff) {
    this.#size = bucketSizes[tariff];
  }

  /** The portal's bucket as we believe it to be. */
  bucket(nowMs: number): Bucket {
    return this.#size ? drained(this.#bucket, nowMs, this.#size) : emptyBucket(nowMs);
  }

  /**
   * When a request that is not full should leave.
   *
   * The first half of the burst is for whoever is in a hurry; after that, requests that could still become fuller leave at the pace of
   * the drain, so that a long run does not end with an empty burst.
   */
  patientUntilMs(nowMs: number): number {
    if (!this.#size || this.bucket(nowMs).level < this.#size.threshold / 2) return nowMs;
    return this.#departedMs + 1000 / this.#size.drainPerSec;
  }

  /** When the next request may leave. Units: milliseconds of our clock; `Infinity` while every slot is taken. */
  openAtMs(nowMs: number): number {
    if (this.#inFlight >= (this.#shaken ? 1 : this.#slots)) return Number.POSITIVE_INFINITY;
    return Math.max(nowMs + (this.#size ? waitMs(this.#bucket, nowMs, this.#size) : 0), this.heldUntilMs);
  }

  /** When a call fits its method's operating budget. Units: as `openAtMs`; `Infinity` while answers in flight decide it. */
  freeAtMs(call: Pick<Pending, 'method' | 'alone'>, nowMs: number): number {
    const keys = this.#keysOf(call);
    const sec = this.#needed(call);
    return Math.max(...keys.map((key) => freeAtMs(this.#meter(key), nowMs, budgetSec, sec)));
  }

  allowance(nowMs: number): Allowance {
    const rooms = new Map<string, number>();
    const room = (call: Pick<Pending, 'method' | 'alone'>) => {
      const name = waitName(call);
      const known =
        rooms.get(name) ?? Math.min(...this.#keysOf(call).map((key) => roomSec(this.#meter(key), nowMs, budgetSec)));
      rooms.set(name, known);
      return known;
    };
    return {
      nowMs,
      roomSec: room,
      neededSec: (call) => this.#needed(call),
      seconds: (method) => this.#costs.seconds(method),
      metered: (method) => this.#metered(method),
      writesAtMost: this.#costs.writesAtMost,
      slots: this.#slots,
    };
  }

  /** Books a request that is about to leave. Shape: the function to call when it is over; `unsent` takes its place in the bucket back. */
  depart(lot: Lot, nowMs: number): (nowMs: number, unsent: boolean) => void {
    this.#inFlight++;
    this.#departedMs = nowMs;
    if (this.#size) this.#bucket = count(this.#bucket, nowMs, this.#size);
    const reserved = lot.calls.map(({ method }) => ({
      key: this.#keyOf(method, lot.path),
      sec: this.#metered(method),
    }));
    for (const { key, sec } of reserved) this.#update(key, (meter) => reserve(meter, sec));
    return (thenMs, unsent) => {
      this.#inFlight--;
      if (unsent && this.#size) this.#bucket = uncount(this.#bucket, thenMs, this.#size);
      for (const { key, sec } of reserved) this.#update(key, (meter) => reserve(meter, -sec));
    };
  }

  /** The portal could not be reached or had enough: a pause, and then one careful request. */
  holdUntil(ms: number): void {
    this.#shaken = true;
    this.heldUntilMs = Math.max(this.heldUntilMs, ms);
  }

  /** The portal answers again. */
  recovered(): void {
    this.#shaken = false;
  }

  /** The portal refused a request as one too many. */
  overflowed(nowMs: number): void {
    if (this.#size) this.#bucket = full(nowMs, this.#size);
  }

  /** The portal refused a method for its operating time: it rests until the portal's own end of that, on whatever way. */
  spent(method: string, path: Path, nowMs: number): void {
    const { resetAtMs, blockedUntilMs } = this.#meter(this.#keyOf(method, path));
    const told = resetAtMs !== undefined && resetAtMs > nowMs ? resetAtMs : nowMs + blindParkMs;
    const untilMs = blockedUntilMs > nowMs ? blockedUntilMs : told;
    for (const key of this.#keysOf({ method, alone: false })) this.#update(key, (meter) => block(meter, untilMs));
  }

  hear(method: string, path: Path, nowMs: number, report: Report): void {
    this.#update(this.#keyOf(method, path), (meter) => hear(meter, nowMs, report));
  }

  /** Is any method near the end of its budget, or beyond? Then it is worth asking which calls wait for it. */
  isTight(nowMs: number): boolean {
    return [...this.#meters.values()].some((meter) => roomSec(meter, nowMs, budgetSec) < tightSec);
  }

  /** Seconds of the budget that the fullest meter of each method holds. */
  usedSec(nowMs: number): ReadonlyMap<string, number> {
    const used = new Map<string, number>();
    for (const [key, meter] of this.#meters) {
      const [, method = key] = key.split(' ');
      used.set(method, Math.max(used.get(method) ?? 0, usedSec(meter, nowMs)));
    }
    return used;
  }

  /** A call that costs more than a whole budget takes all of it. */
  #metered(method: string): number {
    const seconds = this.#costs.seconds(method);
    return seconds > recordedAboveSec ? Math.min(seconds, budgetSec) : 0;
  }

  /** Near the end of a budget the answers in flight are awaited, so that its rest does not go in requests of one call. */
  #needed(call: Pick<Pending, 'method' | 'alone'>): number {
    const sec = this.#metered(call.method);
    return this.#keysOf(call).some((key) => this.#meter(key).reservedSec > 0)
      ? Math.min(worthSending * sec, budgetSec)
      : sec;
  }

  #keyOf(method: string, path: Path): string {
    return this.#metersApart ? `${path} ${method}` : method;
  }

  /** The meters that a call may fall under: one that need not travel alone may go either way. */
  #keysOf({ method, alone }: Pick<Pending, 'method' | 'alone'>): readonly string[] {
    const direct = this.#keyOf(method, 'direct');
    return alone || !this.#metersApart ? [direct] : [direct, this.#keyOf(method, 'batch')];
  }

  #meter(key: string): Meter {
    return this.#meters.get(key) ?? idleMeter;
  }

  #update(key: string, change: (meter: Meter) => Meter): void {
    this.#meters.set(key, change(this.#meters.get(key) ?? idleMeter));
  }
}

/** Calls with the same name wait for the same meters. */
export function waitName({ method, alone }: Pick<Pending, 'method' | 'alone'>): string {
  return alone ? `direct ${method}` : method;
}

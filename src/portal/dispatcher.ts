import type { Json } from '../base/json.ts';
import type { Answer } from '../model/call.ts';
import { Fault } from '../model/fault.ts';
import { message } from '../model/message.ts';
import { type Lot, nextLot } from './batcher.ts';
import { conclude } from './conclude.ts';
import { fly, withdrawn } from './flight.ts';
import { announcedAboveMs } from './limits.ts';
import { waitName } from './pace/governor.ts';
import type { Desk, Parts } from './parts.ts';
import type { Pending } from './pending.ts';

/**
 * The queue of calls, and the one place that decides when requests leave.
 *
 * Calls of one turn are gathered, as the pump runs when the turn is over; from then on it runs whenever something changed: a new call,
 * an answer, or the end of a wait. Requests are put together at the last moment, so that they are as full as they can be.
 */
export class Dispatcher implements Desk {
  readonly #parts: Parts;
  readonly #crowded: (waiting: number) => void;
  readonly #watched = new WeakMap<AbortSignal, Set<Pending>>();
  readonly #closing = new AbortController();
  readonly #announced = new Map<string, number>();
  #waiting: Pending[] = [];
  readonly #flights = new Set<Flight>();
  #pumpDue = false;
  #alarm = new AbortController();

  /** `crowded` hears how many calls wait when the bucket holds them up. */
  constructor(parts: Parts, crowded: (waiting: number) => void) {
    this.#parts = parts;
    this.#crowded = crowded;
  }

  submit(call: Pending, first = false): void {
    if (this.#closing.signal.aborted || call.options.signal?.aborted) {
      this.#withdraw(call);
      return;
    }
    this.#watch(call);
    if (first) this.#waiting.unshift(call);
    else this.#waiting.push(call);
    this.#wake();
  }

  settle(call: Pending, answer: Answer, envelope?: Json): void {
    if (call.state === 'settled') return;
    call.state = 'settled';
    if (call.options.signal) this.#watched.get(call.options.signal)?.delete(call);
    call.settle(answer, envelope);
  }

  again(calls: readonly Pending[]): void {
    const wanted = calls.filter((call) => !this.#closing.signal.aborted && !call.options.signal?.aborted);
    for (const call of calls) call.state = 'waiting';
    this.#waiting = [...wanted, ...this.#waiting];
    for (const call of calls) if (!wanted.includes(call)) this.#withdraw(call);
  }

  endAll(fault: Fault): void {
    for (const call of this.#waiting.splice(0)) this.settle(call, { kind: 'not-done', fault });
  }

  /** Withdraws what waits and cuts what is in flight. */
  close(): void {
    this.#closing.abort();
    this.#alarm.abort();
    for (const call of this.#waiting.splice(0)) this.#withdraw(call);
    for (const { abort } of this.#flights) abort.abort();
  }

  #withdraw(call: Pending): void {
    this.settle(call, { kind: 'not-done', fault: withdrawn(call) });
  }

  /** One listener a signal, however many calls it has. */
  #watch(call: Pending): void {
    const { signal } = call.options;
    if (!signal) return;
    const calls = this.#watched.get(signal) ?? new Set();
    if (!this.#watched.has(signal)) signal.addEventListener('abort', () => this.#aborted(calls), { once: true });
    this.#watched.set(signal, calls.add(call));
  }

  /** What waits is withdrawn, reads in flight are forgotten; a write that has left is worth its answer. */
  #aborted(calls: ReadonlySet<Pending>): void {
    this.#waiting = this.#waiting.filter((call) => !calls.has(call));
    for (const call of [...calls]) {
      if (call.state === 'waiting' || (call.state === 'sent' && call.reading)) this.#withdraw(call);
    }
    for (const flight of this.#flights)
      if (flight.calls.every(({ state }) => state === 'settled')) flight.abort.abort();
  }

  #wake(): void {
    if (this.#pumpDue) return;
    this.#pumpDue = true;
    setImmediate(() => {
      this.#pumpDue = false;
      this.#pump();
    });
  }

  #wakeAt(ms: number): void {
    this.#alarm.abort();
    if (!Number.isFinite(ms) || this.#closing.signal.aborted) return;
    this.#alarm = new AbortController();
    this.#parts.clock.wait(Math.max(1, ms - this.#parts.clock.nowMs()), this.#alarm.signal).then(
      () => this.#pump(),
      () => undefined,
    );
  }

  #pump(): void {
    this.#wakeAt(this.#sendDue());
  }

  /** Sends what may leave now. Shape: when to look again, on our clock; `Infinity` when only an answer or a new call can change anything. */
  #sendDue(): number {
    const { clock, governor } = this.#parts;
    while (this.#waiting.length > 0) {
      const nowMs = clock.nowMs();
      this.#heedLongWaits(nowMs);
      const openAtMs = governor.openAtMs(nowMs);
      if (openAtMs > nowMs) {
        if (Number.isFinite(openAtMs)) this.#crowded(this.#waiting.length);
        return openAtMs;
      }
      const lot = nextLot(this.#waiting, governor.allowance(nowMs));
      if (!lot) return this.#earliestMs(nowMs);
      const patientUntilMs = lot.full ? nowMs : governor.patientUntilMs(nowMs);
      if (patientUntilMs > nowMs) return patientUntilMs;
      const leaving = new Set(lot.calls);
      this.#waiting = this.#waiting.filter((call) => !leaving.has(call));
      void this.#fly(lot);
    }
    return Number.POSITIVE_INFINITY;
  }

  async #fly(lot: Lot): Promise<void> {
    const { clock, governor } = this.#parts;
    for (const call of lot.calls) call.state = 'leaving';
    const flight = { calls: lot.calls, abort: new AbortController() };
    const arrive = governor.depart(lot, clock.nowMs());
    this.#flights.add(flight);
    let unsent = true;
    try {
      const flown = await fly(lot, this.#parts, this, flight.abort.signal);
      unsent = flown === undefined;
      if (flown) await conclude(flown, this.#parts, this, this.#closing.signal);
    } catch (bug) {
      for (const call of lot.calls) if (call.state === 'leaving' || call.state === 'sent') call.fail(bug);
    } finally {
      this.#flights.delete(flight);
      arrive(clock.nowMs(), unsent);
      this.#wake();
    }
  }

  /** When the first of the calls that wait may leave by its method's budget and its own delay. */
  #earliestMs(nowMs: number): number {
    const { governor } = this.#parts;
    const known = new Map<string, number>();
    return this.#waiting.reduce((earliest, call) => {
      const name = waitName(call);
      const freeAtMs = known.get(name) ?? governor.freeAtMs(call, nowMs);
      known.set(name, freeAtMs);
      return Math.min(earliest, Math.max(freeAtMs, call.notBeforeMs));
    }, Number.POSITIVE_INFINITY);
  }

  /** Announces waits of more than a minute once, and gives up the calls whose wait is longer than allowed. */
  #heedLongWaits(nowMs: number): void {
    const { maxWaitMs, onEvent } = this.#parts;
    for (const [name, { call, untilMs }] of this.#waits(nowMs)) {
      const seconds = Math.ceil((untilMs - nowMs) / 1000);
      if (untilMs - nowMs > maxWaitMs)
        this.#giveUp(
          this.#waiting.filter((other) => waitName(other) === name),
          seconds,
        );
      else if (untilMs - nowMs > announcedAboveMs && Math.abs((this.#announced.get(name) ?? 0) - untilMs) > 1000) {
        this.#announced.set(name, untilMs);
        onEvent({
          type: 'waiting',
          message: message('WAITING_OPERATING', { method: call.call.method, seconds }),
          untilMs,
        });
      }
    }
    this.#heedHold(nowMs);
  }

  /** The same for a pause of everything. */
  #heedHold(nowMs: number): void {
    const { governor, maxWaitMs, onEvent } = this.#parts;
    const untilMs = governor.heldUntilMs;
    const seconds = Math.ceil((untilMs - nowMs) / 1000);
    if (untilMs - nowMs > maxWaitMs) this.#giveUp(this.#waiting, seconds);
    else if (untilMs - nowMs > announcedAboveMs && this.#announced.get('') !== untilMs) {
      this.#announced.set('', untilMs);
      onEvent({ type: 'waiting', message: message('WAITING_PORTAL', { seconds }), untilMs });
    }
  }

  /** The ends of all waits for operating time, with one of the calls that wait. */
  #waits(nowMs: number): ReadonlyMap<string, { readonly call: Pending; readonly untilMs: number }> {
    const { governor } = this.#parts;
    const firsts = new Map<string, Pending>();
    if (!governor.isTight(nowMs)) return new Map();
    for (const call of this.#waiting) {
      const name = waitName(call);
      if (!firsts.has(name)) firsts.set(name, call);
    }
    const waits = [...firsts].map(([name, call]) => [name, { call, untilMs: governor.freeAtMs(call, nowMs) }] as const);
    return new Map(waits.filter(([, { untilMs }]) => untilMs > nowMs && Number.isFinite(untilMs)));
  }

  #giveUp(calls: readonly Pending[], seconds: number): void {
    const leaving = new Set(calls);
    this.#waiting = this.#waiting.filter((call) => !leaving.has(call));
    for (const call of calls) {
      const fault = new Fault('WAIT_TOO_LONG', { seconds }, { reach: 'temporary' });
      this.settle(call, { kind: 'not-done', fault });
    }
  }
}

interface Flight {
  readonly calls: readonly Pending[];
  readonly abort: AbortController;
}

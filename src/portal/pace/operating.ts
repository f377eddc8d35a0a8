import { operatingSlotMs, operatingWindowMs } from '../limits.ts';

/**
 * The operating seconds of one method in the last ten minutes, as the portal counts them.
 *
 * Premise: the portal adds up the seconds of each method in slots of a minute, tells the sum and the moment the oldest slot leaves it
 * with every answer, and refuses the method while the sum is above its limit. Between two answers we go on from the last sum: what
 * has been in our own slots for ten minutes is gone, what is in flight is reserved at its usual price.
 * Terms: a `slot` is a minute with its seconds; the first sum heard goes into the slot that the portal calls the oldest, since
 * what was used before us cannot be dated better, and the next answer after that moment corrects it.
 */
export interface Meter {
  readonly slots: readonly Slot[];
  readonly reservedSec: number;
  /** When the last sum that was heard was true, on our clock; answers overtake each other. */
  readonly heardAtMs: number;
  /** Our clock: the portal has refused the method until then. */
  readonly blockedUntilMs: number;
  /** When the oldest slot leaves the sum, as the portal said last. */
  readonly resetAtMs: number | undefined;
}

interface Slot {
  readonly startMs: number;
  readonly sec: number;
}

/** What one answer says of its method. Units: moments of our clock. */
export interface Report {
  readonly usedSec: number;
  readonly resetAtMs: number | undefined;
  readonly heardAtMs: number;
}

export const idleMeter: Meter = { slots: [], reservedSec: 0, heardAtMs: 0, blockedUntilMs: 0, resetAtMs: undefined };

export function usedSec(meter: Meter, nowMs: number): number {
  return live(meter.slots, nowMs).reduce((sum, { sec }) => sum + sec, 0);
}

/** Seconds that may still be spent; less than none while the portal refuses the method, as some calls cost nothing. */
export function roomSec(meter: Meter, nowMs: number, budgetSec: number): number {
  return meter.blockedUntilMs > nowMs
    ? Number.NEGATIVE_INFINITY
    : budgetSec - usedSec(meter, nowMs) - meter.reservedSec;
}

/**
 * When `sec` seconds will be free.
 *
 * Units: milliseconds of our clock; `Infinity` when only the answers in flight can tell.
 */
export function freeAtMs(meter: Meter, nowMs: number, budgetSec: number, sec: number): number {
  const from = Math.max(nowMs, meter.blockedUntilMs);
  const wanted = Math.min(sec, budgetSec);
  const moments = [from, ...meter.slots.map(({ startMs }) => startMs + operatingWindowMs)].filter((ms) => ms >= from);
  const moment = moments
    .sort((a, b) => a - b)
    .find((ms) => budgetSec - usedSec(meter, ms) - meter.reservedSec >= wanted);
  return moment ?? Number.POSITIVE_INFINITY;
}

export function reserve(meter: Meter, sec: number): Meter {
  return { ...meter, reservedSec: Math.max(0, meter.reservedSec + sec) };
}

/** Takes over the sum that an answer told. */
export function hear(meter: Meter, nowMs: number, report: Report): Meter {
  if (report.heardAtMs < meter.heardAtMs) return meter;
  const slots = live(meter.slots, nowMs);
  const missing = report.usedSec - slots.reduce((sum, { sec }) => sum + sec, 0);
  const first = slots.length === 0 && report.resetAtMs !== undefined ? report.resetAtMs - operatingWindowMs : nowMs;
  return {
    ...meter,
    slots: missing >= 0 ? added(slots, Math.min(first, nowMs), missing) : withoutOldest(slots, -missing),
    heardAtMs: report.heardAtMs,
    resetAtMs: report.resetAtMs,
  };
}

/** The portal refused the method for its operating time. */
export function block(meter: Meter, untilMs: number): Meter {
  return { ...meter, blockedUntilMs: Math.max(meter.blockedUntilMs, untilMs) };
}

function live(slots: readonly Slot[], nowMs: number): readonly Slot[] {
  return slots.filter(({ startMs }) => startMs + operatingWindowMs > nowMs);
}

function added(slots: readonly Slot[], atMs: number, sec: number): readonly Slot[] {
  if (sec === 0) return slots;
  const last = slots.at(-1);
  if (!last || last.startMs + operatingSlotMs <= atMs) return [...slots, { startMs: atMs, sec }];
  return [...slots.slice(0, -1), { startMs: last.startMs, sec: last.sec + sec }];
}

function withoutOldest(slots: readonly Slot[], sec: number): readonly Slot[] {
  const [oldest, ...rest] = slots;
  if (!oldest) return [];
  return oldest.sec > sec ? [{ ...oldest, sec: oldest.sec - sec }, ...rest] : withoutOldest(rest, sec - oldest.sec);
}

import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { operatingSlotMs, operatingWindowMs } from '../limits.ts';

/**
 * The portal's `time` of one call, judged: whoever reads this may believe it.
 *
 * Premise: these numbers steer how long we wait and how much we send, so each is bounded by what it can be at all. A span is at most as
 * long as the request took on our clock, a sum of operating seconds fits into its window with some neighbours, and a reset lies within a
 * window of the end of the call that tells it. What does not fit is not there.
 * Units: seconds.
 */
export interface Timing {
  /** When the portal was done, on its own clock (unix). */
  readonly finishSec: number | undefined;
  readonly durationSec: number | undefined;
  /** Operating seconds of the method in the current window. */
  readonly usedSec: number | undefined;
  /** How long after `finishSec` the oldest of them leave the window. */
  readonly resetInSec: number | undefined;
}

/** Moments further away are no clock's: the year 2286, where unix seconds get an eleventh digit. */
const momentAtMost = 1e10;
const windowSec = operatingWindowMs / 1000;
/** A window that several workers fill at once. */
const usedAtMost = 60 * windowSec;
/** The slots of a window are as wide as this, so a reset may be told so much later. */
const resetInAtMost = windowSec + operatingSlotMs / 1000;

/** `elapsedSec`: how long the whole request took on our clock. */
export function timingOf(time: Json | undefined, elapsedSec: number): Timing {
  const one = (name: string, most: number) => (isObject(time) ? within(time[name], most) : undefined);
  const finishSec = one('finish', momentAtMost);
  const resetAtSec = one('operating_reset_at', momentAtMost);
  const durationSec = one('duration', momentAtMost);
  return {
    finishSec,
    durationSec: durationSec === undefined ? undefined : Math.min(durationSec, elapsedSec),
    usedSec: one('operating', usedAtMost),
    resetInSec:
      finishSec === undefined || resetAtSec === undefined ? undefined : within(resetAtSec - finishSec, resetInAtMost),
  };
}

/** The `time` of one command of a batch; refused ones usually have none. */
export function timingOfCommand({ result }: JsonObject, name: string, elapsedSec: number): Timing {
  const times = isObject(result) && isObject(result.result_time) ? result.result_time : {};
  return timingOf(times[name], elapsedSec);
}

/** A number from 0 on, or the digits of one. */
function within(value: Json | undefined, most: number): number | undefined {
  const number = typeof value === 'string' && decimal.test(value) ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number <= most ? number : undefined;
}

const decimal = /^\d{1,15}(?:\.\d{1,15})?$/;

import { isoOf } from '../clock.ts';
import type { OperatingView } from '../limits/operating.ts';
import type { Answer } from '../php/json-encode.ts';

export type Shape = { readonly [key: string]: Answer };

/**
 * The envelope's `time`.
 *
 * Shape: `start` and `processing` are cut to whole seconds, so `duration` holds the fraction of the clock as well.
 */
export function timeOf(startSeconds: number, spentSeconds: number, operating: OperatingView | undefined): Shape {
  const finish = startSeconds + spentSeconds;
  const start = Math.floor(startSeconds);
  return {
    start,
    finish: micro(finish),
    duration: micro(finish - start),
    processing: Math.floor(spentSeconds),
    date_start: isoOf(startSeconds),
    date_finish: isoOf(finish),
    ...(operating ? { operating_reset_at: operating.resetAt, operating: operating.operating } : {}),
  };
}

function micro(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}

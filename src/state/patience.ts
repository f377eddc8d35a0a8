import type { Clock } from '../base/clock.ts';
import { Fault } from '../model/fault.ts';

/** Units: milliseconds. Between one try and the next; after the last one the store is away. */
const pausesMs = [500, 1000, 2000, 4000, 8000];

/** What one try gave: an end, or a reason to try again, as a code without addresses. */
export type Try<T> = { readonly end: T } | { readonly again: string };

/**
 * Tries until there is an end, with growing pauses.
 *
 * Errors: `STATE_AWAY` (temporary) with the last reason; whatever a try throws ends it at once.
 */
export async function patiently<T>(
  state: string,
  clock: Clock,
  once: (attempt: number) => Promise<Try<T>>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const tried = await once(attempt);
    if ('end' in tried) return tried.end;
    const pauseMs = pausesMs[attempt - 1];
    if (pauseMs === undefined) throw new Fault('STATE_AWAY', { state, reason: tried.again }, { reach: 'temporary' });
    await clock.wait(pauseMs);
  }
}

import type { Clock } from '../../base/clock.ts';

export interface PoolOptions {
  /** Items in flight at most. */
  readonly atOnce: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** Asked before each start; `false` starts nothing any more. */
  readonly mayStart: () => boolean;
}

/** The first starts are spread, so that a hundred portals do not get their first request in the same moment. Units: milliseconds. */
const staggerMs = 15;

/**
 * Works on many items, a bounded number at a time, in their order.
 *
 * Shape: the items that were not begun. A bug in `work` is thrown once everything that runs has ended.
 */
export async function workThrough<Item>(
  items: readonly Item[],
  { atOnce, clock, random, mayStart }: PoolOptions,
  work: (item: Item) => Promise<void>,
): Promise<readonly Item[]> {
  let next = 0;
  const worker = async (place: number): Promise<void> => {
    if (place > 0) await clock.wait(staggerMs * (place + random() - 0.5));
    while (next < items.length && mayStart()) {
      const item = items[next] as Item;
      next += 1;
      await work(item);
    }
  };
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, (_, place) => worker(place));
  const ends = await Promise.allSettled(workers);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return items.slice(next);
}

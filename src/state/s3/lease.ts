/*
 * A lock in a store that knows no locks is a lease: an object that its holder writes anew from time to time, and that others may take over
 * once it has not been written for `ttlMs`.
 *
 * The taker judges by the store's clock alone: the store says when the object was written last, and what time it is. The holder judges by his
 * own clock alone: he counts from the moment at which his last renewal left, which is before the moment at which the store wrote it. So no
 * two clocks are ever compared, only lengths of time. They differ by how much one clock runs faster than another, and by the whole
 * seconds in which stores tell the time: what is told is up to a second early at both ends, so that an age looks up to a second longer.
 * The holder counts with less than that: `ttlMs` less its share for drift, less two seconds, less what a request needs to leave. While his lease is so counted, nobody can take it.
 */

/** Units: milliseconds. */
export const ttlMs = 180_000;
export const renewMs = 30_000;

/** How much faster the store's clock may run than ours, as a share. */
const driftShare = 0.02;

/** Whole seconds at both ends. */
const grainMs = 2_000;

/** From the look at the lease to the moment at which a create has left. */
const departMs = 8_000;

/**
 * Until when, from now on, a lease is ours beyond doubt.
 *
 * Units: milliseconds of our clock, never negative. `sentMs` is when the last renewal left that the store has taken.
 */
export function leaseLeftMs(sentMs: number, nowMs: number): number {
  return Math.max(0, sentMs + ttlMs * (1 - driftShare) - grainMs - departMs - nowMs);
}

/** May a lease be taken over? By what the store says: when it was written, and what time it is there. Units: milliseconds. */
export function isOver(writtenMs: number, storeNowMs: number): boolean {
  return storeNowMs - writtenMs >= ttlMs;
}

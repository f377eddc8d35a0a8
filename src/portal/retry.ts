/** How often a call is tried again for each reason before its caller hears of it. Source: ours. */
export const triesAtMost = {
  /** A read whose answer was lost or unreadable. */
  lost: 5,
  /** No connection, so nothing was sent. */
  connect: 6,
  /** The portal's bucket was full. */
  drain: 12,
  /** The operating time of the method was spent; each try waits until the portal's own end of it. */
  park: 12,
  /** The token was too old. */
  refresh: 2,
  /** The request was too large for the web server. */
  shrink: 6,
  /** The portal has another address. */
  moved: 3,
} as const;

export type Cause = keyof typeof triesAtMost;

const firstMs = 1000;
const longestMs = 30_000;

/**
 * The wait before try number `attempt` (1 is the first repetition): doubling, and spread by a quarter to either side so that several
 * clients do not come back together.
 */
export function delayMs(attempt: number, random: () => number): number {
  const ms = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 10));
  return Math.round(ms * (0.75 + random() / 2));
}

/**
 * Commands in the next request of a reading call that was lost `attempts` times: one poisonous command spoils its whole
 * batch each time, so the batch gets smaller until the poison is alone.
 */
export function companyAfter(attempts: number, most: number): number {
  return attempts < 2 ? most : Math.max(1, Math.ceil(most / 4 ** (attempts - 1)));
}

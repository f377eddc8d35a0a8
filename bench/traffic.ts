import { type RequestRecord, realisticCosts } from '../src/sandbox/server.ts';

/** What one client did to a portal. */
export interface Traffic {
  readonly requests: number;
  /** Refused by the limiter in front of the portal. */
  readonly rejected: number;
  /** Commands that the portal refused or never ran, for whatever reason. */
  readonly failed: number;
  /** Commands by method, in lower case. */
  readonly commands: Readonly<Record<string, number>>;
  /** Wall clock of the first arrival and of the last answer. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** The same of the requests that create. */
  readonly firstCreateMs: number;
  readonly lastCreateMs: number;
  readonly requestsBeforeCreates: number;
}

export const creating = 'im.chat.add';

export function tally(requests: readonly RequestRecord[]): Traffic {
  const commands = requests.flatMap((request) => request.commands);
  const creates = requests.filter((request) => request.commands.some(({ method }) => method === creating));
  const counts: Record<string, number> = {};
  for (const { method } of commands) counts[method.toLowerCase()] = (counts[method.toLowerCase()] ?? 0) + 1;
  return {
    requests: requests.length,
    rejected: requests.filter(({ isRateRejected }) => isRateRejected).length,
    failed: commands.filter(({ outcome }) => outcome !== 'ok').length,
    commands: counts,
    ...between(requests, 'firstMs', 'lastMs'),
    ...between(creates, 'firstCreateMs', 'lastCreateMs'),
    requestsBeforeCreates: creates[0] ? requests.indexOf(creates[0]) : requests.length,
  };
}

function between<First extends string, Last extends string>(
  requests: readonly RequestRecord[],
  first: First,
  last: Last,
): Record<First | Last, number> {
  const starts = requests.map(({ at }) => at);
  const ends = requests.map(({ at, durationMs }) => at + durationMs);
  return { [first]: Math.min(...starts), [last]: Math.max(...ends) } as Record<First | Last, number>;
}

/** The portal as its limits and its costs describe it. Source: standard tariff, and the sandbox's realistic costs. */
const portal = { workers: 4, threshold: 50, drainPerSec: 2, commandsAtMost: 50, operatingSec: 480, windowSec: 600 };

/**
 * The least time in which these commands can be done, whoever sends them.
 *
 * Premise: requests are as full as they may be, no slot or worker is ever idle, and the limits are used to the last drop.
 * Units: portal seconds.
 */
export function boundSec(commands: Traffic['commands'], concurrency: number): number {
  const entries = Object.entries(commands);
  const cost = (method: string) => realisticCosts.methods?.[method] ?? 0;
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  const requests = Math.ceil(total / portal.commandsAtMost);
  const work = entries.reduce((sum, [method, count]) => sum + count * cost(method), 0);
  const busiest = Math.max(...entries.map(([method, count]) => (cost(method) > 0.1 ? count * cost(method) : 0)));
  return Math.max(
    (work + requests * (realisticCosts.request ?? 0)) / Math.min(concurrency, portal.workers),
    (requests - portal.threshold) / portal.drainPerSec,
    (Math.ceil(busiest / portal.operatingSec) - 1) * portal.windowSec,
  );
}

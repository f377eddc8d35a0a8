import type { Config } from '../model/config.ts';

/** Source: the cloud cuts a request 60 s after it began; the rest is for its way there and its wait for a free worker. */
export const cloudCutSec = 65;

/** How long a config's portal may go on working on a request that nobody waits for. Units: seconds. */
export function cutSecOf({ portal }: Config): number {
  return portal.kind === 'sandbox' ? 0 : cloudCutSec;
}

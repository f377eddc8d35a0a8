import type { PortalClock } from '../clock.ts';
import type { MakeUp, Settings } from '../options.ts';
import type { Blobs } from './blobs.ts';
import type { Tables } from './tables.ts';

/** Everything a method of the portal works with. */
export interface Portal {
  readonly tables: Tables;
  readonly blobs: Blobs;
  readonly clock: PortalClock;
  readonly settings: Settings;
  readonly makeUp: MakeUp;
  /** Address that absolute links begin with, such as `http://127.0.0.1:8024`. */
  readonly address: () => string;
  /** Seconds by which the search index lags behind titles. */
  readonly searchLagSeconds: () => number;
}

/** Portal time cut to whole seconds, as the database keeps it. */
export function nowOf(portal: Portal): number {
  return Math.floor(portal.clock.seconds());
}

/** Raises a named counter that survives the process and gives its new value. */
export function countUp(portal: Portal, name: string): number {
  const value = Number(portal.tables.get('notes', name)?.value ?? 0) + 1;
  portal.tables.put('notes', { id: name, value });
  return value;
}

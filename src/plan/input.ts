import type { Actual } from '../model/actual.ts';
import type { Config } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import type { Allowed } from './consent.ts';
import type { Pictures } from './resolve.ts';

/** Everything a plan depends on; the same input gives the same plan. */
export interface PlanInput {
  readonly config: Config;
  /** The lockfile section's name: host or `sandbox`. */
  readonly portal: string;
  readonly rows: ReadonlyMap<string, LockRow>;
  readonly actual: Actual;
  readonly pictures: Pictures;
  readonly undocumented: boolean;
  readonly allowed: Allowed;
  readonly prune: boolean;
  /** Everything goes, so that even forgetting wants consent. */
  readonly destroy: boolean;
  /** Every key that the files have, also of chats that are not planned or are to go. */
  readonly written: ReadonlySet<string>;
  /** Units: unix seconds of the portal's clock. */
  readonly nowSec: number;
  /** Units: seconds that the portal may go on working on a lost request. */
  readonly cutSec: number;
}

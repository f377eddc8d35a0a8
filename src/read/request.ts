import type { Directory } from '../model/actual.ts';
import type { ChatConfig, Config } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';

/** What a reading trip is to find out. */
export interface ReadRequest {
  readonly config: Config;
  /** The chats to be read; usually all of the config. */
  readonly chats: readonly ChatConfig[];
  readonly rows: ReadonlyMap<string, LockRow>;
  /** Keys for which a merged lockfile holds several ids. */
  readonly conflicts: ReadonlyMap<string, readonly number[]>;
  /** Keys of rows whose chat left the file and that are to be looked at. */
  readonly leftovers: readonly string[];
  readonly search: Search;
  /** Known from an earlier trip of the same run; saves asking again. */
  readonly known?: { readonly caller: number; readonly directory: Directory };
}

/** How lost creates are settled. */
export interface Search {
  /** Units: seconds that the portal may go on working on a request after its client is gone. */
  readonly cutSec: number;
  /**
   * Waits until the portal's clock shows this moment; resolves to `false` when it would rather not wait (a plan only looks).
   */
  readonly waitUntilSec: (portalSec: number) => Promise<boolean>;
  /** When single creates of this run can no longer be at work, by key; for the others their row and `cutSec` tell. */
  readonly settledAfterSec?: ReadonlyMap<string, number>;
}

import type { Clock } from '../base/clock.ts';
import type { Target } from '../config/inventory/resolve.ts';
import type { ConfigFiles } from '../model/config-files.ts';
import type { Diagnostic } from '../model/message.ts';
import type { EventSink } from '../model/ports.ts';
import type { Allowed } from '../plan/consent.ts';

/** What every use of the tool is told from outside; the edges fill it in, the recipes only read it. */
export interface Options {
  /** Config files and folders, relative to `cwd`. */
  readonly files: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The portal of an inventory that the files are for, in the place of what they would say themselves. */
  readonly target?: Target;
  /** The disk as far as configs name files; the real one where nothing is said. */
  readonly disk?: ConfigFiles;
  /** Overrides the file's portal. */
  readonly url?: string;
  readonly token?: string;
  /** `--var`: values for the files. */
  readonly vars?: Readonly<Record<string, string>>;
  readonly lockfile?: string;
  /** Where the state lies; overrides PROVISION_STATE and the file. */
  readonly state?: string;
  /** The version of this tool, told to whoever waits for a lock. */
  readonly version?: string;
  /** Globs over chat keys. */
  readonly only?: readonly string[];
  readonly exclude?: readonly string[];
  readonly allowed?: Allowed;
  readonly prune?: boolean;
  /** Takes every chat of the project away, as its onRemove says, in place of making the portal as the files say. */
  readonly destroy?: boolean;
  /** May avatars lie outside the config's folder? */
  readonly allowOutside?: boolean;
  /** Will the plan be drawn, so that the pictures on the portal are wanted too? */
  readonly drawn?: boolean;
  /** Files that will be written besides the lockfile, relative to `cwd`; none of them may be a file that is read. */
  readonly outputs?: readonly string[];
  /** Requests in flight at most. */
  readonly concurrency?: number;
  /** The longest single wait for the portal's limits; beyond, the run ends as temporary. Units: milliseconds. */
  readonly maxWaitMs?: number;
  /** Says at once what stands in the way, in place of waiting until it has passed. */
  readonly hurried?: boolean;
  /** Aborted to stop gently: what is in flight comes to its end and is recorded. */
  readonly signal?: AbortSignal;
  readonly onEvent?: EventSink;
  /** Told what is wrong with `only` and `exclude` here, in place of ending for it: where there are many portals, another one may have what they mean. */
  readonly onSelection?: (troubles: readonly Diagnostic[]) => void;
  /** Told once of a config that is right what is strange about it. */
  readonly onWarnings?: (warnings: readonly Diagnostic[], sources: ReadonlyMap<string, string>) => Promise<void>;
  readonly clock?: Clock;
}

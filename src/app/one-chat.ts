import { takeLock } from '../disk/lock.ts';
import { type LockfileHandle, openLockfile } from '../disk/lockfile.ts';
import type { FoundChat } from '../model/actual.ts';
import { Fault } from '../model/fault.ts';
import type { LockSection } from '../model/ports.ts';
import { readChat } from '../read/chats.ts';
import { type Invalid, type Loaded, load } from './load.ts';
import type { Options } from './options.ts';
import { type OpenPortal, openPortal } from './portal.ts';

export interface Bench {
  readonly loaded: Loaded;
  readonly lockfile: LockfileHandle;
  readonly section: LockSection;
  readonly portal: OpenPortal;
}

/** Opens the lockfile under its lock and a portal that can only be read, for work on single rows. */
export async function withRow<T>(
  options: Options,
  command: string,
  work: (bench: Bench) => Promise<T>,
): Promise<T | Invalid> {
  const loaded = await load(options, true);
  if (loaded.kind === 'invalid') return loaded;
  const lock = await takeLock(loaded.config.lockfile, { command });
  try {
    const lockfile = await openLockfile(loaded.config.lockfile, loaded.config.project);
    const portal = await openPortal(loaded.config, options, 'read');
    try {
      return await work({ loaded, lockfile, portal, section: lockfile.section(portal.client.name) });
    } finally {
      await portal.close();
      await lockfile.close();
    }
  } finally {
    await lock.release();
  }
}

/** The chat behind an id that a person gave. Errors: a Fault when it cannot be read, or when another key has it. */
export async function chatToTake({ section, portal }: Bench, key: string, id: number): Promise<FoundChat> {
  for (const [other, row] of section.rows())
    if (row.id === id && other !== key) throw new Fault('ID_TAKEN', { id, key: other });
  const found = await readChat({ client: portal.client }, id, false);
  if (!found) throw new Fault('ID_UNREACHABLE', { id });
  return found;
}

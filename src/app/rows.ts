import { nearest } from '../base/nearest.ts';
import type { Config } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import type { LockRow } from '../model/lockfile.ts';
import { type Message, message } from '../model/message.ts';
import type { LockSection } from '../model/ports.ts';
import { keysOf } from '../resources/chat/identity.ts';
import { refuseUnknown } from './key-of-file.ts';
import { type Invalid, load } from './load.ts';
import { openMemory } from './memory.ts';
import type { Options } from './options.ts';
import { sectionName } from './section.ts';

/** A row of the lockfile that was taken out, or got another key. */
export interface RowChanged {
  readonly kind: 'row-changed';
  readonly portal: string;
  readonly key: string;
  /** The key that it has now; `undefined` for a row that is gone. */
  readonly to: string | undefined;
  readonly id: number;
  /** What the next apply makes of it. */
  readonly notes: readonly Message[];
}

/**
 * Takes a key's row out of the lockfile; the chat stays as it is. Asks no portal.
 *
 * Errors: a Fault where there is no such row, or where it is an open question, which forgetting would answer unseen.
 */
export function forget(options: Options, key: string): Promise<RowChanged | Invalid> {
  return withSection(options, 'forget', async ({ config, section, portal, isOpen }) => {
    const row = settledRow(section, portal, key, isOpen);
    await section.put(key, undefined);
    const isWanted = config.chats.some((chat) => keysOf(chat).includes(key));
    const heals = config.identity === 'marker';
    const notes = isWanted ? [message(heals ? 'FORGOTTEN_HEALS' : 'FORGOTTEN_WANTED', { key, id: row.id })] : [];
    return { kind: 'row-changed', portal, key, to: undefined, id: row.id, notes };
  });
}

/**
 * Gives a row of the lockfile another key, which the config must have; the chat stays as it is. Asks no portal.
 *
 * Errors: a Fault where there is no such row, where it is an open question, or where the other key is unknown or has a row.
 */
export function move(options: Options, key: string, to: string): Promise<RowChanged | Invalid> {
  return withSection(options, 'move', async ({ config, section, portal, isOpen }) => {
    const row = settledRow(section, portal, key, isOpen);
    refuseUnknown(config, to);
    const taken = section.rows().get(to);
    if (taken !== undefined) throw new Fault('MOVE_TAKEN', { key, to, portal });
    // The chat's marker keeps the key that it was made under.
    const marker = config.identity === 'marker' ? { marker: row.marker ?? key } : {};
    const { marker: former, ...others } = { ...row, ...marker };
    const moved = former === undefined || former === to ? others : { ...others, marker: former };
    await Promise.all([section.put(to, moved), section.put(key, undefined)]);
    const isWanted = config.chats.some((chat) => chat.key === key);
    const notes = isWanted ? [message('MOVED_WANTED', { key, to })] : [];
    return { kind: 'row-changed', portal, key, to, id: row.id, notes };
  });
}

interface Opened {
  readonly config: Config;
  readonly portal: string;
  readonly section: LockSection;
  /** Did a merge leave several ids for this key? */
  readonly isOpen: (key: string) => boolean;
}

/** Opens the lockfile under its lock: never while a run is at work with it. */
async function withSection<T>(
  options: Options,
  command: string,
  work: (opened: Opened) => Promise<T>,
): Promise<T | Invalid> {
  const loaded = await load(options, true, true);
  if (loaded.kind === 'invalid') return loaded;
  const { config } = loaded;
  const memory = await openMemory(config, options, command);
  try {
    const portal = sectionName(config, memory.lockfile);
    const isOpen = (key: string) => memory.conflicts.some((one) => one.key === key && one.portal === portal);
    return await work({ config, portal, section: memory.section(portal), isOpen });
  } finally {
    await memory.close();
  }
}

function settledRow(
  section: LockSection,
  portal: string,
  key: string,
  isOpen: Opened['isOpen'],
): LockRow & { readonly id: number } {
  const rows = section.rows();
  const row = rows.get(key);
  if (row === undefined) {
    const near = nearest(key, [...rows.keys()]);
    throw near === undefined
      ? new Fault('ROW_MISSING', { key, portal })
      : new Fault('ROW_MISSPELT', { key, portal, near });
  }
  const { id } = row;
  if (id === undefined || isOpen(key)) throw new Fault('ROW_OPEN', { key });
  return { ...row, id };
}

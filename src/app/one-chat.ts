import type { FoundChat } from '../model/actual.ts';
import { Fault } from '../model/fault.ts';
import type { LockRow } from '../model/lockfile.ts';
import type { LockSection } from '../model/ports.ts';
import { readChat } from '../read/chats.ts';
import { isReserved, keyInMarker, olderKey } from '../resources/chat/identity.ts';
import { markerType } from '../resources/chat/marker.ts';
import { removalRules } from '../resources/chat/remove.ts';
import type { StateHandle } from '../state/open-state.ts';
import { refuseUnknown } from './key-of-file.ts';
import { type Invalid, type Loaded, load } from './load.ts';
import { openMemory } from './memory.ts';
import type { Options } from './options.ts';
import { type OpenPortal, openPortal } from './portal.ts';

export interface Bench {
  readonly loaded: Loaded;
  readonly memory: StateHandle;
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
  const memory = await openMemory(loaded.config, options, command);
  try {
    const portal = await openPortal(loaded.config, options, 'read');
    try {
      return await work({ loaded, memory, portal, section: memory.section(portal.client.name) });
    } finally {
      await portal.close();
    }
  } finally {
    await memory.close();
  }
}

/**
 * The chat behind an id that a person gave.
 *
 * Errors: a Fault when it cannot be read, is none that a team could own, or is another key's by its row or its marker.
 */
export async function chatToTake({ section, portal, loaded }: Bench, key: string, id: number): Promise<FoundChat> {
  for (const [other, row] of section.rows())
    if (row.id === id && other !== key) throw new Fault('ID_TAKEN', { id, key: other });
  const found = await readChat({ client: portal.client }, id, false);
  if (!found) throw new Fault('ID_UNREACHABLE', { id });
  const { type, entity, title } = found;
  if ((type !== 'OPEN' && type !== 'CHAT') || (entity && isReserved(entity.type)))
    throw new Fault('ID_SYSTEM', { id, title: JSON.stringify(title) });
  const { project, chats } = loaded.config;
  const former = chats.find((chat) => chat.key === key)?.fields.previousKeys as readonly string[] | undefined;
  const remembered = section.rows().get(key)?.marker;
  const own = [key, ...(former ?? []), ...(remembered === undefined ? [] : [remembered])];
  if (entity?.type === markerType && !own.includes(keyInMarker(entity, project) ?? ''))
    throw new Fault('ID_FOREIGN', { id, marker: entity.id });
  return found;
}

/** Does a key wait for a person to say which chat is its own? */
export function isOpenQuestion({ memory, portal, section }: Bench, key: string): boolean {
  const merged = memory.conflicts.some((conflict) => conflict.key === key && conflict.portal === portal.client.name);
  return merged || section.rows().get(key)?.pending !== undefined;
}

/** Errors: `NOTHING_PENDING` for a key that waits for no answer; as those of `refuseUnknown` for one that nobody knows. */
export function refuseSettled(bench: Bench, key: string): void {
  if (isOpenQuestion(bench, key)) return;
  refuseUnknown(bench.loaded.config, key, bench.section.rows().keys());
  throw new Fault('NOTHING_PENDING', { key });
}

/** What the row of a chat that was taken remembers besides its id. */
export function memoryOf({ loaded }: Bench, key: string, found: FoundChat): LockRow {
  const { project, chats } = loaded.config;
  const marker = olderKey(found, project, key);
  return { ...removalRules(chats.find((chat) => chat.key === key)), ...(marker === undefined ? {} : { marker }) };
}

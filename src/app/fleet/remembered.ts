import { systemClock } from '../../base/clock.ts';
import type { Config } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import type { Message } from '../../model/message.ts';
import type { StateStore } from '../../model/state.ts';
import { objectName } from '../../state/names.ts';
import { readState } from '../../state/state-text.ts';
import { load } from '../load.ts';
import { storeAt } from '../state/admin.ts';
import { whereIs } from '../state/where.ts';
import { workThrough } from './pool.ts';
import type { FleetPortal } from './portals.ts';

/** What a store has of a fleet. */
export interface Remembered {
  /** Chats that are remembered of each portal, by its name; of one that is not here, nothing is. */
  readonly chats: ReadonlyMap<string, number>;
  /** Objects of the fleet's projects that are no portal's of these. */
  readonly strays: readonly string[];
  /** Why it could not be asked. */
  readonly why?: Message;
}

interface Known {
  readonly portal: FleetPortal;
  readonly config: Config;
  readonly host: string;
}

/** Objects in flight at most. */
const objectsAtOnce = 16;

/** Asks the store of a fleet; `isWhole`: are these all of its portals, so that what is no one's is a stray? */
export async function rememberedInStore(portals: readonly FleetPortal[], isWhole: boolean): Promise<Remembered> {
  const known = await knownOf(portals);
  const [first] = known;
  if (!first) return { chats: new Map(), strays: [] };
  try {
    const { options } = first.portal;
    const store = await storeAt(whereIs(first.config, options), first.config, options);
    try {
      return { chats: await chatsIn(store, known), strays: isWhole ? await straysIn(store, known) : [] };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { chats: new Map(), strays: [], why: { code: error.code, args: error.args } };
  }
}

async function knownOf(portals: readonly FleetPortal[]): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (const portal of portals) {
    const { host, trouble, options } = portal;
    if (host === undefined || trouble) continue;
    const loaded = await load(options, true, true);
    if (loaded.kind === 'loaded') known.push({ portal, config: loaded.config, host });
  }
  return known;
}

async function chatsIn(store: StateStore, known: readonly Known[]): Promise<ReadonlyMap<string, number>> {
  const chats = new Map<string, number>();
  const pool = { atOnce: objectsAtOnce, clock: systemClock, random: () => 0, mayStart: () => true };
  await workThrough(known, pool, async ({ portal, config: { project }, host }) => {
    const object = store.object(project, host);
    const stored = await object.read();
    const rows = stored && rowsIn(readState(stored.text, object.name, project).document.portals);
    if (rows !== undefined) chats.set(portal.name, rows);
  });
  return chats;
}

function rowsIn(portals: ReadonlyMap<string, { readonly size: number }>): number {
  return [...portals.values()].reduce((sum, section) => sum + section.size, 0);
}

/** Others may keep their state in the same store, under projects that are not this fleet's. */
async function straysIn(store: StateStore, known: readonly Known[]): Promise<readonly string[]> {
  const projects = new Set(known.map(({ config }) => config.project));
  const own = new Set(known.map(({ config, host }) => objectName(config.project, host)));
  return ((await store.list()) ?? [])
    .filter(({ project }) => projects.has(project))
    .map(({ project, portal }) => objectName(project, portal))
    .filter((name) => !own.has(name))
    .toSorted();
}

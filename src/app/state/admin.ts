import { resolve } from 'node:path';
import { readGiven, readStandardInput } from '../../disk/input.ts';
import type { Config } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import type { Listed, LockInfo, Proof, StateStore } from '../../model/state.ts';
import { fileStore } from '../../state/file/store.ts';
import { describeInfo } from '../../state/lock-info.ts';
import { cutSecOf } from '../cut.ts';
import { type Invalid, load } from '../load.ts';
import { openMemory, openStoreAt } from '../memory.ts';
import type { Options } from '../options.ts';
import { portalName } from '../portal-name.ts';
import { type Where, whereIs } from './where.ts';

/** Proves the store of a config before it is trusted. */
export function checkState(
  options: Options,
): Promise<{ readonly kind: 'checked'; readonly state: string; readonly proofs: readonly Proof[] } | Invalid> {
  return withStore(options, async ({ store }) => ({ kind: 'checked', state: store.name, proofs: await store.check() }));
}

/** All that the stores of these portals have; of a store that cannot list, what it has of each of them. */
export async function listState(
  portals: readonly Options[],
): Promise<{ readonly kind: 'listed'; readonly list: readonly Listed[] } | Invalid> {
  const found = new Map<string, Listed>();
  for (const options of portals) {
    const part = await withStore(options, partOf);
    if (part.kind === 'invalid') return part;
    for (const each of part.list) found.set(JSON.stringify([each.project, each.portal]), each);
    if (part.isWhole) break;
  }
  return { kind: 'listed', list: [...found.values()] };
}

/** `isWhole`: whichever portal asks, this store would say the same. */
async function partOf(at: At) {
  const list = await at.store.list();
  return { kind: 'part', list: list ?? (await ownOf(at)), isWhole: list !== undefined && at.isShared } as const;
}

async function ownOf({ store, config }: At): Promise<readonly Listed[]> {
  const { project } = config;
  const portal = portalOf(config);
  const holder = await store.holder(project, portal);
  const isThere = holder !== undefined || (await store.object(project, portal).read()) !== undefined;
  return isThere ? [{ project, portal, holder }] : [];
}

export interface Row {
  readonly portal: string;
  readonly key: string;
  readonly id: number | undefined;
}

/** What is remembered, row by row. */
export async function showState(
  portals: readonly Options[],
): Promise<{ readonly kind: 'shown'; readonly rows: readonly Row[] } | Invalid> {
  const rows: Row[] = [];
  for (const options of portals) {
    const loaded = await load(options, true, true);
    if (loaded.kind === 'invalid') return loaded;
    const memory = await openMemory(loaded.config, options);
    await memory.close();
    for (const [portal, section] of memory.lockfile.portals)
      for (const [key, { id }] of section) rows.push({ portal, key, id });
  }
  return { kind: 'shown', rows };
}

/** The lockfile as the store has it. Errors: `STATE_EMPTY`. */
export function pullState(options: Options): Promise<{ readonly kind: 'pulled'; readonly text: string } | Invalid> {
  return withStore(options, async ({ store, config }) => {
    const stored = await store.object(config.project, portalOf(config)).read();
    if (!stored) throw new Fault('STATE_EMPTY', { state: store.name }, { reach: 'run' });
    return { kind: 'pulled', text: stored.text };
  });
}

/** Unites a lockfile with what the store has: a file, standard input for `-`, or the rows that earlier runs could not send. */
export async function pushState(
  portals: readonly Options[],
  file: string | undefined,
): Promise<{ readonly kind: 'pushed'; readonly states: readonly string[] } | Invalid> {
  const states: string[] = [];
  for (const options of portals) {
    const pushed = await pushOne(options, file);
    if (pushed.kind === 'invalid') return pushed;
    if (pushed.kind === 'pushed') states.push(pushed.state);
  }
  if (states.length === 0) throw new Fault('STATE_NOTHING_UNSENT', {}, { reach: 'run' });
  return { kind: 'pushed', states };
}

async function pushOne(options: Options, file: string | undefined) {
  const loaded = await load(options, true, true);
  if (loaded.kind === 'invalid') return loaded;
  const text = file === undefined ? undefined : await given(file, options);
  const memory = await openMemory(loaded.config, options, 'state push');
  try {
    if (text === undefined && !memory.united) return { kind: 'nothing' } as const;
    if (text === undefined) await memory.tidy();
    else await memory.unite(text, file ?? '');
    return { kind: 'pushed', state: memory.name } as const;
  } finally {
    await memory.close();
  }
}

/** Errors: `STATE_NO_FILE`. */
async function given(file: string, { cwd }: Options): Promise<string> {
  const text = file === '-' ? readStandardInput() : await readGiven(resolve(cwd, file), cwd);
  if (text === undefined) throw new Fault('STATE_NO_FILE', { file }, { reach: 'run' });
  return text;
}

/** Takes a lock away. Without an id it only says who holds it. */
export function unlockState(
  options: Options,
  id: string | undefined,
): Promise<
  | {
      readonly kind: 'unlocked' | 'held';
      readonly state: string;
      readonly holder: LockInfo;
      readonly described: string;
      readonly cutSec: number;
    }
  | { readonly kind: 'free'; readonly state: string }
  | Invalid
> {
  return withStore(options, async ({ store, config }) => {
    const { project } = config;
    const portal = portalOf(config);
    const state = store.object(project, portal).name;
    const holder = await store.holder(project, portal);
    if (!holder) return { kind: 'free', state };
    const facts = { state, holder, described: describeInfo(holder), cutSec: cutSecOf(config) };
    if (id === undefined) return { kind: 'held', ...facts };
    if (await store.unlock(project, portal, id)) return { kind: 'unlocked', ...facts };
    throw new Fault('STATE_OTHER_LOCK', { state, holder: describeInfo(holder), id: holder.ID }, { reach: 'run' });
  });
}

interface At {
  readonly store: StateStore;
  readonly config: Config;
  /** Do others keep their state in it, too? A lockfile is one portal's own. */
  readonly isShared: boolean;
}

async function withStore<T>(options: Options, work: (at: At) => Promise<T>): Promise<T | Invalid> {
  const loaded = await load(options, true, true);
  if (loaded.kind === 'invalid') return loaded;
  const { config } = loaded;
  const where = whereIs(config, options);
  const store = await storeAt(where, config, options);
  try {
    return await work({ store, config, isShared: where.address.kind !== 'files' });
  } finally {
    await store.close();
  }
}

/** The store at an address; a lockfile is one, too. */
export async function storeAt(where: Where, { lockfile }: Config, options: Options): Promise<StateStore> {
  const { address } = where;
  return address.kind === 'files' ? fileStore(lockfile) : openStoreAt({ ...where, address }, options);
}

function portalOf({ portal }: Config): string {
  const name = portalName(portal);
  if (name === undefined) throw new Fault('PORTAL_MISSING', {}, { reach: 'run' });
  return name;
}

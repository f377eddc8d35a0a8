import { dirname } from 'node:path';
import { makeFolder } from '../../disk/folder.ts';
import { unsentFile } from '../../disk/unsent-file.ts';
import type { Config } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import type { StateStore } from '../../model/state.ts';
import { shownState } from '../../model/state-address.ts';
import { renderLockfile } from '../../state/lockfile-render.ts';
import { objectName } from '../../state/names.ts';
import { openState } from '../../state/open-state.ts';
import { readState, rowsBeyond } from '../../state/state-text.ts';
import { type Invalid, load } from '../load.ts';
import type { Options } from '../options.ts';
import { portalName } from '../portal-name.ts';
import { storeAt } from './admin.ts';
import { addressOf } from './where.ts';

export interface Moved {
  readonly kind: 'moved';
  readonly portals: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** The same for every portal of a fleet; one of which nothing is remembered is passed over where others have something. */
export async function moveStates(portals: readonly Options[], from: string, to: string): Promise<Moved | Invalid> {
  const moved: Moved[] = [];
  for (const options of portals) {
    const one = await moveState(options, from, to).catch((error: unknown) => {
      if (portals.length > 1 && error instanceof Fault && error.code === 'STATE_EMPTY') return undefined;
      throw error;
    });
    if (one?.kind === 'invalid') return one;
    if (one) moved.push(one);
  }
  const [first] = moved;
  if (first) return { ...first, portals: moved.flatMap((one) => one.portals) };
  throw new Fault('STATE_EMPTY', { state: shownState(addressOf(from)) }, { reach: 'run' });
}

/**
 * Copies the state of a project from one store to another, both under their locks, and compares what has arrived.
 *
 * The old one stays as it is: what becomes of it is for a person to say.
 *
 * Errors: `STATE_EMPTY` where there is nothing, `STATE_NOT_EQUAL` where the copy lacks a row.
 */
async function moveState(options: Options, from: string, to: string): Promise<Moved | Invalid> {
  const loaded = await load(options, true, true);
  if (loaded.kind === 'invalid') return loaded;
  const { config } = loaded;
  const source = await storeAt({ address: addressOf(from), isOwnHand: true }, config, options);
  try {
    if (addressOf(to).kind === 'files') await makeFolder(dirname(config.lockfile));
    const target = await storeAt({ address: addressOf(to), isOwnHand: true }, config, options);
    try {
      const portals = await portalsOf(source, config, options);
      for (const portal of portals) await copy({ source, target, config, portal, options });
      return { kind: 'moved', portals, from: shownState(addressOf(from)), to: shownState(addressOf(to)) };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** The portals to move: one of a fleet has only itself to speak for. */
async function portalsOf(
  source: StateStore,
  { project, portal }: Config,
  { target }: Options,
): Promise<readonly string[]> {
  const listed = target
    ? undefined
    : (await source.list())?.filter((each) => each.project === project).map((each) => each.portal);
  const portals = listed ?? [portalName(portal) ?? ''].filter((name) => name !== '');
  if (portals.length === 0) throw new Fault('STATE_EMPTY', { state: source.name }, { reach: 'run' });
  return portals;
}

interface Copying {
  readonly source: StateStore;
  readonly target: StateStore;
  readonly config: Config;
  readonly portal: string;
  readonly options: Options;
}

async function copy({ source, target, config, portal, options }: Copying): Promise<void> {
  const { project, lockfile } = config;
  const [from, to] = [source.object(project, portal), target.object(project, portal)];
  const claim = { command: 'state move', ...(options.clock ? { clock: options.clock } : {}) };
  const lock = await from.lock(claim);
  try {
    const stored = await from.read();
    if (!stored) throw new Fault('STATE_EMPTY', { state: from.name }, { reach: 'run' });
    const whole = readState(stored.text, from.name, project).document;
    const section = new Map([[portal, whole.portals.get(portal) ?? new Map()]]);
    const document = { ...whole, portals: section };
    const rescue = unsentFile(lockfile, objectName(project, portal));
    const handle = await openState({ object: to, lock: await to.lock(claim), project, rescue });
    try {
      await handle.unite(renderLockfile(document), from.name);
    } finally {
      await handle.close();
    }
    const arrived = await to.read();
    const there = arrived && readState(arrived.text, to.name, project).document;
    if (!there || rowsBeyond(document, there) !== undefined)
      throw new Fault('STATE_NOT_EQUAL', { from: from.name, to: to.name }, { reach: 'run' });
  } finally {
    await lock.release();
  }
}

import { relative } from 'node:path';
import { systemClock } from '../base/clock.ts';
import { unsentFile } from '../disk/unsent-file.ts';
import type { Config } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import { type Message, message } from '../model/message.ts';
import type { Claim, StateLock, StateObject, StateStore, StoreSettings } from '../model/state.ts';
import type { StateAddress } from '../model/state-address.ts';
import { describeProcess } from '../state/file/lock-holder.ts';
import { besideFile, fileObject } from '../state/file/lockfile.ts';
import { ownIdentity } from '../state/file/process-identity.ts';
import { objectName } from '../state/names.ts';
import { type Left, openState, type StateHandle, type StateOptions } from '../state/open-state.ts';
import { openStore } from '../state/open-store.ts';
import { cutSecOf } from './cut.ts';
import type { Options } from './options.ts';
import { portalName } from './portal-name.ts';
import { accessTo } from './state/access.ts';
import { type Where, whereIs } from './state/where.ts';

/**
 * Opens what is remembered of a config's chats, wherever it lies; `close` gives back all that was taken.
 *
 * With a `command` under its lock, one run at a time: the command is what this run is, for whoever has to wait. Without one for looking only.
 * All surroundings come from `options`, so that a fleet opens one for each of its portals, side by side.
 *
 * Errors: `LOCKFILE_BUSY` or `STATE_BUSY` naming the holder; `STATE_…`, `LOCKFILE_…`, `DISK_…`.
 */
export async function openMemory(config: Config, options: Options, command?: string): Promise<StateHandle> {
  const where = whereIs(config, options);
  const { address } = where;
  if (address.kind === 'files') return openHeld(config, options, command, fileMemory(config));
  const store = await openStoreAt({ ...where, address }, options);
  try {
    return await openHeld(config, options, command, await storeMemory(config, options, store, command));
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Opens the store at an address with the credentials that may go there. */
export async function openStoreAt(
  where: Where & { readonly address: Exclude<StateAddress, { kind: 'files' }> },
  options: Options,
): Promise<StateStore> {
  return openStore(where.address, await accessTo(where, options.env), settingsOf(options));
}

type Kept = Pick<StateOptions, 'object' | 'rescue' | 'follow'> & { readonly store?: StateStore };

function fileMemory({ lockfile }: Config): Kept {
  return { object: fileObject(lockfile), rescue: besideFile(lockfile) };
}

async function storeMemory(
  config: Config,
  options: Options,
  store: StateStore,
  command: string | undefined,
): Promise<Kept> {
  const { project } = config;
  const portal = portalName(config.portal) ?? (await onlyPortal(store, project));
  const follow = async (to: string) => {
    const object = store.object(project, to);
    return { object, lock: command === undefined ? undefined : await take(object, options, command) };
  };
  return {
    store,
    follow,
    object: store.object(project, portal),
    rescue: unsentFile(config.lockfile, objectName(project, portal)),
  };
}

/** Where the address is not known here, a store that has one portal of the project leaves no question. */
async function onlyPortal(store: StateStore, project: string): Promise<string> {
  const known = (await store.list())?.filter((each) => each.project === project) ?? [];
  const [only, ...others] = known;
  if (only === undefined || others.length > 0) throw new Fault('PORTAL_MISSING', {}, { reach: 'run' });
  return only.portal;
}

async function openHeld(
  config: Config,
  options: Options,
  command: string | undefined,
  kept: Kept,
): Promise<StateHandle> {
  const { store, ...where } = kept;
  const lock = command === undefined ? undefined : await take(where.object, options, command);
  const createMs = cutSecOf(config) * 1000;
  const onClose = async (left: Left) => {
    tell(left, options, where.rescue.name);
    await store?.close();
  };
  try {
    return await openState({ ...where, lock, project: config.project, createMs, onClose });
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

async function take(object: StateObject, { clock, onEvent }: Options, command: string): Promise<StateLock> {
  const claim: Claim = { command, ...(clock ? { clock } : {}) };
  const lock = await object.lock(claim);
  if (lock.tookFrom !== undefined)
    onEvent?.({ type: 'warning', message: message('STATE_TAKEN_OVER', { holder: lock.tookFrom }) });
  return lock;
}

/** Rows hold no secret, so that a log keeps what a runner that is thrown away would lose. */
function tell({ state, unsent, lockLeft }: Left, { cwd, onEvent }: Options, rescue: string): void {
  const say = (said: Message) => onEvent?.({ type: 'warning', message: said });
  if (unsent !== undefined && state.includes('://'))
    say(message('STATE_UNSENT', { state, file: relative(cwd, rescue), rows: JSON.stringify(JSON.parse(unsent)) }));
  if (lockLeft) say(message('STATE_LOCK_LEFT', { state, why: lockLeft.message }));
}

function settingsOf({ clock = systemClock, env, version = '' }: Options): StoreSettings {
  return { clock, env, version, who: describeProcess(ownIdentity()), job: jobOf(env) };
}

/** The address of the job that we run in, as its engine tells. */
function jobOf(env: Options['env']): string {
  if (env.CI_JOB_URL) return env.CI_JOB_URL;
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_RUN_ID) return '';
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/** How an open memory is called before people: a file's path is as seen from where they stand. */
export function shownMemory(name: string, cwd: string): string {
  return name.includes('://') ? name : relative(cwd, name);
}

/** Every key that is remembered, on whatever portal. */
export function keysIn({ lockfile }: StateHandle): readonly string[] {
  return [...lockfile.portals.values()].flatMap((rows) => [...rows.keys()]);
}

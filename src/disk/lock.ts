import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Clock, systemClock } from '../base/clock.ts';
import { isObject } from '../base/json.ts';
import { Fault } from '../model/fault.ts';
import { isTemporaryOf, targetOf } from './atomic.ts';
import { diskFault, errorCode } from './disk-fault.ts';
import { livenessOf, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/*
 * One run at a time on one lockfile.
 *
 * The lock is a file beside the lockfile that only one process can make (`open` with `wx`). A killed run leaves it behind, so a
 * second run judges the holder; if that one is provably dead it takes over. Two takers must not both win: first each tries to `link`
 * the dead lock to a name made of the dead holder's token. One succeeds, and as long as that name exists nobody else may replace this
 * lock. It then checks that what it linked is the dead lock and not a successor's, and puts its own in place by `rename`, so that
 * there is no moment without a lock.
 */

/** A lock that is held. */
export interface Release {
  release(): Promise<void>;
  /** For signal handlers, where nothing can be awaited. */
  releaseSync(): void;
  /** Who left the lock behind that was taken over. */
  readonly tookFrom: string | undefined;
}

export interface LockOptions {
  /** What this run is, for whoever has to wait; without secrets. */
  readonly command: string;
  readonly clock?: Clock;
  readonly identity?: ProcessIdentity;
}

/**
 * Claims a lockfile for this run.
 *
 * Errors: `LOCKFILE_BUSY` names the holder, how long it has held, and what to delete; `DISK_…` where no lock can be made.
 */
export async function takeLock(lockfilePath: string, options: LockOptions): Promise<Release> {
  try {
    const target = await targetOf(lockfilePath);
    const lock = lockPath(target);
    const clock = options.clock ?? systemClock;
    const own: Holder = {
      token: randomBytes(8).toString('hex'),
      identity: options.identity ?? ownIdentity(),
      sinceMs: clock.nowMs(),
      command: options.command,
    };
    const dead = await claim(lock, own, clock, lockfilePath);
    await sweep(target);
    return held(lock, own.token, dead === undefined ? undefined : describe(dead, clock.nowMs()));
  } catch (error) {
    throw diskFault(error, lockPath(lockfilePath));
  }
}

export function lockPath(lockfilePath: string): string {
  return `${lockfilePath}.lock`;
}

interface Holder {
  readonly token: string;
  readonly identity: ProcessIdentity;
  readonly sinceMs: number;
  readonly command: string;
}

const attempts = 20;
const pauseMs = 25;

/** Gives the dead holder that was replaced, if any. */
async function claim(lock: string, own: Holder, clock: Clock, lockfilePath: string): Promise<Holder | undefined> {
  let seen: Holder | 'unreadable' | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await make(lock, own)) return undefined;
    seen = await holderOf(lock);
    if (seen === undefined) continue;
    if (seen !== 'unreadable') {
      if (livenessOf(seen.identity, own.identity) !== 'dead') break;
      if (await takeOver(lock, seen, own)) return seen;
    }
    await clock.wait(pauseMs);
  }
  const holder = seen === undefined || seen === 'unreadable' ? '?' : describe(seen, clock.nowMs());
  throw new Fault('LOCKFILE_BUSY', { file: lockfilePath, holder, lock }, { reach: 'run' });
}

async function make(path: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o644);
    try {
      await handle.writeFile(`${JSON.stringify(holder)}\n`);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** `undefined` when the lock is gone by now; a lock that is just being written is unreadable for a moment. */
async function holderOf(lock: string): Promise<Holder | 'unreadable' | undefined> {
  try {
    return parseHolder(await readFile(lock, 'utf8')) ?? 'unreadable';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || !isObject(value.identity)) return undefined;
    const { token, sinceMs, command, identity } = value;
    const complete =
      typeof token === 'string' &&
      /^[0-9a-f]+$/.test(token) &&
      typeof sinceMs === 'number' &&
      typeof command === 'string' &&
      typeof identity.pid === 'number' &&
      typeof identity.host === 'string' &&
      typeof identity.user === 'string';
    return complete ? (value as unknown as Holder) : undefined;
  } catch {
    return undefined;
  }
}

async function takeOver(lock: string, dead: Holder, own: Holder): Promise<boolean> {
  const right = `${lock}.${dead.token}`;
  try {
    await link(lock, right);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    // A file system without hard links: nobody can be kept from taking over as well, so nobody does.
    if (noLinks.has(code)) return false;
    throw error;
  }
  try {
    const linked = await holderOf(right);
    if (linked === undefined || linked === 'unreadable' || linked.token !== dead.token) return false;
    const fresh = `${lock}.${own.token}`;
    await make(fresh, own);
    await rename(fresh, lock);
    return true;
  } finally {
    await rm(right, { force: true });
  }
}

const noLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Removes what killed runs left half written; only the holder of the lock may. */
async function sweep(target: string): Promise<void> {
  const folder = dirname(target);
  for (const name of await readdir(folder)) {
    if (isTemporaryOf(target, name)) await rm(join(folder, name), { force: true });
  }
}

function held(lock: string, token: string, tookFrom: string | undefined): Release {
  const isOurs = (text: string) => parseHolder(text)?.token === token;
  return {
    tookFrom,
    async release() {
      const text = await readFile(lock, 'utf8').catch(() => '');
      if (isOurs(text)) await rm(lock, { force: true });
    },
    releaseSync() {
      try {
        if (isOurs(readFileSync(lock, 'utf8'))) rmSync(lock, { force: true });
      } catch {
        // A lock that cannot be removed is recognised as a dead holder's by the next run.
      }
    },
  };
}

/** Free of any language, as it stands inside sentences of several. */
function describe({ identity, command, sinceMs }: Holder, nowMs: number): string {
  return `${identity.user}@${identity.host} (pid ${identity.pid}, "${command}", ${age(nowMs - sinceMs)})`;
}

function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

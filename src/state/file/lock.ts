import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Clock, systemClock } from '../../base/clock.ts';
import { isTemporaryOf } from '../../disk/atomic.ts';
import { diskFault, errorCode } from '../../disk/disk-fault.ts';
import { Fault } from '../../model/fault.ts';
import type { Claim, StateLock } from '../../model/state.ts';
import { describeHolder, type Holder, holderOf, parseHolder } from './lock-holder.ts';
import { livenessOf, ownIdentity, type ProcessIdentity, whenItLeaves } from './process-identity.ts';

/*
 * One run at a time on one lockfile.
 *
 * The lock is a file beside the lockfile that names its holder. Each taker writes its own file first and then links it to the lock's
 * name, which succeeds for one only and shows no half-written lock to anybody. A killed run leaves its lock behind, so a taker judges
 * the holder; if that one is provably dead it takes over. Two takers must not both win: first each tries to link the dead lock to a name
 * made of the dead holder's token. One succeeds, and while that name exists nobody else may replace this lock. It then checks that what
 * it linked is the dead lock and not a successor's, and puts its own in place by `rename`, so that there is no moment without a lock.
 */

export interface LockOptions extends Claim {
  readonly identity?: ProcessIdentity;
}

/**
 * Claims a lockfile for this run.
 *
 * Errors: `LOCKFILE_BUSY` names the holder, how long it has held, and what to delete; `DISK_…` where no lock can be made.
 */
export async function takeLock(lockfilePath: string, options: LockOptions): Promise<StateLock> {
  try {
    const lock = lockPath(lockfilePath);
    const clock = options.clock ?? systemClock;
    const own: Holder = {
      token: randomBytes(8).toString('hex'),
      identity: options.identity ?? ownIdentity(),
      sinceMs: clock.nowMs(),
      command: options.command,
    };
    const dead = await claim({ lock, own, clock, lockfilePath });
    await sweep(lockfilePath);
    return held(lock, own.token, dead === undefined ? undefined : describeHolder(dead, clock.nowMs()));
  } catch (error) {
    throw diskFault(error, lockPath(lockfilePath));
  }
}

export function lockPath(lockfilePath: string): string {
  return `${lockfilePath}.lock`;
}

interface Taking {
  readonly lock: string;
  readonly own: Holder;
  readonly clock: Clock;
  readonly lockfilePath: string;
}

/** How often a taker looks again while others write, take over or let go, which takes each of them milliseconds. */
const attempts = 20;
const pauseMs = 25;

/** Gives the dead holder that was replaced, if any. */
async function claim({ lock, own, clock, lockfilePath }: Taking): Promise<Holder | undefined> {
  const draft = `${lock}.${own.token}`;
  let seen: Holder | 'unreadable' | undefined;
  try {
    await write(draft, own);
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (await putInPlace(draft, lock, own)) return undefined;
      seen = await holderOf(lock);
      if (seen === undefined) continue;
      if (seen !== 'unreadable') {
        if (livenessOf(seen.identity, own.identity) !== 'dead') break;
        if (await takeOver(draft, lock, seen)) return seen;
      }
      await clock.wait(pauseMs);
    }
  } finally {
    await rm(draft, { force: true });
  }
  const holder = seen === undefined || seen === 'unreadable' ? '?' : describeHolder(seen, clock.nowMs());
  throw new Fault('LOCKFILE_BUSY', { file: lockfilePath, holder, lock }, { reach: 'run' });
}

async function write(path: string, holder: Holder): Promise<void> {
  const handle = await open(path, 'wx', 0o644);
  try {
    await handle.writeFile(`${JSON.stringify(holder)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function putInPlace(draft: string, lock: string, own: Holder): Promise<boolean> {
  const linked = await tryLink(draft, lock);
  if (linked !== 'no links here') return linked;
  try {
    await write(lock, own);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Where there are no links nobody can be kept from taking over as well, so nobody does. */
async function takeOver(draft: string, lock: string, dead: Holder): Promise<boolean> {
  const right = `${lock}.${dead.token}`;
  if ((await tryLink(lock, right)) !== true) return false;
  try {
    const linked = await holderOf(right);
    if (linked === undefined || linked === 'unreadable' || linked.token !== dead.token) return false;
    await rename(draft, lock);
    return true;
  } finally {
    await rm(right, { force: true });
  }
}

/** `false` when somebody was faster. */
async function tryLink(from: string, to: string): Promise<boolean | 'no links here'> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (linkless.has(code)) return 'no links here';
    throw error;
  }
}

const linkless: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR']);

/** Removes what killed runs left half done; only the holder of the lock may. */
async function sweep(target: string): Promise<void> {
  const folder = dirname(target);
  const lockName = `${basename(lockPath(target))}.`;
  for (const name of await readdir(folder)) {
    const isDraft = name.startsWith(lockName) && /^[0-9a-f]{16}$/.test(name.slice(lockName.length));
    if (isDraft || isTemporaryOf(target, name)) await rm(join(folder, name), { force: true });
  }
}

/** Only our own lock is ours to remove: a person may have deleted it, and another run made a new one. */
function held(lock: string, token: string, tookFrom: string | undefined): StateLock {
  const isOurs = async () => parseHolder(await readFile(lock, 'utf8').catch(() => ''))?.token === token;
  const leave = () => {
    try {
      if (parseHolder(readFileSync(lock, 'utf8'))?.token === token) rmSync(lock, { force: true });
    } catch {
      // Whoever comes next sees that we are dead.
    }
  };
  // A run that is left at once has no time for promises.
  const stay = whenItLeaves(leave);
  return {
    tookFrom,
    heldMs: async () => ((await isOurs()) ? Number.POSITIVE_INFINITY : 0),
    release: async () => {
      stay();
      if (await isOurs()) await rm(lock, { force: true });
    },
  };
}

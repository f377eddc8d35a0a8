import { diskFault } from '../../disk/disk-fault.ts';
import { lockPath } from './lock.ts';
import { describeHolder, holderOf } from './lock-holder.ts';
import { livenessOf, ownIdentity } from './process-identity.ts';

/** How a lockfile's lock stands, without taking it. */
export type LockState =
  | { readonly kind: 'free' }
  /** `dead`: its run was killed, and the next one takes over. `unknown`: another machine's, or a lock that names nobody. */
  | { readonly kind: 'alive' | 'dead' | 'unknown'; readonly holder: string; readonly lock: string };

/** Looks who holds a lockfile. Errors: `DISK_…`. */
export async function lookAtLock(lockfilePath: string, nowMs: number): Promise<LockState> {
  const lock = lockPath(lockfilePath);
  try {
    const holder = await holderOf(lock);
    if (holder === undefined) return { kind: 'free' };
    if (holder === 'unreadable') return { kind: 'unknown', holder: '?', lock };
    const liveness = livenessOf(holder.identity, ownIdentity());
    const kind = liveness === 'out of sight' ? 'unknown' : liveness;
    return { kind, holder: describeHolder(holder, nowMs), lock };
  } catch (error) {
    throw diskFault(error, lock);
  }
}

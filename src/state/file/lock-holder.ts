import { isObject } from '../../base/json.ts';
import { readIfThere } from '../../disk/input.ts';
import { Fault } from '../../model/fault.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** Who holds a lock: the content of the lock file. */
export interface Holder {
  /** Hex digits that no other holder has. */
  readonly token: string;
  readonly identity: ProcessIdentity;
  readonly sinceMs: number;
  readonly command: string;
}

/** The holder that a lock file names; `undefined` when there is no such file, `unreadable` when it names nobody. */
export async function holderOf(lock: string): Promise<Holder | 'unreadable' | undefined> {
  try {
    const text = await readIfThere(lock, largestLock);
    return text === undefined ? undefined : (parseHolder(text) ?? 'unreadable');
  } catch (error) {
    if (error instanceof Fault && notOurs.has(error.code)) return 'unreadable';
    throw error;
  }
}

/** Units: bytes. */
const largestLock = 65_536;

/** Nothing of ours is a link, a pipe or that large. */
const notOurs: ReadonlySet<string> = new Set(['DISK_LINK', 'DISK_NOT_PLAIN', 'DISK_TOO_LARGE']);

export function parseHolder(text: string): Holder | undefined {
  const value = jsonOf(text);
  if (!isObject(value) || !isObject(value.identity)) return undefined;
  const { token, sinceMs, command, identity } = value;
  const isComplete =
    typeof token === 'string' &&
    /^[0-9a-f]{16}$/.test(token) &&
    typeof sinceMs === 'number' &&
    typeof command === 'string' &&
    typeof identity.pid === 'number' &&
    typeof identity.host === 'string' &&
    typeof identity.user === 'string';
  return isComplete ? (value as unknown as Holder) : undefined;
}

/** Names a holder without words of any language, as it stands inside sentences of several. */
export function describeHolder({ identity, command, sinceMs }: Holder, nowMs: number): string {
  return `${identity.user}@${identity.host} (pid ${identity.pid}, "${command}", ${age(nowMs - sinceMs)})`;
}

export function describeProcess({ user, host, pid }: ProcessIdentity): string {
  return `${user}@${host} (pid ${pid})`;
}

function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { readFile } from 'node:fs/promises';
import { isObject } from '../../base/json.ts';
import { errorCode } from '../../disk/disk-fault.ts';
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
    return parseHolder(await readFile(lock, 'utf8')) ?? 'unreadable';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

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

import { rm, stat } from 'node:fs/promises';
import { canonical } from '../../base/json.ts';
import { writeAtomic } from '../../disk/atomic.ts';
import { diskFault, errorCode } from '../../disk/disk-fault.ts';
import { readIfThere } from '../../disk/input.ts';
import type { Rescue, StateObject, Stored } from '../../model/state.ts';
import { openState, type StateHandle } from '../open-state.ts';
import { takeLock } from './lock.ts';

/** The lockfile beside a config, as one object for all portals. Errors: `DISK_…`. */
export function fileObject(path: string): StateObject {
  return {
    name: path,
    unites: false,
    read: () => readStamped(path),
    write: (text, before) => replace(path, text, before),
    lock: (claim) => takeLock(path, claim),
  };
}

/** Where a run puts what it learned when somebody else changed the lockfile meanwhile; the next run unites both. */
export function besideFile(path: string): Rescue {
  const name = `${path}.rescued`;
  return {
    name,
    read: () => readIfThere(name),
    write: (text) => writeAtomic(name, text),
    remove: () => rm(name, { force: true }),
  };
}

/** Opens a project's lockfile without its lock, for whoever only reads or is alone. */
export function openLockfile(path: string, project: string): Promise<StateHandle> {
  return openState({ object: fileObject(path), project, rescue: besideFile(path) });
}

async function readStamped(path: string): Promise<Stored | undefined> {
  // The stamp first: a change in between is then noticed at the first write.
  const stamp = await stampOf(path);
  const text = await readIfThere(path);
  return text === undefined ? undefined : { text, stamp: stamp ?? '' };
}

/** A file that is gone holds nothing that could be overwritten; one that was only touched is no change. */
async function replace(path: string, text: string, before: Stored | undefined): Promise<string | 'conflict'> {
  const stamp = await stampOf(path);
  if (stamp !== undefined && stamp !== before?.stamp) {
    const found = await readIfThere(path);
    if (found !== undefined && found !== before?.text && found !== text) return 'conflict';
  }
  if (stamp === undefined || text !== before?.text) await writeAtomic(path, text);
  return (await stampOf(path)) ?? '';
}

/** Changes with every write to the file by anybody. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeNs } = await stat(path, { bigint: true });
    return canonical([String(ino), String(size), String(mtimeNs)]);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw diskFault(error, path);
  }
}

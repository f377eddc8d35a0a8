import { rm } from 'node:fs/promises';
import { Fault } from '../../model/fault.ts';
import type { LockInfo, Proof, StateStore } from '../../model/state.ts';
import { parseLockfile } from '../lockfile-text.ts';
import { lockPath, takeLock } from './lock.ts';
import { describeProcess, holderOf } from './lock-holder.ts';
import { fileObject } from './lockfile.ts';

/** The lockfile beside a config, seen as a store: one object for all portals. */
export function fileStore(path: string): StateStore {
  const object = fileObject(path);
  return {
    name: path,
    object: () => object,
    list: async () => {
      const stored = await object.read();
      const reading = stored && parseLockfile(stored.text, path);
      if (!reading || 'diagnostics' in reading) return [];
      const { project, portals } = reading.document;
      const holder = await holderAt(path);
      return [...portals.keys()].map((portal) => ({ project, portal, holder }));
    },
    holder: () => holderAt(path),
    unlock: async (_project, _portal, id) => {
      if ((await holderAt(path))?.ID !== id) return false;
      await rm(lockPath(path), { force: true });
      return true;
    },
    check: () => check(path),
    close: async () => undefined,
  };
}

async function holderAt(path: string): Promise<LockInfo | undefined> {
  const holder = await holderOf(lockPath(path));
  if (holder === undefined) return undefined;
  const nobody = { ID: '', Operation: '', Info: '', Who: '?', Version: '', Created: '', Path: path };
  if (holder === 'unreadable') return nobody;
  const { token, command, sinceMs, identity } = holder;
  const Created = new Date(sinceMs).toISOString();
  return { ...nobody, ID: token, Operation: command, Who: describeProcess(identity), Created };
}

async function check(path: string): Promise<readonly Proof[]> {
  const lock = await takeLock(path, { command: 'state check' });
  const isRefused = await takeLock(path, { command: 'probe' }).then(
    async (second) => {
      await second.release();
      return false;
    },
    (error: unknown) => error instanceof Fault && error.code === 'LOCKFILE_BUSY',
  );
  await lock.release();
  return [
    { what: 'lock', holds: true },
    { what: 'second-lock', holds: isRefused },
    { what: 'release', holds: (await holderAt(path)) === undefined },
  ];
}

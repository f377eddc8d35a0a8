import type { Config } from '../model/config.ts';
import { message } from '../model/message.ts';
import { besideFile, fileObject } from '../state/file/lockfile.ts';
import { openState, type StateHandle } from '../state/open-state.ts';
import type { Options } from './options.ts';
import { cutSecOf } from './portal.ts';

/**
 * Opens what is remembered of a config's chats, for looking only.
 *
 * Errors: whatever `openState` throws.
 */
export function openMemory(config: Config): Promise<StateHandle> {
  return openState({
    object: fileObject(config.lockfile),
    project: config.project,
    rescue: besideFile(config.lockfile),
  });
}

/**
 * The same under its lock, which `close` releases: one run at a time on one memory.
 *
 * `command` is what this run is, for whoever has to wait. Errors: `LOCKFILE_BUSY` or `STATE_BUSY` naming the holder.
 */
export async function lockMemory(config: Config, options: Options, command: string): Promise<StateHandle> {
  const object = fileObject(config.lockfile);
  const { clock, onEvent } = options;
  const lock = await object.lock({ command, ...(clock ? { clock } : {}) });
  if (lock.tookFrom !== undefined)
    onEvent?.({ type: 'warning', message: message('STATE_TAKEN_OVER', { holder: lock.tookFrom }) });
  try {
    const createMs = cutSecOf(config) * 1000;
    return await openState({ object, lock, project: config.project, rescue: besideFile(config.lockfile), createMs });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Every key that is remembered, on whatever portal. */
export function keysIn({ lockfile }: StateHandle): readonly string[] {
  return [...lockfile.portals.values()].flatMap((rows) => [...rows.keys()]);
}

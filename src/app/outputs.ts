import { dirname, resolve } from 'node:path';
import { isInside, realPlace } from '../disk/fence.ts';
import { isHandedOver, refuseLinks } from '../disk/no-links.ts';
import { privateFolder } from '../disk/private-folder.ts';
import { Fault } from '../model/fault.ts';
import type { Options } from './options.ts';

/** What a run reads, by absolute paths. */
export interface Inputs {
  readonly files: readonly string[];
  readonly lockfile: string;
}

/**
 * Judges the files that a run is asked to write, before it does anything.
 *
 * Errors: `OUTPUT_IS_INPUT` for one that the run reads or remembers by, `DISK_LINK` for one behind a link.
 */
export async function judgeOutputs({ outputs = [], cwd }: Options, { files, lockfile }: Inputs): Promise<void> {
  if (outputs.length === 0) return;
  const inputs = new Set(await Promise.all([...files, lockfile].map((path) => realPlace(path))));
  const kept = await realPlace(privateFolder(lockfile));
  for (const file of outputs) {
    const path = resolve(cwd, file);
    if (isHandedOver(path)) continue;
    refuseLinks(path, cwd);
    const real = await realPlace(path);
    if (inputs.has(real) || isInside(kept, real) || isLockfileName(real))
      throw new Fault('OUTPUT_IS_INPUT', { file }, { reach: 'run' });
  }
}

/** Errors: `DISK_LINK` where the project's memory would be written through a link that somebody put into the checkout. */
export function judgeLockfile(lockfile: string, { cwd, allowOutside }: Options): void {
  refuseLinks(lockfile, allowOutside ? dirname(lockfile) : cwd);
}

/** Any project's: a lost lockfile costs its chats, and what lies beside it is as precious. */
function isLockfileName(path: string): boolean {
  return /\.lock\.json(?:\.lock|\.rescued)?$/.test(path);
}

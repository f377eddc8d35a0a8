import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFault, errorCode } from './disk-fault.ts';
import { refuseLink } from './no-links.ts';

/** The folder for what belongs to this machine only (tokens, the sandbox's data), beside the lockfile, or beside the folder of many. */
export function privateFolder(lockfilePath: string): string {
  const folder = dirname(lockfilePath);
  return join(folder.endsWith('.lock.d') ? dirname(folder) : folder, '.provision');
}

/**
 * Makes the private folder where it is missing; git never takes it up.
 *
 * Errors: `DISK_…`, also where it is a link.
 */
export async function makePrivateFolder(lockfilePath: string): Promise<string> {
  const folder = privateFolder(lockfilePath);
  refuseLink(folder);
  try {
    await mkdir(folder, { mode: 0o700 }).catch(unlessThere);
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(unlessThere);
    return folder;
  } catch (error) {
    throw diskFault(error, folder);
  }
}

function unlessThere(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskFault, errorCode } from './disk-fault.ts';
import { refuseLinks } from './no-links.ts';

/**
 * Writes a file that does not exist yet, and its folder; `false` when it exists, which leaves it as it is.
 *
 * Errors: `DISK_…`, also for a link on the way from `tree`.
 */
export async function writeNewFile(path: string, content: string | Uint8Array, tree: string): Promise<boolean> {
  refuseLinks(dirname(path), tree);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw diskFault(error, path);
  }
}

import { mkdir, readdir, rename } from 'node:fs/promises';
import { diskFault, errorCode } from './disk-fault.ts';

/** Makes a folder and those it lies in, where they are missing. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw diskFault(error, path);
  }
}

/** What stands in a folder; nothing where there is none. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw diskFault(error, folder);
  }
}

/** Gives a file another name; one that does not exist is left alone. */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw diskFault(error, from);
  }
}

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { diskFault, errorCode } from './disk-fault.ts';

/** Reads a text file, or standard input for `-`. A byte order mark is dropped. */
export async function readInput(path: string): Promise<string> {
  try {
    const text = path === '-' ? readFileSync(0, 'utf8') : await readFile(path, 'utf8');
    return text.replace(/^\uFEFF/, '');
  } catch (error) {
    throw diskFault(error, path);
  }
}

/** The text of a file; `undefined` when there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw diskFault(error, path);
  }
}

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { diskFault } from './disk-fault.ts';

/** Reads a text file, or standard input for `-`. A byte order mark is dropped. */
export async function readInput(path: string): Promise<string> {
  try {
    const text = path === '-' ? readFileSync(0, 'utf8') : await readFile(path, 'utf8');
    return text.replace(/^\uFEFF/, '');
  } catch (error) {
    throw diskFault(error, path);
  }
}

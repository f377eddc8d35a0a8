import { mkdir } from 'node:fs/promises';
import { diskFault } from './disk-fault.ts';

/** Makes a folder and those it lies in, where they are missing. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw diskFault(error, path);
  }
}

import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeAtomic } from './atomic.ts';
import { diskFault } from './disk-fault.ts';

/** Writes a report; its folder is made. */
export async function writeReport(path: string, text: string): Promise<void> {
  makeFolder(path);
  await writeAtomic(path, text);
}

/** Adds to a file that others write to as well, such as a job's summary. */
export function appendReport(path: string, text: string): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    throw diskFault(error, path);
  }
}

/**
 * Starts a file that grows line by line while a run goes on, emptied first.
 *
 * Lines are written at once, so that they are there when the process is killed.
 */
export function openLines(path: string): (line: string) => void {
  makeFolder(path);
  try {
    writeFileSync(path, '');
  } catch (error) {
    throw diskFault(error, path);
  }
  return (line) => appendReport(path, line);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw diskFault(error, path);
  }
}

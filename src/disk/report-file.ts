import { appendFileSync, closeSync, constants, fstatSync, ftruncateSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { isObject } from '../base/json.ts';
import { Fault } from '../model/fault.ts';
import { writeAtomic } from './atomic.ts';
import { diskFault } from './disk-fault.ts';
import { isHandedOver, refuseLinks } from './no-links.ts';

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
 * Lines are written at once, so that they are there when the process is killed. It is opened before anybody knows what the run reads, so
 * only a file that holds such lines already is emptied.
 * Errors: `EVENTS_FILE_FOREIGN`, `DISK_…`, also for a link on the way from `tree`.
 */
export function openLines(path: string, tree: string): (line: string) => void {
  refuseLinks(path, tree);
  makeFolder(path);
  try {
    const file = openSync(path, flagsFor(path), 0o666);
    if (fstatSync(file).isFile()) {
      if (!holdsLines(file)) {
        closeSync(file);
        throw new Fault('EVENTS_FILE_FOREIGN', { file: path }, { reach: 'run' });
      }
      ftruncateSync(file);
    }
    return (line) => append(file, line, path);
  } catch (error) {
    throw diskFault(error, path);
  }
}

function flagsFor(path: string): number {
  if (isHandedOver(path)) return constants.O_WRONLY | constants.O_APPEND;
  return constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
}

/** Units: bytes; the longest first line that is looked at. */
const firstLine = 65_536;

function holdsLines(file: number): boolean {
  const buffer = Buffer.alloc(firstLine);
  const [line = ''] = buffer.toString('utf8', 0, readSync(file, buffer, 0, firstLine, 0)).split('\n');
  if (fstatSync(file).size === 0) return true;
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && typeof value.at === 'string' && typeof value.type === 'string';
  } catch {
    return false;
  }
}

function append(file: number, line: string, path: string): void {
  try {
    appendFileSync(file, line);
  } catch (error) {
    throw diskFault(error, path);
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw diskFault(error, path);
  }
}

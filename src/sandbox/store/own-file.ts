import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, rmSync } from 'node:fs';
import { StartError } from '../start-error.ts';

/*
 * The data may lie in somebody's checkout. What is there is ours only where it is a regular file of a sensible size; a link would lead
 * reading and writing elsewhere, a pipe would wait for ever.
 */

/** Units: bytes; a portal of 100,000 chats with their members has about a quarter of this. */
const largest = 512 * 1024 * 1024;

/** The bytes of a file of ours; `undefined` where there is none. Errors: throws for what we never made. */
export function readOwn(path: string): Buffer | undefined {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  const file = openOwn(path, constants.O_RDONLY);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/** Opens a file of ours, making it where it is missing. Errors: throws for what we never made. */
export function openOwn(path: string, flags: number): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) throw foreign(path);
  const file = openSync(path, flags | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0), 0o600);
  const { size } = fstatSync(file);
  if (fstatSync(file).isFile() && size <= largest) return file;
  closeSync(file);
  throw foreign(path);
}

/** Opens a new file beside one that it will replace; whatever had its name is gone then. */
export function openAside(path: string): number {
  rmSync(path, { force: true });
  return openSync(path, 'wx', 0o600);
}

/** Errors: throws where there is something else than a folder. */
export function refuseOtherThanFolder(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory()) throw foreign(path);
}

export function foreign(file: string): StartError {
  const text = `"${file}" is not a data file of this sandbox; move it away or name another one`;
  return new StartError({ kind: 'data-foreign', file }, text);
}

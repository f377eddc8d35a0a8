import { constants } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { nearest } from '../base/nearest.ts';
import { Fault } from '../model/fault.ts';
import { largestBytes } from './inspect.ts';

/** Where a picture may lie: `root` with its symbolic links resolved; `undefined` allows every place. */
export type Fence = string | undefined;

/** The absolute path of a picture as written in a file of `folder`. */
export function picturePath(folder: string, written: string): string {
  return resolve(folder, written);
}

export async function fenceAround(root: string): Promise<Fence> {
  return realpath(root).catch(() => resolve(root));
}

/**
 * Streams a picture's bytes to `take`.
 *
 * Errors: an `AVATAR_…` Fault that shows the path as it is `written`, or whatever `take` throws.
 */
export async function readPicture(
  path: string,
  written: string,
  fence: Fence,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  try {
    const { handle, size } = await openFile(path, written, fence);
    try {
      await passOn(handle, size, take);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw await readFault(error, path, written, fence);
  }
}

async function openFile(path: string, written: string, fence: Fence): Promise<{ handle: FileHandle; size: number }> {
  const real = await realpath(path);
  if (!isInside(real, fence)) throw outside(written, fence);
  const found = await stat(real);
  if (!found.isFile()) throw new Fault('AVATAR_NOT_FILE', { path: written });
  if (found.size > largestBytes)
    throw new Fault('AVATAR_TOO_LARGE', { name: basename(path), limit: largestBytes / 1e6 });
  // Should the file be swapped for a link or a pipe at this moment: neither follow nor wait.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  return { handle: await open(real, flags), size: found.size };
}

const chunkBytes = 65_536;

/** A read that gives less than was asked for has met the end; asking for one byte more than there should be saves a second read. */
async function passOn(handle: FileHandle, size: number, take: (chunk: Uint8Array) => void): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Math.max(4096, size + 1)));
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, null);
    if (bytesRead > 0) take(buffer.subarray(0, bytesRead));
    if (bytesRead < buffer.byteLength) return;
  }
}

function isInside(path: string, fence: Fence): boolean {
  if (fence === undefined) return true;
  const way = relative(fence, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(written: string, fence: Fence): Fault {
  return new Fault('AVATAR_OUTSIDE', { path: written, root: fence ?? '' });
}

async function readFault(error: unknown, path: string, written: string, fence: Fence): Promise<unknown> {
  if (error instanceof Fault || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ERR_INVALID_ARG_VALUE':
      // Whether something exists out there is nobody's business either.
      return isInside(path, fence) ? notFound(path, written) : outside(written, fence);
    case 'EACCES':
    case 'EPERM':
      return new Fault('AVATAR_NO_RIGHTS', { path: written }, { cause: error });
    default:
      return new Fault('AVATAR_UNREADABLE', { path: written, reason: String(error.code) }, { cause: error });
  }
}

/** Names that differ only in case or in how accents are encoded look alike to people and not to file systems. */
async function notFound(path: string, written: string): Promise<Fault> {
  const folded = (name: string) => name.normalize('NFC').toLowerCase();
  const name = basename(path);
  const names = await readdir(dirname(path)).catch(() => []);
  const near = names.find((each) => folded(each) === folded(name)) ?? nearest(name, names);
  if (near === undefined) return new Fault('AVATAR_NOT_FOUND', { path: written });
  return new Fault('AVATAR_NOT_FOUND_NEAR', { path: written, near });
}

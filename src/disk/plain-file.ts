import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import type { FileText, Refusal } from '../model/config-files.ts';
import { errorCode } from './disk-fault.ts';
import { type Fence, isInside, realPlace } from './fence.ts';

/*
 * The door for every file that somebody else may have named or put there. Its kind is judged on the open handle, so that nothing can be
 * swapped in between, and opening never waits for the other end of a pipe. How much is read is counted while reading: devices, files
 * that grow and the files of /proc lie about their size.
 */

/** Passes a regular file's bytes to `take`, in one buffer that is used again. Errors: whatever `take` throws. */
export async function streamPlain(
  path: string,
  fence: Fence,
  take: (chunk: Uint8Array) => void,
): Promise<Refusal | undefined> {
  const opened = await openPlain(path, fence);
  return 'kind' in opened ? opened : passOn(opened.handle, take);
}

/** Reads a regular file whole, but never more than `limitBytes`. */
export async function readPlain(path: string, fence: Fence, limitBytes: number): Promise<FileText> {
  const opened = await openPlain(path, fence);
  if ('kind' in opened) return opened;
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const take = (chunk: Uint8Array) => {
    sizeBytes += chunk.byteLength;
    // What admits to be too large is given up at its first bytes.
    if (Math.max(sizeBytes, opened.sizeBytes) > limitBytes) throw tooLarge;
    chunks.push(Uint8Array.from(chunk));
  };
  try {
    const refusal = await passOn(opened.handle, take);
    return refusal ?? { kind: 'read', bytes: Buffer.concat(chunks) };
  } catch (error) {
    if (error === tooLarge) return { kind: 'too-large' };
    throw error;
  }
}

const tooLarge = new Error('more bytes than asked for');

interface Opened {
  readonly handle: FileHandle;
  /** As the file system says; some say 0 of what has bytes. */
  readonly sizeBytes: number;
}

async function openPlain(path: string, fence: Fence): Promise<Opened | Refusal> {
  let handle: FileHandle | undefined;
  try {
    const real = await realPathOf(path, fence);
    if (fence !== undefined && !isInside(fence.real, real)) return { kind: 'outside', root: fence.shown };
    // Opening a device can do something by itself, so a look comes first; the handle is judged all the same.
    if (!(await stat(real)).isFile() || isOfSystem(real)) return { kind: 'not-a-file' };
    handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const found = await handle.stat();
    if (found.isFile() && !(await systemDevices()).has(found.dev)) return { handle, sizeBytes: found.size };
    await handle.close();
    return { kind: 'not-a-file' };
  } catch (error) {
    await handle?.close();
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** What does not exist is still inside or outside: whether there is something out there is nobody's business. */
async function realPathOf(path: string, fence: Fence): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const place = await realPlace(path);
    if (fence !== undefined && !isInside(fence.real, place)) return place;
    throw error;
  }
}

const chunkBytes = 65_536;

/** Reads to the end and closes. */
async function passOn(handle: FileHandle, take: (chunk: Uint8Array) => void): Promise<Refusal | undefined> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  try {
    for (;;) {
      const bytesRead = await readSome(handle, buffer);
      if (typeof bytesRead !== 'number') return bytesRead;
      if (bytesRead === 0) return undefined;
      take(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function readSome(handle: FileHandle, buffer: Buffer): Promise<number | Refusal> {
  try {
    return (await handle.read(buffer, 0, buffer.byteLength, null)).bytesRead;
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

/** Files of the system look regular and tell of processes, their environments above all. */
function isOfSystem(real: string): boolean {
  return /^\/(?:proc|sys|dev)\//.test(real) && !real.startsWith('/dev/shm/');
}

let devices: Promise<ReadonlySet<number>> | undefined;

/** The file systems of the system, wherever else they are mounted as well. */
function systemDevices(): Promise<ReadonlySet<number>> {
  devices ??= Promise.all(
    ['/', '/proc', '/sys'].map(async (path) => (await stat(path).catch(() => undefined))?.dev),
  ).then(([root, ...others]) => new Set(others.filter((dev) => dev !== undefined && dev !== root) as number[]));
  return devices;
}

/** The system's code of an error. Errors: throws what has none. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return code;
}

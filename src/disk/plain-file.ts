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
  if ('kind' in opened) return opened;
  try {
    return await passOn(opened, take);
  } finally {
    await opened.close();
  }
}

/** Reads a regular file whole, but never more than `limitBytes`. */
export async function readPlain(path: string, fence: Fence, limitBytes: number): Promise<FileText> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  const take = (chunk: Uint8Array) => {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) throw tooLarge;
    chunks.push(Uint8Array.from(chunk));
  };
  try {
    return (await streamPlain(path, fence, take)) ?? { kind: 'read', bytes: Buffer.concat(chunks) };
  } catch (error) {
    if (error === tooLarge) return { kind: 'too-large' };
    throw error;
  }
}

const tooLarge = new Error('more bytes than asked for');

async function openPlain(path: string, fence: Fence): Promise<FileHandle | Refusal> {
  let handle: FileHandle | undefined;
  try {
    const real = await realPathOf(path, fence);
    if (fence !== undefined && !isInside(fence.real, real)) return { kind: 'outside', root: fence.shown };
    // Opening a device can do something by itself, so a look comes first; the handle is judged all the same.
    if (!(await stat(real)).isFile() || isOfSystem(real)) return { kind: 'not-a-file' };
    handle = await open(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const found = await handle.stat();
    if (found.isFile() && !(await systemDevices()).has(found.dev)) return handle;
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

async function passOn(handle: FileHandle, take: (chunk: Uint8Array) => void): Promise<Refusal | undefined> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (;;) {
    const bytesRead = await readSome(handle, buffer);
    if (typeof bytesRead !== 'number') return bytesRead;
    if (bytesRead === 0) return undefined;
    take(buffer.subarray(0, bytesRead));
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

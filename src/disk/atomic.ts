import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Clock, systemClock } from '../base/clock.ts';
import { diskFault, errorCode } from './disk-fault.ts';
import { refuseLink } from './no-links.ts';

export interface WriteOptions {
  /** Permission bits; by default those of the file that is replaced, or what the umask leaves. */
  readonly mode?: number;
  readonly clock?: Clock;
}

/**
 * Replaces a file whole: a reader, a crash or a full disk sees the old text or the new one, never a part.
 *
 * Errors: a `DISK_…` Fault, also for a link, as what is behind it may be anything; the old file is then untouched and nothing of the new one stays behind.
 */
export async function writeAtomic(path: string, text: string, options: WriteOptions = {}): Promise<void> {
  try {
    refuseLink(path);
    if (await isSpecial(path)) await writeFile(path, text);
    else await replace(path, text, options);
  } catch (error) {
    throw diskFault(error, path);
  }
}

/** Tells the temporary files that a killed process left beside `target`. */
export function isTemporaryOf(target: string, name: string): boolean {
  const stem = `.${basename(target)}.`;
  return name.startsWith(stem) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(stem.length));
}

/** A device or a pipe is written into: replacing `/dev/null` by a file would do harm, and nothing there can be half written. */
async function isSpecial(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

async function replace(target: string, text: string, { mode, clock = systemClock }: WriteOptions): Promise<void> {
  const temporary = temporaryName(target);
  try {
    await writeDurably(temporary, text, target, mode);
    await renameStubbornly(temporary, target, clock);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

function temporaryName(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
}

async function writeDurably(temporary: string, text: string, target: string, mode: number | undefined): Promise<void> {
  const old = await lstat(target).catch(() => undefined);
  if (old?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  const handle = await open(temporary, 'wx', mode ?? 0o666);
  try {
    if (old !== undefined) await keepOwner(handle, old);
    const wanted = mode ?? (old === undefined ? undefined : old.mode & 0o777);
    if (wanted !== undefined) await handle.chmod(wanted);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A run as root (in a container, say) must not take a file away from its owner. */
async function keepOwner(handle: FileHandle, old: { uid: number; gid: number }): Promise<void> {
  const own = await handle.stat();
  if (own.uid === old.uid && own.gid === old.gid) return;
  await handle.chown(old.uid, old.gid).catch(() => undefined);
}

/** Windows refuses while a virus scanner or an editor looks at the file; that passes. */
async function renameStubbornly(from: string, to: string, clock: Clock): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = errorCode(error) ?? '';
      if (attempt >= renameAttempts || !passing.has(code)) throw error;
      await clock.wait(attempt * renamePauseMs);
    }
  }
}

const renameAttempts = 8;
const renamePauseMs = 20;
const passing: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** Without this a power cut may undo the rename. Some systems cannot sync folders: then there is nothing more to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(ifPossible);
  try {
    await handle?.sync().catch(ifPossible);
  } finally {
    await handle?.close();
  }
}

const impossible: ReadonlySet<string> = new Set(['EINVAL', 'EPERM', 'EACCES', 'EISDIR', 'EBADF', 'ENOTSUP', 'ENOSYS']);

function ifPossible(error: unknown): undefined {
  if (!impossible.has(errorCode(error) ?? '')) throw error;
  return undefined;
}

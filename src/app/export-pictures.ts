import { join } from 'node:path';
import { fetchPicture } from '../avatar/fetch-picture.ts';
import type { DownloadOptions } from '../avatar/from-url.ts';
import { inspectBytes } from '../avatar/inspect.ts';
import { writeNewFile } from '../disk/new-file.ts';
import type { FoundChat } from '../model/actual.ts';
import { Fault } from '../model/fault.ts';
import type { LockRow } from '../model/lockfile.ts';
import { type Message, message } from '../model/message.ts';
import { seenMark } from '../resources/chat/avatar.ts';
import type { Options } from './options.ts';

/** What an exported picture adds to a chat's fields and to its row. */
export interface ExportedPicture {
  readonly field: { readonly avatar: string };
  readonly row: Pick<LockRow, 'avatar' | 'avatarSeen'>;
}

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
};

/**
 * Saves the pictures of chats in `avatars/` below a folder.
 *
 * The portal hands out a crop of 200×200 pixels, never what was uploaded; its hash is remembered as the chat's own, so that the crop is
 * not sent back. Source: `im.dialog.get`.
 */
export async function savePictures(
  folder: string,
  portal: string,
  chats: ReadonlyMap<string, FoundChat>,
  options: Pick<Options, 'env'> & { readonly signal: AbortSignal | undefined },
): Promise<{ readonly saved: ReadonlyMap<string, ExportedPicture>; readonly notes: readonly Message[] }> {
  const saved = new Map<string, ExportedPicture>();
  const notes: Message[] = [];
  const { env, signal } = options;
  const download: DownloadOptions = { trusted: portal, env, ...(signal ? { signal } : {}) };
  // One after the other: a portal's files are not worth its limits.
  for (const [key, { avatarUrl }] of chats) {
    if (avatarUrl === '') continue;
    try {
      saved.set(key, await savePicture(folder, key, avatarUrl, download));
    } catch (error) {
      if (!isAboutPicture(error)) throw error;
      notes.push(message('EXPORT_PICTURE_LEFT', { key, why: error.message }));
    }
  }
  return { saved, notes };
}

/** A full disk ends the export; a picture that cannot be had does not. */
function isAboutPicture(error: unknown): error is Fault {
  return error instanceof Fault && error.code.startsWith('AVATAR_');
}

async function savePicture(
  folder: string,
  key: string,
  url: string,
  options: DownloadOptions,
): Promise<ExportedPicture> {
  const chunks: Uint8Array[] = [];
  await fetchPicture(url, (chunk) => chunks.push(Uint8Array.from(chunk)), options);
  const bytes = Buffer.concat(chunks);
  const { mime, sha256 } = inspectBytes(bytes, key);
  const name = `${key.replaceAll('/', '-')}.${extensions[mime] ?? 'png'}`;
  const path = await writeUnderFreeName(join(folder, 'avatars'), name, bytes);
  return { field: { avatar: `./avatars/${path}` }, row: { avatar: `sha256-${sha256}`, avatarSeen: seenMark(url) } };
}

/** A file that stands there already is somebody's and is left alone. */
async function writeUnderFreeName(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  for (let number = 1; number < 1000; number++) {
    const free = number === 1 ? name : name.replace(/(\.\w+)$/, `-${number}$1`);
    if (await writeNewFile(join(folder, free), bytes)) return free;
  }
  throw new Error(`no free name for ${name}`);
}

import { fetchPicture } from '../../avatar/fetch-picture.ts';
import type { DownloadOptions } from '../../avatar/from-url.ts';
import type { FoundChat } from '../../model/actual.ts';
import { Fault } from '../../model/fault.ts';
import type { LockRow } from '../../model/lockfile.ts';
import { type Message, message } from '../../model/message.ts';
import { seenMark } from '../../resources/chat/avatar.ts';
import type { Options } from '../options.ts';
import { savePictureFile } from '../picture-file.ts';

/** What an exported picture adds to a chat's fields and to its row. */
export interface ExportedPicture {
  readonly field: { readonly avatar: string };
  readonly row: Pick<LockRow, 'avatar' | 'avatarSeen'>;
}

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
  const { written, sha256 } = await savePictureFile(folder, key, Buffer.concat(chunks));
  return { field: { avatar: written }, row: { avatar: `sha256-${sha256}`, avatarSeen: seenMark(url) } };
}

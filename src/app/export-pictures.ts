import { join } from 'node:path';
import { fetchPicture } from '../avatar/fetch-picture.ts';
import { inspectBytes } from '../avatar/inspect.ts';
import { writeNewFile } from '../disk/new-file.ts';
import type { FoundChat } from '../model/actual.ts';
import type { LockRow } from '../model/lockfile.ts';
import { seenMark } from '../resources/chat/avatar.ts';

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
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, ExportedPicture>> {
  const saved = new Map<string, ExportedPicture>();
  // One after the other: a portal's files are not worth its limits.
  for (const [key, { avatarUrl }] of chats) {
    if (avatarUrl !== '') saved.set(key, await savePicture(folder, portal, key, avatarUrl, signal));
  }
  return saved;
}

async function savePicture(
  folder: string,
  portal: string,
  key: string,
  url: string,
  signal: AbortSignal | undefined,
): Promise<ExportedPicture> {
  const chunks: Uint8Array[] = [];
  await fetchPicture(url, (chunk) => chunks.push(Uint8Array.from(chunk)), {
    trusted: portal,
    ...(signal ? { signal } : {}),
  });
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

import { join } from 'node:path';
import { inspectBytes } from '../avatar/inspect.ts';
import { writeNewFile } from '../disk/new-file.ts';

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
};

export interface PictureFile {
  /** As a config beside the folder `avatars` writes it. */
  readonly written: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * Saves a chat's picture in `avatars/` below a folder; a file that stands there already is somebody's and is left alone.
 *
 * Errors: an `AVATAR_…` Fault when the bytes are no picture.
 */
export async function savePictureFile(folder: string, key: string, bytes: Uint8Array): Promise<PictureFile> {
  const { mime, sha256 } = inspectBytes(bytes, key);
  const name = key.replaceAll('/', '-');
  for (let number = 1; number < 1000; number++) {
    const free = `${name}${number === 1 ? '' : `-${number}`}.${extensions[mime] ?? 'png'}`;
    if (await writeNewFile(join(folder, 'avatars', free), bytes, folder))
      return { written: `./avatars/${free}`, sha256 };
  }
  throw new Error(`no free name for the picture of ${key}`);
}

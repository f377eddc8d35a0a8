import type { ConfigFiles } from '../model/config-files.ts';
import type { DownloadOptions } from './from-url.ts';
import { readPicture } from './open.ts';
import { isAddress } from './picture-url.ts';

/** How pictures are reached: those behind paths through the door for files, those behind addresses through HTTP. */
export interface PictureAccess extends DownloadOptions {
  readonly files: ConfigFiles;
}

/**
 * Streams a picture's bytes to `take`, from a path or an address.
 *
 * Errors: an `AVATAR_…` Fault, or whatever `take` throws.
 */
export async function streamPicture(
  source: string,
  written: string,
  take: (chunk: Uint8Array) => void,
  access: PictureAccess,
): Promise<void> {
  if (isAddress(source)) await fetchPicture(source, take, access);
  else await readPicture(source, written, access.files, take);
}

/** Loads the HTTP client only where a picture has an address: most configs have none. */
export async function fetchPicture(
  url: string,
  take: (chunk: Uint8Array) => void,
  options: DownloadOptions,
): Promise<void> {
  const { download } = await import('./from-url.ts');
  await download(url, take, options);
}

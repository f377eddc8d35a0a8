import type { DownloadOptions } from './from-url.ts';
import { readPicture } from './open.ts';
import { isAddress } from './picture-url.ts';

/**
 * Streams a picture's bytes to `take`, from a path or an address, wherever it lies.
 *
 * Errors: an `AVATAR_…` Fault, or whatever `take` throws.
 */
export async function streamPicture(
  source: string,
  written: string,
  take: (chunk: Uint8Array) => void,
  options: DownloadOptions,
): Promise<void> {
  if (isAddress(source)) await fetchPicture(source, take, options);
  else await readPicture(source, written, undefined, take);
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

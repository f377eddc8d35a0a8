import { basename } from 'node:path';
import { Fault } from '../model/fault.ts';
import { bytesOfBase64, bytesOfDataUrl } from './base64.ts';
import { type PictureAccess, streamPicture } from './fetch-picture.ts';
import { formats } from './formats.ts';
import { Inspection, inspectBytes } from './inspect.ts';
import { picturePath } from './open.ts';
import { isAddress, nameOfUrl, pictureUrl } from './picture-url.ts';

/**
 * Turns whatever people give as a picture into the base64 that the portal takes.
 *
 * Shape: `text` is a path from `folder`, an https address, a `data:` address, or base64 already; a whole number, which the portal reads
 * as the id of a file it has, comes back as it is.
 * Errors: an `AVATAR_…` Fault; `AVATAR_NO_SOURCE` where the text is none of these.
 */
export async function pictureFromAnything(text: string, folder: string, access: PictureAccess): Promise<string> {
  const given = text.trim();
  if (/^\d+$/.test(given)) return given;
  const bytes = bytesWithin(given);
  if (bytes !== undefined) {
    inspectBytes(bytes, 'AVATAR');
    return Buffer.from(bytes).toString('base64');
  }
  const source = isAddress(given) ? given : picturePath(folder, given);
  const inspection = new Inspection(isAddress(given) ? nameOfUrl(pictureUrl(given)) : basename(source));
  const chunks: Uint8Array[] = [];
  const take = (chunk: Uint8Array) => {
    inspection.push(chunk);
    chunks.push(new Uint8Array(chunk));
  };
  await streamPicture(source, given, take, access).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
    throw bytesOfBase64(given) === undefined
      ? new Fault('AVATAR_NOT_FOUND_HERE', { path: given })
      : new Fault('AVATAR_NO_SOURCE');
  });
  inspection.end();
  return Buffer.concat(chunks).toString('base64');
}

const longestPath = 4096;

/**
 * The bytes that a text carries itself; nothing for paths and addresses.
 *
 * A short text may be a path and base64 at once: it is base64 when it decodes to the beginning of a picture.
 */
function bytesWithin(given: string): Uint8Array | undefined {
  if (/^data:/i.test(given)) {
    const bytes = bytesOfDataUrl(given);
    if (bytes === undefined) throw new Fault('AVATAR_NO_SOURCE');
    return bytes;
  }
  if (isAddress(given)) return undefined;
  const bytes = bytesOfBase64(given);
  const isLong = given.length > longestPath;
  if (given === '' || (isLong && bytes === undefined)) throw new Fault('AVATAR_NO_SOURCE');
  if (bytes === undefined) return undefined;
  const start = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isLong || formats.some(({ begins }) => begins(start)) ? bytes : undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Fault && error.code === 'AVATAR_NOT_FOUND';
}

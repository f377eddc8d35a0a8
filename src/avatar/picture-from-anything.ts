import { basename } from 'node:path';
import { Fault } from '../model/fault.ts';
import { formats } from './formats.ts';
import type { DownloadOptions } from './from-url.ts';
import { Inspection, inspectBytes } from './inspect.ts';
import { picturePath, readPicture } from './open.ts';
import { isAddress, nameOfUrl, pictureUrl } from './picture-url.ts';
import { fetchPicture } from './pictures.ts';

/**
 * Turns whatever people give as a picture into the base64 that the portal takes.
 *
 * Shape: `text` is a path from `folder`, an https address, a `data:` address, or base64 already; a whole number, which the portal reads
 * as the id of a file it has, comes back as it is.
 * Errors: an `AVATAR_…` Fault; `AVATAR_NO_SOURCE` where the text is none of these.
 */
export async function pictureFromAnything(
  text: string,
  folder: string,
  options: DownloadOptions = {},
): Promise<string> {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return trimmed;
  if (/^data:/i.test(trimmed)) return checked(bytesOfDataUrl(trimmed), 'data:');
  if (isAddress(trimmed)) return fetched(trimmed, options);
  const bytes = bytesOfBase64(trimmed);
  if (bytes !== undefined && (trimmed.length > longestPath || beginsAsPicture(bytes))) return checked(bytes, 'AVATAR');
  if (trimmed === '' || trimmed.length > longestPath) throw new Fault('AVATAR_NO_SOURCE');
  return read(trimmed, folder, bytes !== undefined);
}

const longestPath = 4096;

async function fetched(written: string, options: DownloadOptions): Promise<string> {
  const gathered = new Gathered(nameOfUrl(pictureUrl(written)));
  await fetchPicture(written, (chunk) => gathered.push(chunk), options);
  return gathered.base64();
}

async function read(written: string, folder: string, mayBeBase64: boolean): Promise<string> {
  const path = picturePath(folder, written);
  const gathered = new Gathered(basename(path));
  try {
    await readPicture(path, written, undefined, (chunk) => gathered.push(chunk));
  } catch (error) {
    const isMissing = error instanceof Fault && error.code === 'AVATAR_NOT_FOUND';
    throw isMissing && mayBeBase64 ? new Fault('AVATAR_NO_SOURCE') : error;
  }
  return gathered.base64();
}

/** Keeps what it inspects. */
class Gathered {
  readonly #inspection: Inspection;
  readonly #chunks: Uint8Array[] = [];

  constructor(name: string) {
    this.#inspection = new Inspection(name);
  }

  push(chunk: Uint8Array): void {
    this.#inspection.push(chunk);
    this.#chunks.push(chunk.slice());
  }

  base64(): string {
    this.#inspection.end();
    return Buffer.concat(this.#chunks).toString('base64');
  }
}

function checked(bytes: Uint8Array, name: string): string {
  inspectBytes(bytes, name);
  return Buffer.from(bytes).toString('base64');
}

/** A short text may be a path or base64; if it decodes to the beginning of a picture, it is no path. */
function beginsAsPicture(bytes: Buffer): boolean {
  const start = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return formats.some(({ begins }) => begins(start));
}

/** Strict, as `Buffer` forgives everything: a path must not pass for base64. Line breaks of mailers and shells are allowed. */
function bytesOfBase64(text: string): Buffer | undefined {
  const packed = text.replace(/\s+/g, '');
  if (packed === '' || packed.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
  return Buffer.from(packed, 'base64');
}

function bytesOfDataUrl(url: string): Uint8Array {
  const comma = url.indexOf(',');
  const head = url.slice(0, comma);
  const body = url.slice(comma + 1);
  if (comma < 0) throw new Fault('AVATAR_NO_SOURCE');
  try {
    const plain = decodeURIComponent(body);
    const bytes = /;\s*base64$/i.test(head) ? bytesOfBase64(plain) : Buffer.from(plain, 'latin1');
    if (bytes !== undefined) return bytes;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
  }
  throw new Fault('AVATAR_NO_SOURCE');
}

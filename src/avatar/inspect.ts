import { createHash } from 'node:crypto';
import { Fault } from '../model/fault.ts';
import { type Ask, type Format, formats, type HeaderReader, type Size } from './formats.ts';
import { lookalike } from './lookalikes.ts';

/**
 * The most bytes that a picture may have.
 *
 * An avatar goes out as base64 inside one JSON request, so 20 MB become 27 MB that are held once here and several times on a PHP
 * portal, whose memory limit is commonly 256 MB or less. A photo of 5000×5000 pixels in any compressed format stays below.
 */
export const largestBytes = 20_000_000;

/** Source: im.chat.updateAvatar answers AVATAR_ERROR above this, im.chat.add drops the picture silently. */
const largestSide = 5000;

/** What is known of a picture once all its bytes have passed. */
export interface Seen {
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Looks at a picture while its bytes stream by; keeps nothing but the bytes of its header.
 *
 * Errors: an `AVATAR_…` Fault from `push` as soon as the size is known to be too large, all others from `end`.
 */
export class Inspection {
  readonly #name: string;
  readonly #hash = createHash('sha256');
  readonly #header = new HeaderFeed();
  #sizeBytes = 0;

  constructor(name: string) {
    this.#name = name;
  }

  push(chunk: Uint8Array): void {
    this.#sizeBytes += chunk.byteLength;
    if (this.#sizeBytes > largestBytes) {
      throw new Fault('AVATAR_TOO_LARGE', { name: this.#name, limit: largestBytes / 1e6 });
    }
    this.#hash.update(chunk);
    this.#header.push(chunk);
  }

  end(): Seen {
    const name = this.#name;
    if (this.#sizeBytes === 0) throw new Fault('AVATAR_EMPTY', { name });
    const { format, size } = this.#header.end(name);
    if (size === 'truncated') throw new Fault('AVATAR_TRUNCATED', { name, format: format.name });
    if (size === 'damaged' || size.width < 1 || size.height < 1) {
      throw new Fault('AVATAR_DAMAGED', { name, format: format.name });
    }
    const { width, height } = size;
    if (Math.max(width, height) > largestSide) {
      throw new Fault('AVATAR_TOO_MANY_PIXELS', { name, width, height, limit: largestSide });
    }
    return { sizeBytes: this.#sizeBytes, sha256: this.#hash.digest('hex'), mime: format.mime, width, height };
  }
}

/** Looks at a picture that is already in memory. */
export function inspectBytes(bytes: Uint8Array, name: string): Seen {
  const inspection = new Inspection(name);
  inspection.push(bytes);
  return inspection.end();
}

/** Enough of a file's start to name what it is. */
const startLength = 1024;

/** Feeds a header reader from chunks, and forgets each byte that it has passed. */
class HeaderFeed {
  /** Bytes of the file from `#from` on, as far as they may still be asked for. */
  #kept: Uint8Array = new Uint8Array(0);
  #from = 0;
  #ask: Ask | undefined = { at: 0, length: startLength };
  #format: Format | undefined;
  #reader: HeaderReader | undefined;
  #size: Size | undefined;
  #start: DataView = new DataView(new ArrayBuffer(0));

  push(chunk: Uint8Array): void {
    if (this.#ask === undefined) return;
    const skip = Math.max(0, Math.min(this.#ask.at - this.#from - this.#kept.byteLength, chunk.byteLength));
    if (this.#kept.byteLength === 0) this.#from += skip;
    this.#kept = joined(this.#kept, chunk.subarray(skip));
    while (this.#ask !== undefined && this.#from + this.#kept.byteLength >= this.#ask.at + this.#ask.length) {
      this.#answer(this.#ask);
    }
    this.#forget();
  }

  /** The file ends here: what is asked for is answered with what there is. */
  end(name: string): { readonly format: Format; readonly size: Size } {
    while (this.#ask !== undefined) this.#answer(this.#ask);
    if (this.#format !== undefined && this.#size !== undefined) return { format: this.#format, size: this.#size };
    throw refusal(this.#start, name);
  }

  #answer({ at, length }: Ask): void {
    const bytes = this.#kept.subarray(Math.max(0, at - this.#from), Math.max(0, at - this.#from + length));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (this.#reader === undefined) this.#recognise(view);
    const step = this.#reader?.next(view);
    this.#ask = step === undefined || step.done ? undefined : step.value;
    if (step?.done) this.#size = step.value;
  }

  #recognise(start: DataView): void {
    this.#format = formats.find(({ begins }) => begins(start));
    this.#reader = this.#format?.read();
    if (this.#format === undefined)
      this.#start = new DataView(start.buffer.slice(start.byteOffset, start.byteOffset + start.byteLength));
  }

  #forget(): void {
    const passed =
      this.#ask === undefined ? this.#kept.byteLength : Math.min(this.#ask.at - this.#from, this.#kept.byteLength);
    // A copy: whoever pushed the bytes may use their buffer again. (`slice` of a Buffer would be a view.)
    this.#kept = new Uint8Array(this.#kept.subarray(passed));
    this.#from += passed;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.byteLength === 0) return b;
  const both = new Uint8Array(a.byteLength + b.byteLength);
  both.set(a);
  both.set(b, a.byteLength);
  return both;
}

function refusal(start: DataView, name: string): Fault {
  const looks = lookalike(start);
  switch (looks.kind) {
    case 'format':
      return new Fault('AVATAR_FORMAT', { name, format: looks.name });
    case 'text':
      return new Fault('AVATAR_TEXT', { name });
    case 'lfs-pointer':
      return new Fault('AVATAR_LFS_POINTER', { name });
    case 'unknown':
      return new Fault('AVATAR_UNKNOWN_FORMAT', { name });
  }
}

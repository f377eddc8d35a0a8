/*
 * How large a picture is, from its header alone.
 *
 * A reader does not hold the file. It asks for a few bytes at an offset and is given them, so the same reader serves bytes in memory,
 * files and downloads. Offsets never go backwards: whoever feeds the reader may forget what lies before the last one asked for. Fewer
 * bytes than asked for mean that the file ends there.
 */

/** A wish for bytes; `at` never decreases. */
export interface Ask {
  readonly at: number;
  readonly length: number;
}

export type Size =
  | { readonly width: number; readonly height: number }
  /** The file ends inside its header. */
  | 'truncated'
  /** The header contradicts itself. */
  | 'damaged';

export type HeaderReader = Generator<Ask, Size, DataView>;

/** A format that Bitrix24 takes as an avatar. */
export interface Format {
  readonly name: string;
  readonly mime: string;
  /** Do the first bytes of a file belong to this format? */
  readonly begins: (start: DataView) => boolean;
  readonly read: () => HeaderReader;
}

export const formats: readonly Format[] = [
  { name: 'PNG', mime: 'image/png', begins: (start) => has(start, 0, '\x89PNG\r\n\x1a\n'), read: readPng },
  { name: 'JPEG', mime: 'image/jpeg', begins: (start) => has(start, 0, '\xff\xd8\xff'), read: readJpeg },
  {
    name: 'GIF',
    mime: 'image/gif',
    begins: (start) => has(start, 0, 'GIF87a') || has(start, 0, 'GIF89a'),
    read: readGif,
  },
  {
    name: 'WebP',
    mime: 'image/webp',
    begins: (start) => has(start, 0, 'RIFF') && has(start, 8, 'WEBP'),
    read: readWebp,
  },
  { name: 'BMP', mime: 'image/bmp', begins: isBmp, read: readBmp },
];

/** Do these characters, a byte each, stand at this offset? */
export function has(view: DataView, at: number, text: string): boolean {
  if (view.byteLength < at + text.length) return false;
  for (let index = 0; index < text.length; index++) {
    if (view.getUint8(at + index) !== text.charCodeAt(index)) return false;
  }
  return true;
}

function* readPng(): HeaderReader {
  const header = yield { at: 8, length: 16 };
  if (header.byteLength < 16) return 'truncated';
  if (header.getUint32(0) !== 13 || !has(header, 4, 'IHDR')) return 'damaged';
  return { width: header.getUint32(8), height: header.getUint32(12) };
}

/** The size stands in a frame header, behind segments (a camera's notes, colour profiles) that may be long. */
function* readJpeg(): HeaderReader {
  for (let at = 2; ; ) {
    const segment = yield { at, length: 9 };
    if (segment.byteLength < 2) return 'truncated';
    if (segment.getUint8(0) !== 0xff) return 'damaged';
    const marker = segment.getUint8(1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker < 0xc0 || (marker >= 0xd8 && marker <= 0xda)) return 'damaged';
    else if (segment.byteLength < 9) return 'truncated';
    else if (isFrame(marker)) return { width: segment.getUint16(7), height: segment.getUint16(5) };
    else if (segment.getUint16(2) < 2) return 'damaged';
    else at += 2 + segment.getUint16(2);
  }
}

/** Of the frame markers' range three mean something else: Huffman tables, an extension, arithmetic coding. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function* readGif(): HeaderReader {
  const screen = yield { at: 6, length: 4 };
  if (screen.byteLength < 4) return 'truncated';
  return { width: screen.getUint16(0, true), height: screen.getUint16(2, true) };
}

function* readWebp(): HeaderReader {
  const chunk = yield { at: 12, length: 18 };
  if (chunk.byteLength < 13) return 'truncated';
  if (has(chunk, 0, 'VP8L')) {
    if (chunk.getUint8(8) !== 0x2f) return 'damaged';
    const bits = chunk.getUint32(9, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk.byteLength < 18) return 'truncated';
  if (has(chunk, 0, 'VP8X')) return { width: uint24(chunk, 12) + 1, height: uint24(chunk, 15) + 1 };
  if (!has(chunk, 0, 'VP8 ') || !has(chunk, 11, '\x9d\x01\x2a')) return 'damaged';
  return { width: chunk.getUint16(14, true) & 0x3fff, height: chunk.getUint16(16, true) & 0x3fff };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Sizes of the headers that BMP has had; two letters alone would make pictures of texts that begin with "BM". */
const bmpHeaders: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

function isBmp(start: DataView): boolean {
  if (!has(start, 0, 'BM')) return false;
  return start.byteLength < 18 ? hasZeroByte(start) : bmpHeaders.has(start.getUint32(14, true));
}

function hasZeroByte(view: DataView): boolean {
  for (let at = 0; at < view.byteLength; at++) if (view.getUint8(at) === 0) return true;
  return false;
}

/** Rows may be stored from the top, which a negative height says. */
function* readBmp(): HeaderReader {
  const header = yield { at: 14, length: 12 };
  if (header.byteLength < 12) return 'truncated';
  if (header.getUint32(0, true) === 12) return { width: header.getUint16(4, true), height: header.getUint16(6, true) };
  return { width: header.getInt32(4, true), height: Math.abs(header.getInt32(8, true)) };
}

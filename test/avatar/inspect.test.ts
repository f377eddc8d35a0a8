import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';
import { describe, expect, test } from 'vitest';
import { Inspection, inspectBytes, largestBytes, type Seen } from '../../src/avatar/inspect.ts';
import { Fault } from '../../src/model/fault.ts';
import { fc } from '../property.ts';
import { bmp, gif, jpeg, png, webp } from './made-pictures.ts';

const side = fc.integer({ min: 1, max: 5000 });
const anyJpeg = fc.record({
  // image-size expects one segment at least before the frame, as all programs write one.
  segments: fc.array(fc.uint8Array({ maxLength: 400 }).map(Buffer.from), { minLength: 1, maxLength: 6 }),
  frame: fc.constantFrom(0xc0, 0xc1, 0xc2),
});

/** A picture of any format, with the size it was made with. */
const anyPicture = fc
  .tuple(
    side,
    side,
    anyJpeg,
    fc.constantFrom('png', 'jpeg', 'gif87', 'gif89', 'VP8 ', 'VP8L', 'VP8X', 'bmp', 'bmp-down'),
  )
  .map(([width, height, parts, kind]) => ({ kind, width, height, bytes: make(kind, width, height, parts) }));

function make(
  kind: string,
  width: number,
  height: number,
  parts: { segments: readonly Buffer[]; frame: number },
): Buffer {
  switch (kind) {
    case 'png':
      return png(width, height);
    case 'jpeg':
      return jpeg(width, height, parts);
    case 'gif87':
      return gif(width, height, '87a');
    case 'gif89':
      return gif(width, height);
    case 'bmp':
      return bmp(width, height);
    case 'bmp-down':
      return bmp(width, -height, 124);
    default:
      return webp(kind as 'VP8 ', width, height);
  }
}

function inChunks(bytes: Uint8Array, sizes: readonly number[]): Seen {
  const inspection = new Inspection('p');
  let at = 0;
  // One buffer for all chunks, as when reading from a file: nobody may keep a view of it.
  const buffer = Buffer.alloc(Math.max(1, ...sizes));
  for (let turn = 0; at < bytes.byteLength; turn++) {
    const size = Math.min(sizes[turn % sizes.length] ?? 1, bytes.byteLength - at);
    buffer.fill(0xee);
    buffer.set(bytes.subarray(at, at + size));
    inspection.push(buffer.subarray(0, size));
    at += size;
  }
  return inspection.end();
}

/** What becomes of bytes, in short. */
function verdict(bytes: Uint8Array): string {
  try {
    const { mime, width, height } = inspectBytes(bytes, 'p');
    return `${mime} ${width}×${height}`;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.code, error.args.format].filter((part) => part !== undefined).join(' ');
  }
}

/** Another reader's opinion: `undefined` where it has none. */
function oracle(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return undefined;
  }
}

describe('a picture', () => {
  test('of every format has the size it was made with, in our eyes and in image-size’s', () => {
    fc.assert(
      fc.property(anyPicture, ({ bytes, width, height }) => {
        const { width: seenWidth, height: seenHeight } = inspectBytes(bytes, 'p');
        expect([seenWidth, seenHeight]).toEqual([width, height]);
        expect(oracle(bytes)).toEqual({ width, height });
      }),
      { numRuns: 500 },
    );
  });

  test('is the same in whatever pieces its bytes arrive', () => {
    fc.assert(
      fc.property(
        anyPicture,
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }),
        (picture, sizes) => {
          expect(inChunks(picture.bytes, sizes)).toEqual(inspectBytes(picture.bytes, 'p'));
        },
      ),
    );
  });

  test('that is damaged or cut anywhere never gets another size than image-size reads, and never crashes', () => {
    const damage = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 0, max: 255 })), { maxLength: 3 });
    fc.assert(
      fc.property(anyPicture, damage, fc.nat({ max: 3000 }), ({ bytes }, changes, length) => {
        const changed = Buffer.from(bytes.subarray(0, Math.max(1, length)));
        for (const [at, value] of changes) if (at < changed.byteLength) changed[at] = value;
        const own = verdict(changed);
        const other = oracle(changed);
        if (own.includes('×') && other !== undefined)
          expect(own).toMatch(new RegExp(` ${other.width}×${other.height}$`));
      }),
      { numRuns: 2000 },
    );
  });

  test('is hashed and counted whole', () => {
    const bytes = Buffer.concat([png(10, 20), Buffer.alloc(200_000, 7)]);
    expect(inChunks(bytes, [65_536])).toEqual({
      sizeBytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mime: 'image/png',
      width: 10,
      height: 20,
    });
  });

  test('from a camera, with megabytes of notes before its size, is understood', () => {
    const segments = Array.from({ length: 60 }, () => Buffer.alloc(65_000, 0xff));
    expect(inChunks(jpeg(4000, 3000, { segments }), [65_536])).toMatchObject({ width: 4000, height: 3000 });
  });

  test('in JPEG may have fill bytes before its markers', () => {
    expect(verdict(jpeg(40, 30, { segments: [Buffer.from('note')], fill: 3 }))).toBe('image/jpeg 40×30');
  });

  test.each([
    ['PNG', png(1, 1), 24],
    ['JPEG', jpeg(1, 1, { segments: [Buffer.alloc(300)] }), 315],
    ['GIF', gif(1, 1), 10],
    ['WebP', webp('VP8 ', 1, 1), 30],
    ['WebP', webp('VP8L', 1, 1), 25],
    ['WebP', webp('VP8X', 1, 1), 30],
    ['BMP', bmp(1, 1), 26],
  ])('in %s that ends before its size is cut off', (name, bytes, enough) => {
    expect(verdict(bytes.subarray(0, enough - 1))).toBe(`AVATAR_TRUNCATED ${name}`);
    expect(verdict(bytes.subarray(0, enough))).toContain('×');
  });

  test.each([
    ['PNG without width', png(0, 5), 'AVATAR_DAMAGED PNG'],
    ['GIF without height', gif(5, 0), 'AVATAR_DAMAGED GIF'],
    ['BMP of a negative width', bmp(-5, 5), 'AVATAR_DAMAGED BMP'],
    [
      'PNG whose first chunk is another',
      Buffer.from(png(5, 5).toString('latin1').replace('IHDR', 'IDAT'), 'latin1'),
      'AVATAR_DAMAGED PNG',
    ],
    [
      'JPEG whose scan comes before its frame',
      Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0, 0]),
      'AVATAR_DAMAGED JPEG',
    ],
    [
      'WebP of an unknown kind',
      Buffer.from(webp('VP8X', 5, 5).toString('latin1').replace('VP8X', 'VP9 '), 'latin1'),
      'AVATAR_DAMAGED WebP',
    ],
  ])('%s is damaged', (_, bytes, expected) => {
    expect(verdict(bytes)).toBe(expected);
  });
});

describe('limits', () => {
  test('5000 pixels a side are allowed and 5001 are not', () => {
    expect(verdict(png(5000, 5000))).toBe('image/png 5000×5000');
    expect(verdict(png(5001, 1))).toBe('AVATAR_TOO_MANY_PIXELS');
    expect(verdict(jpeg(1, 5001))).toBe('AVATAR_TOO_MANY_PIXELS');
    expect(verdict(png(0xffffffff, 1))).toBe('AVATAR_TOO_MANY_PIXELS');
  });

  test('the byte that is one too many ends the inspection at once', () => {
    const inspection = new Inspection('p');
    inspection.push(png(1, 1));
    inspection.push(Buffer.alloc(largestBytes - png(1, 1).byteLength));
    expect(() => inspection.push(Buffer.alloc(1))).toThrow('the picture "p" has more than 20 MB');
  });
});

describe('what is no picture is called by its name', () => {
  const ftyp = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`, 'latin1');
  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'AVATAR_FORMAT SVG'],
    ['<svg/>', 'AVATAR_FORMAT SVG'],
    ['\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n<svg:svg >', 'AVATAR_FORMAT SVG'],
    ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg width="1">', 'AVATAR_FORMAT SVG'],
    ['<?xml version="1.0"?><note/>', 'AVATAR_FORMAT XML'],
    ['\n<!doctype html><title>Log in</title>', 'AVATAR_FORMAT HTML'],
    ['<html lang="en">', 'AVATAR_FORMAT HTML'],
    ['%PDF-1.7', 'AVATAR_FORMAT PDF'],
    [Buffer.from('II*\0\x08\0\0\0', 'latin1'), 'AVATAR_FORMAT TIFF'],
    [Buffer.from('MM\0*\0\0\0\x08', 'latin1'), 'AVATAR_FORMAT TIFF'],
    [ftyp('heic'), 'AVATAR_FORMAT HEIC'],
    [ftyp('mif1'), 'AVATAR_FORMAT HEIC'],
    [ftyp('avif'), 'AVATAR_FORMAT AVIF'],
    [ftyp('isom'), 'AVATAR_FORMAT MP4'],
    [Buffer.from('\xff\x0a\x01', 'latin1'), 'AVATAR_FORMAT JPEG XL'],
    [Buffer.from('\0\0\x01\0\x01', 'latin1'), 'AVATAR_FORMAT ICO'],
    ['PK\x03\x04', 'AVATAR_FORMAT ZIP'],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:9f86d08\nsize 12', 'AVATAR_LFS_POINTER'],
    ['Привет', 'AVATAR_TEXT'],
    ['BMW is a car maker and not a bitmap', 'AVATAR_TEXT'],
    ['GIF is a format', 'AVATAR_TEXT'],
    [Buffer.from([0, 1, 2, 3]), 'AVATAR_UNKNOWN_FORMAT'],
    [Buffer.from([0xff, 0xfe, 0x41, 0]), 'AVATAR_UNKNOWN_FORMAT'],
    ['', 'AVATAR_EMPTY'],
  ])('%j is %s', (content, expected) => {
    expect(verdict(Buffer.from(content))).toBe(expected);
  });

  test('at once, also when it is a row of comments made to keep a reader busy', () => {
    expect(verdict(Buffer.from(`${'<!---->'.repeat(146)}x`))).toBe('AVATAR_TEXT');
  });

  test('however long it is, also when a letter is cut where we stop looking', () => {
    expect(verdict(Buffer.from(`a${'я'.repeat(5000)}`))).toBe('AVATAR_TEXT');
  });
});

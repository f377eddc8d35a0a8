import { crc32, deflateSync, inflateSync } from 'node:zlib';

/*
 * Makes a browser's picture small: Chromium writes four bytes a point, a palette needs one.
 *
 * The colours that occur most are kept as they are, so flat areas and letters do not change. The places left go to the other colours in
 * the order of how often they occur, each that is not too near to one kept before; "too near" grows until there are places for all. Why
 * not a quantiser that halves boxes of colours: it shifts the background.
 */

/** The same picture with at most 256 colours. Errors: throws for what Chromium does not write (interlaced, other than RGB and RGBA). */
export function withPalette(png: Buffer): Buffer {
  const { width, height, points } = decoded(png);
  const palette = paletteOf(points);
  const nearest = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, color] of points.entries()) {
    const index = nearest.get(color) ?? indexOfNearest(color, palette);
    nearest.set(color, index);
    rows[at + Math.floor(at / width) + 1] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((color) => channels(color).slice(0, 3)))),
    chunk('tRNS', Buffer.from(palette.map((color) => channels(color)[3] ?? 255))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, one number a point. */
  readonly points: Uint32Array;
}

/** Source: PNG specification, chapters 5 and 9. */
function decoded(png: Buffer): Picture {
  const header = chunks(png, 'IHDR')[0] ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, , , interlace] = header.subarray(8);
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlace !== 0)
    throw new Error('not a picture that Chromium writes');
  const size = kind === 6 ? 4 : 3;
  const bytes = unfiltered(inflateSync(Buffer.concat(chunks(png, 'IDAT'))), width * size, height, size);
  const points = new Uint32Array(width * height);
  for (let at = 0; at < points.length; at += 1) {
    const rgb = bytes.readUIntBE(at * size, 3);
    points[at] = rgb * 256 + (size === 4 ? (bytes[at * size + 3] ?? 0) : 255);
  }
  return { width, height, points };
}

function chunks(png: Buffer, name: string): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === name)
      found.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return found;
}

function unfiltered(raw: Buffer, stride: number, height: number, size: number): Buffer {
  const bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= size ? (bytes[at - size] ?? 0) : 0;
      const up = y > 0 ? (bytes[at - stride] ?? 0) : 0;
      const corner = x >= size && y > 0 ? (bytes[at - stride - size] ?? 0) : 0;
      bytes[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + (predictions[filter]?.(left, up, corner) ?? 0);
    }
  }
  return bytes;
}

const predictions: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
    if (toLeft <= toUp && toLeft <= toCorner) return left;
    return toUp <= toCorner ? up : corner;
  },
];

function paletteOf(points: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const color of points) counts.set(color, (counts.get(color) ?? 0) + 1);
  const colors = [...counts].sort((a, b) => b[1] - a[1]).map(([color]) => color);
  for (let apart = 4; ; apart *= 1.25) {
    const kept = colors.slice(0, colorsKeptAsTheyAre);
    for (const color of colors.slice(colorsKeptAsTheyAre)) {
      if (kept.length > 256) break;
      if (!kept.some((other) => distance(color, other) <= apart)) kept.push(color);
    }
    if (kept.length <= 256) return kept;
  }
}

const colorsKeptAsTheyAre = 96;

function indexOfNearest(color: number, palette: readonly number[]): number {
  const distances = palette.map((other) => distance(color, other));
  return distances.indexOf(Math.min(...distances));
}

function distance(a: number, b: number): number {
  const other = channels(b);
  return Math.hypot(...channels(a).map((value, index) => value - (other[index] ?? 0)));
}

function channels(color: number): readonly number[] {
  return [(color >>> 24) & 255, (color >>> 16) & 255, (color >>> 8) & 255, color & 255];
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}

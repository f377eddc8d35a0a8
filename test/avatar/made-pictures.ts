/** Pictures as bytes, right as far as their headers go. */

export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 6, 0, 0, 0], 24);
  return Buffer.concat([header, Buffer.from('\0\0\0\0IEND\xae\x42\x60\x82', 'latin1')]);
}

export interface JpegParts {
  /** Bodies of the segments before the frame, such as a camera's notes. */
  readonly segments?: readonly Buffer[];
  /** The frame's marker: 0xc0 baseline, 0xc2 progressive … */
  readonly frame?: number;
  /** Fill bytes before each marker. */
  readonly fill?: number;
}

export function jpeg(width: number, height: number, { segments = [], frame = 0xc0, fill = 0 }: JpegParts = {}): Buffer {
  const frameBody = Buffer.from([
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    1,
    34,
    0,
    2,
    17,
    1,
    3,
    17,
    1,
  ]);
  const parts = [
    ...segments.map((body, index) => segment(0xe1 + (index % 14), body, fill)),
    segment(frame, frameBody, fill),
  ];
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9])]);
}

function segment(marker: number, body: Buffer, fill: number): Buffer {
  const head = Buffer.from([...Array.from({ length: fill }, () => 0xff), 0xff, marker, 0, 0]);
  head.writeUInt16BE(body.byteLength + 2, head.byteLength - 2);
  return Buffer.concat([head, body]);
}

export function gif(width: number, height: number, version = '89a'): Buffer {
  const header = Buffer.alloc(13);
  header.write(`GIF${version}`, 0, 'latin1');
  header.writeUInt16LE(width, 6);
  header.writeUInt16LE(height, 8);
  return Buffer.concat([header, Buffer.from(';')]);
}

export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(32, 4);
  bytes.write(`WEBP${kind}`, 8, 'latin1');
  bytes.writeUInt32LE(20, 16);
  if (kind === 'VP8 ') {
    bytes.set([0x30, 1, 0, 0x9d, 1, 0x2a], 20);
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  } else if (kind === 'VP8L') {
    bytes[20] = 0x2f;
    bytes.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21);
  } else {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  }
  return bytes;
}

export function bmp(width: number, height: number, headerBytes = 40): Buffer {
  const bytes = Buffer.alloc(14 + headerBytes + 4);
  bytes.write('BM', 0, 'latin1');
  bytes.writeUInt32LE(bytes.byteLength, 2);
  bytes.writeUInt32LE(headerBytes, 14);
  if (headerBytes === 12) {
    bytes.writeUInt16LE(width, 18);
    bytes.writeUInt16LE(height, 20);
  } else {
    bytes.writeInt32LE(width, 18);
    bytes.writeInt32LE(height, 22);
  }
  return bytes;
}

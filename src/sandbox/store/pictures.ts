/** What the first bytes of a file say about it; sizes are 0 where PHP's `getimagesize` gives up. */
export interface Picture {
  readonly type: string;
  readonly extension: string;
  readonly width: number;
  readonly height: number;
}

/** PHP's lenient `base64_decode`: characters outside the alphabet are skipped, `-` and `_` included. */
export function decodeBase64(text: string): Buffer {
  return Buffer.from(text.replace(/[^A-Za-z0-9+/]/g, ''), 'base64');
}

/** Recognises pictures by their bytes; `undefined` when the MIME type would not be `image/*`. */
export function pictureOf(bytes: Buffer): Picture | undefined {
  if (bytes.length >= 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { type: 'image/png', extension: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length >= 10 && /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))) {
    return { type: 'image/gif', extension: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  }
  if (bytes.length >= 26 && bytes.toString('latin1', 0, 2) === 'BM') {
    const height = Math.abs(bytes.readInt32LE(22));
    return { type: 'image/bmp', extension: 'bmp', width: bytes.readInt32LE(18), height };
  }
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return { type: 'image/jpeg', extension: 'jpg', ...jpegSize(bytes) };
  }
  if (bytes.length >= 30 && bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') {
    return { type: 'image/webp', extension: 'webp', ...webpSize(bytes) };
  }
  if (/^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/i.test(bytes.toString('latin1', 0, 300))) {
    return { type: 'image/svg+xml', extension: 'svg', width: 0, height: 0 };
  }
  return undefined;
}

/** Avatars must be 1..5000 pixels in both directions. */
export function hasAvatarSize(picture: Picture): boolean {
  const fits = (pixels: number) => pixels >= 1 && pixels <= 5000;
  return fits(picture.width) && fits(picture.height);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function jpegSize(bytes: Buffer): Size {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return { width: 0, height: 0 };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return { width: 0, height: 0 };
}

function webpSize(bytes: Buffer): Size {
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
}

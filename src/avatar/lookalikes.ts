import { has } from './formats.ts';

/** What a file is that is none of our picture formats. */
export type Lookalike =
  /** A format by the name that it has in every language. */
  | { readonly kind: 'format'; readonly name: string }
  | { readonly kind: 'text' }
  | { readonly kind: 'lfs-pointer' }
  | { readonly kind: 'unknown' };

/** Names what the first bytes of a file look like, for the message that refuses it. */
export function lookalike(start: DataView): Lookalike {
  for (const [name, ...beginnings] of signatures) {
    if (beginnings.some(([at, text]) => has(start, at, text))) return { kind: 'format', name };
  }
  const text = textOf(start);
  if (text === undefined) return { kind: 'unknown' };
  if (text.startsWith('version https://git-lfs.')) return { kind: 'lfs-pointer' };
  const markup = markupOf(text);
  return markup === undefined ? { kind: 'text' } : { kind: 'format', name: markup };
}

type Signature = readonly [name: string, ...beginnings: readonly (readonly [at: number, text: string])[]];

const signatures: readonly Signature[] = [
  ['AVIF', [4, 'ftypavif'], [4, 'ftypavis']],
  [
    'HEIC',
    ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].map((brand) => [4, `ftyp${brand}`] as const),
  ],
  ['MP4', [4, 'ftyp']],
  ['TIFF', [0, 'II*\0'], [0, 'MM\0*'], [0, 'II+\0'], [0, 'MM\0+']],
  ['JPEG XL', [0, '\xff\x0a'], [0, '\0\0\0\x0cJXL ']],
  ['JPEG 2000', [0, '\0\0\0\x0cjP  '], [0, '\xff\x4f\xff\x51']],
  ['ICO', [0, '\0\0\x01\0'], [0, '\0\0\x02\0']],
  ['Photoshop (PSD)', [0, '8BPS']],
  ['PDF', [0, '%PDF-']],
  ['PostScript', [0, '%!PS']],
  ['ZIP', [0, 'PK\x03\x04'], [0, 'PK\x05\x06']],
  ['gzip', [0, '\x1f\x8b']],
  ['WebM', [0, '\x1a\x45\xdf\xa3']],
];

/** The name of the markup language that a text is written in, judged by its first element. */
function markupOf(text: string): string | undefined {
  const root = withoutPrologue(text);
  if (/^<(?:!DOCTYPE\s+svg|(?:\w{1,20}:)?svg)[\s/>]/i.test(root)) return 'SVG';
  if (/^<(?:!DOCTYPE\s+html|html|head|body|title|script|meta)[\s/>]/i.test(root)) return 'HTML';
  return /^\s*<\?xml\s/.test(text) ? 'XML' : undefined;
}

/** Step by step, as one pattern for it all could be led to try every way of splitting a row of comments. */
function withoutPrologue(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : undefined;
    if (end === undefined) return rest;
    const at = rest.indexOf(end);
    if (at < 0) return '';
    rest = rest.slice(at + end.length).trimStart();
  }
}

/** `undefined` for bytes that are no UTF-8 or hold control characters. */
function textOf(start: DataView): string | undefined {
  const bytes = new Uint8Array(start.buffer, start.byteOffset, start.byteLength);
  if (bytes.some((byte) => byte < 32 && !textControls.has(byte))) return undefined;
  try {
    // The last character may be cut in two; `stream` forgives that.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** Tab, line feed, form feed, carriage return, escape. */
const textControls: ReadonlySet<number> = new Set([9, 10, 12, 13, 27]);

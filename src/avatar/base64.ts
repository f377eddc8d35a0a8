/**
 * Decodes base64, standard alphabet.
 *
 * Shape: `undefined` for everything else, so that a path does not pass for base64; line breaks, as mailers and shells put in, are allowed.
 */
export function bytesOfBase64(text: string): Buffer | undefined {
  const packed = text.replace(/\s+/g, '');
  if (packed === '' || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return undefined;
  return packed.replace(/=+$/, '').length % 4 === 1 ? undefined : Buffer.from(packed, 'base64');
}

/** Decodes a `data:` address; `undefined` where it is none. */
export function bytesOfDataUrl(url: string): Uint8Array | undefined {
  const comma = url.indexOf(',');
  if (comma < 0) return undefined;
  const body = percentDecoded(url.slice(comma + 1));
  if (body === undefined) return undefined;
  return /;\s*base64$/i.test(url.slice(0, comma)) ? bytesOfBase64(body) : Buffer.from(body, 'latin1');
}

/** Percent codes stand for bytes here, not for UTF-8. */
function percentDecoded(text: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return undefined;
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

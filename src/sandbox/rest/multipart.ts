import { parseQuery } from '../php/parse-query.ts';
import type { PhpArray } from '../php/values.ts';

/** The plain fields of a `multipart/form-data` body; PHP puts uploaded files elsewhere, so they are left out. */
export function parseMultipart(body: Buffer, boundary: string): PhpArray {
  const pairs: string[] = [];
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1)) {
    const gap = part.indexOf('\r\n\r\n');
    if (gap < 0) continue;
    const head = part.slice(0, gap);
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined || /;\s*filename=/i.test(head)) continue;
    const value = part.slice(gap + 4).replace(/\r\n$/, '');
    pairs.push(`${encode(name).replaceAll('%5B', '[').replaceAll('%5D', ']')}=${encode(value)}`);
  }
  return parseQuery(pairs.join('&'));
}

function encode(latin1: string): string {
  return encodeURIComponent(Buffer.from(latin1, 'latin1').toString('utf8'));
}

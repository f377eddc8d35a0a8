import type { IncomingMessage } from 'node:http';
import { decodeJson } from '../php/json-decode.ts';
import { parseQuery, urlDecode } from '../php/parse-query.ts';
import { PhpArray } from '../php/values.ts';
import { parseMultipart } from './multipart.ts';

/** What the address and body of a REST request say, before anybody has looked whether it is allowed. */
export interface Incoming {
  /** `undefined`: the address fits none of the portal's templates. */
  readonly method: string | undefined;
  readonly format: 'json' | 'xml';
  readonly params: PhpArray;
  readonly bearer: string | undefined;
}

/** Bytes of one body, and of all that are being read at once. Source: ours; a portal's web server has a limit of its own as well. */
const bodyBytesAtMost = 64 * 2 ** 20;
const allBytesAtMost = 4 * bodyBytesAtMost;

/** A body that nobody needs to say. */
export class TooLarge extends Error {}

let allBytes = 0;

/** Errors: `TooLarge`, as soon as it is known. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  if (Number(request.headers['content-length']) > bodyBytesAtMost) throw new TooLarge();
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      allBytes += (chunk as Buffer).length;
      if (bytes > bodyBytesAtMost || allBytes > allBytesAtMost) throw new TooLarge();
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
  } finally {
    allBytes -= bytes;
  }
}

/** Merges address, query and body as the portal does: the body wins over the query, the path over both. */
export function parseIncoming(request: IncomingMessage, body: Buffer): Incoming {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  // Doubled slashes count as one, as with nginx's `merge_slashes`: the official SDK joins `client_endpoint` and `/METHOD`.
  const path = (mark < 0 ? url : url.slice(0, mark)).replaceAll(/\/{2,}/g, '/');
  const params = parseQuery(mark < 0 ? '' : url.slice(mark + 1));
  for (const [key, value] of bodyParams(request, body).entries()) params.set(key, value);
  const segments = path.split('/').slice(2).map(urlDecode);
  if (segments.at(-1) === '') segments.pop();
  const method = methodOf(segments, params);
  const suffix = /\.(json|xml)$/i.exec(method ?? '');
  return {
    method: suffix ? method?.slice(0, suffix.index) : method,
    format: suffix?.[1]?.toLowerCase() === 'xml' ? 'xml' : 'json',
    params,
    bearer: /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1],
  };
}

/** `/rest/METHOD` or `/rest/USER/SECRET/METHOD`; a secret without a user fits nothing. */
function methodOf(segments: readonly string[], params: PhpArray): string | undefined {
  if (segments.length === 1) return segments[0];
  const [user, secret, method] = segments;
  if (segments.length !== 3 || user === undefined || secret === undefined || user === 'api') return undefined;
  params.set('aplogin', user);
  params.set('ap', secret);
  return method;
}

/** JSON only for POST with a JSON content type, and only if it is an array or object; anything broken is nothing. */
function bodyParams(request: IncomingMessage, body: Buffer): PhpArray {
  if (body.length === 0) return new PhpArray();
  const type = request.headers['content-type'] ?? '';
  const isJson = /^application\/json\b/i.test(type) || type.includes('+json');
  if (request.method === 'POST' && isJson) {
    const value = decodeJson(body.toString('utf8'));
    return value instanceof PhpArray ? value : new PhpArray();
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type)?.[1];
  return boundary ? parseMultipart(body, boundary) : parseQuery(body.toString('utf8'));
}

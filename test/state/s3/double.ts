import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A bucket, in the dialects of those that cannot be had here:
 *
 * aws   docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html: `If-None-Match: *` and `If-Match` with a quoted ETag; 412
 *       PreconditionFailed; 409 ConditionalRequestConflict when two conditional writes of one key meet; 404 for `If-Match` on nothing.
 * ceph  RGW 16.2.15, measured: `If-None-Match: *` is atomic, `If-Match` wants the ETag bare (quoted: always 412), a lost race of `If-Match` is 500,
 *       DELETE heeds no condition.
 * liar  s3rver 3.7.1 and Incus 7.2 (lxc/incus#3651): conditions are ignored, everybody gets 200.
 *
 * Signatures are checked as the AWS documentation of Signature Version 4 says, by code of its own.
 */
export type Dialect = 'aws' | 'ceph' | 'liar';

export type Fate = 'pass' | 'lose-before' | 'lose-after' | number | { readonly after: number };

export interface Bucket {
  /** The address of the store, as users write it. */
  readonly address: string;
  readonly objects: Map<string, { readonly body: string; readonly writtenMs: number }>;
  readonly seen: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
    readonly status: number;
  }[];
  fate: (nth: number, method: string, path: string) => Fate;
  onActed: (nth: number, method: string, path: string) => void;
  /** The clock of the store. Units: milliseconds. */
  nowMs: () => number;
  /** Races at which AWS answers 409 and Ceph 500, though nothing was written: the next so many conditional writes. */
  races: number;
  readonly close: () => Promise<void>;
}

export const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
export const region = 'ru-central1';

export interface BucketOptions {
  /** Every answer waits so long. Units: milliseconds of the wall. */
  readonly delayMs?: number;
  readonly secretAccessKey?: string;
}

/** Starts a bucket on loopback. */
export async function bucket(dialect: Dialect, options: BucketOptions = {}): Promise<Bucket> {
  let count = 0;
  const made: Omit<Bucket, 'address'> = {
    objects: new Map(),
    seen: [],
    fate: () => 'pass',
    onActed: () => {},
    nowMs: () => Date.now(),
    races: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const handle = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const body = await textOf(incoming);
    const nth = ++count;
    const { method = '', url = '', headers } = incoming;
    const fate = made.fate(nth, method, url);
    if (fate === 'lose-before') return void incoming.socket.destroy();
    if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs));
    const asked = { method, url, headers, body };
    const reply: Reply =
      typeof fate === 'number'
        ? { status: fate }
        : isSigned(asked, options.secretAccessKey ?? keys.secretAccessKey)
          ? act(dialect, made, asked)
          : { status: 403 };
    made.seen.push({ method, path: url, headers, body, status: reply.status });
    made.onActed(nth, method, url);
    if (fate === 'lose-after') return void incoming.socket.destroy();
    const status = typeof fate === 'object' ? fate.after : reply.status;
    answer.sendDate = false;
    answer.writeHead(status, { date: new Date(made.nowMs()).toUTCString(), ...reply.headers }).end(reply.body ?? '');
  };
  const server = createServer((incoming, answer) => void handle(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint = encodeURIComponent(`http://127.0.0.1:${port}`);
  return Object.assign(made, { address: `s3://states/team?endpoint=${endpoint}&region=${region}` });
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function act(dialect: Dialect, made: Omit<Bucket, 'address'>, { method, url, headers, body }: Asked): Reply {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const key = decodeURIComponent(pathname).replace(/^\/states\/?/, '');
  const there = made.objects.get(key);
  switch (method) {
    case 'GET':
      if (key === '') return list(made, searchParams.get('prefix') ?? '');
      if (!there) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
      return {
        status: 200,
        headers: { etag: `"${etagOf(there.body)}"`, 'last-modified': new Date(there.writtenMs).toUTCString() },
        body: there.body,
      };
    case 'PUT': {
      const refusal = dialect === 'liar' ? undefined : refusalOf(dialect, made, headers, there?.body);
      if (refusal !== undefined) return { status: refusal };
      made.objects.set(key, { body, writtenMs: made.nowMs() });
      return { status: 200, headers: { etag: `"${etagOf(body)}"` } };
    }
    case 'DELETE':
      made.objects.delete(key);
      return { status: 204 };
    default:
      return { status: 405 };
  }
}

function refusalOf(
  dialect: Dialect,
  made: Omit<Bucket, 'address'>,
  headers: Asked['headers'],
  there: string | undefined,
): number | undefined {
  const isConditional = headers['if-none-match'] !== undefined || headers['if-match'] !== undefined;
  if (isConditional && made.races > 0) {
    made.races--;
    return dialect === 'aws' ? 409 : 500;
  }
  if (headers['if-none-match'] === '*' && there !== undefined) return 412;
  const match = headers['if-match'];
  if (match === undefined) return undefined;
  if (there === undefined) return dialect === 'aws' ? 404 : 412;
  const wanted = dialect === 'aws' ? `"${etagOf(there)}"` : etagOf(there);
  return match === wanted ? undefined : 412;
}

function list(made: Omit<Bucket, 'address'>, prefix: string): Reply {
  const names = [...made.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const xml = names.map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key></Contents>`).join('');
  return { status: 200, body: `<ListBucketResult><IsTruncated>false</IsTruncated>${xml}</ListBucketResult>` };
}

function etagOf(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

function isSigned({ method, url, headers, body }: Asked, secret: string): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    );
  if (!found) return false;
  const [, id, day = '', where, names = '', signature] = found;
  const payload = String(headers['x-amz-content-sha256']);
  if (id !== keys.accessKeyId || where !== region) return false;
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false;
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const query = [...searchParams]
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join('&');
  const canonical = [
    method,
    pathname,
    query,
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(Buffer.from(`AWS4${secret}`), day), region));
  return hmac(key, text).toString('hex') === signature;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

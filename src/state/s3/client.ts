import type { Clock } from '../../base/clock.ts';
import { Fault } from '../../model/fault.ts';
import type { S3Address } from '../../model/state-address.ts';
import { patiently } from '../patience.ts';
import type { Web, WebLost, WebReply } from '../web/transport.ts';

export interface S3Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface S3Access {
  readonly keys: S3Keys;
  readonly region: string;
  /** Scheme and host in place of the address's own, or of AWS. */
  readonly endpoint: string | undefined;
}

/** An object as the store has it. */
export interface Found {
  readonly text: string;
  /** Without quotes. */
  readonly etag: string;
  /** By the store's clock. Units: milliseconds. */
  readonly writtenMs: number;
  readonly storeNowMs: number;
}

/** What must be there for a write to happen: nothing, or the version of an ETag. */
export type Condition = 'absent' | { readonly etag: string };

export type Put =
  | { readonly kind: 'written'; readonly etag: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unclear'; readonly reason: string };

/**
 * The requests of the S3 protocol that a state needs.
 *
 * AWS wants the ETag of a condition in quotes, as HTTP does; Ceph compares it to one without. `bare` is what the probe of the lock found.
 *
 * Source: AmazonS3 conditional requests; Ceph RGW 16.2.15, measured: a quoted ETag is always 412, and a lost race is 500.
 */
export class S3Client {
  readonly name: string;
  bare = false;
  readonly #address: S3Address;
  readonly #access: S3Access;
  readonly #web: Web;
  readonly #clock: Clock;
  readonly #origin: string;

  constructor(name: string, address: S3Address, access: S3Access, web: Web, clock: Clock) {
    this.name = name;
    this.#address = address;
    this.#access = access;
    this.#web = web;
    this.#clock = clock;
    const origin = access.endpoint ?? address.endpoint ?? `https://s3.${access.region}.amazonaws.com`;
    this.#origin = address.style === 'path' ? origin : origin.replace('://', `://${address.bucket}.`);
  }

  get(key: string): Promise<Found | undefined> {
    return patiently<Found | undefined>(this.name, this.#clock, async () => {
      const reply = await this.#send('GET', this.#pathOf(key));
      if (isUnclear(reply)) return { again: reasonOf(reply) };
      if (reply.status === 404) return { end: undefined };
      if (reply.status !== 200) throw this.#refusal(reply);
      const { etag = '', date = '', 'last-modified': written = '' } = reply.headers;
      return {
        end: { text: reply.text, etag: unquoted(etag), writtenMs: Date.parse(written), storeNowMs: Date.parse(date) },
      };
    });
  }

  /** One try to write. Errors: refusals for good. */
  async put(key: string, text: string, condition: Condition): Promise<Put> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (condition === 'absent') headers['if-none-match'] = '*';
    else headers['if-match'] = this.bare ? condition.etag : `"${condition.etag}"`;
    if (this.#address.sse) headers['x-amz-server-side-encryption'] = this.#address.sse;
    const reply = await this.#send('PUT', this.#pathOf(key), headers, text);
    if (isUnclear(reply) || reply.status === 409) return { kind: 'unclear', reason: reasonOf(reply) };
    if (reply.status === 412 || reply.status === 404) return { kind: 'refused' };
    if (reply.status !== 200) throw this.#refusal(reply);
    return { kind: 'written', etag: unquoted(reply.headers.etag ?? '') };
  }

  async remove(key: string): Promise<void> {
    await patiently(this.name, this.#clock, async () => {
      const reply = await this.#send('DELETE', this.#pathOf(key));
      if (isUnclear(reply)) return { again: reasonOf(reply) };
      if (![200, 204, 404].includes(reply.status)) throw this.#refusal(reply);
      return { end: undefined };
    });
  }

  /** All keys below the prefix. */
  async list(): Promise<readonly string[]> {
    const { bucket, prefix, style } = this.#address;
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: prefix === '' ? '' : `${prefix}/` });
      if (token !== undefined) query.set('continuation-token', token);
      const path = `${style === 'path' ? `/${bucket}` : ''}/?${query.toString().replaceAll('+', '%20')}`;
      const xml = await this.#page(path);
      keys.push(...[...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => plainXml(key)));
      token = /<NextContinuationToken>([^<]*)</.exec(xml)?.[1];
    } while (token !== undefined && keys.length < keysAtMost);
    return keys;
  }

  #page(path: string): Promise<string> {
    return patiently(this.name, this.#clock, async () => {
      const reply = await this.#send('GET', path);
      if (isUnclear(reply)) return { again: reasonOf(reply) };
      if (reply.status !== 200) throw this.#refusal(reply);
      return { end: reply.text };
    });
  }

  #pathOf(key: string): string {
    const { bucket, prefix, style } = this.#address;
    const parts = [
      ...(style === 'path' ? [bucket] : []),
      ...(prefix === '' ? [] : prefix.split('/')),
      ...key.split('/'),
    ];
    return `/${parts.map(encodeURIComponent).join('/')}`;
  }

  async #send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body = '',
  ): Promise<WebReply | WebLost> {
    // Node sees no names in this package, and gives all of it as the default.
    const { default: aws4 } = await import('aws4');
    const { keys, region } = this.#access;
    const { host } = new URL(this.#origin);
    const { accessKeyId, secretAccessKey, sessionToken } = keys;
    const signed = aws4.sign(
      { service: 's3', region, host, method, path, headers: { ...headers }, ...(method === 'PUT' ? { body } : {}) },
      { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    );
    const given = Object.entries(signed.headers ?? {}).map(
      ([name, value]) => [name.toLowerCase(), String(value)] as const,
    );
    // Told anew by whoever sends it.
    const plain = Object.fromEntries(given.filter(([name]) => name !== 'content-length' && name !== 'host'));
    return this.#web.send({
      method,
      url: `${this.#origin}${path}`,
      headers: plain,
      ...(method === 'PUT' ? { body } : {}),
    });
  }

  #refusal({ status }: WebReply): Fault {
    const args = { state: this.name, status };
    if (status === 401 || status === 403) return new Fault('STATE_BUCKET_DENIED', args, { reach: 'run' });
    return new Fault('STATE_ANSWER', args, { reach: 'run' });
  }
}

const keysAtMost = 100_000;

function isUnclear(reply: WebReply | WebLost): reply is WebLost | (WebReply & { readonly status: 500 }) {
  return reply.kind === 'lost' || (reply.status >= 500 && reply.status !== 501) || reply.status === 429;
}

function reasonOf(reply: WebReply | WebLost): string {
  return reply.kind === 'lost' ? reply.detail : `HTTP ${reply.status}`;
}

function unquoted(etag: string): string {
  return etag.replace(/^W\//, '').replace(/^"|"$/g, '');
}

function plainXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

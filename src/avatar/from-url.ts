import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isIPv6 } from 'node:net';
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { allowedHosts } from '../base/allowed-hosts.ts';
import { isLoopbackHost, proxyIn } from '../base/proxy.ts';
import { Fault } from '../model/fault.ts';
import { largestBytes } from './inspect.ts';
import { bareHost, literalAddress, pictureUrl, refusePrivate, shownUrl } from './picture-url.ts';
import { isPublicAddress } from './public-address.ts';

/*
 * A config may come from a stranger, and this machine may stand inside a company's network: an address in a config must not become a
 * request to what only this machine can reach. So the host is resolved once, every address behind it is judged, and the connection can go
 * only to the addresses that were judged; asking again when connecting would let a name change its mind. Each redirect begins anew.
 *
 * Behind a proxy it is the proxy that resolves and connects. Then a name is judged as far as this machine can resolve it, and what
 * the proxy lets through is its owner's decision.
 */

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** The environment, for HTTPS_PROXY, NO_PROXY and PROVISION_HOSTS; without it no proxy is used. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Units: milliseconds for the whole picture, redirects included. */
  readonly timeLimitMs?: number;
  /** All addresses behind a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  readonly isAllowed?: (address: string) => boolean;
  /** An origin that may be private and speak plain HTTP: the portal itself, for its own pictures. */
  readonly trusted?: string;
  /** Certificates to trust besides none; the system's own by default. */
  readonly ca?: string;
}

const redirectLimit = 5;
const timeLimitMs = 30_000;

/**
 * Fetches a picture, handing on its bytes as they come.
 *
 * Errors: an `AVATAR_URL_…` Fault, or whatever `take` throws.
 */
export async function download(
  written: string,
  take: (chunk: Uint8Array) => void,
  options: DownloadOptions = {},
): Promise<void> {
  const limitMs = options.timeLimitMs ?? timeLimitMs;
  const limit = AbortSignal.timeout(limitMs);
  const signal = options.signal === undefined ? limit : AbortSignal.any([limit, options.signal]);
  const first = trustedUrl(written, options) ?? pictureUrl(written);
  let url = first;
  try {
    for (let hop = 0; hop <= redirectLimit; hop++) {
      const next = await fetchOne(url, take, signal, options);
      if (next === undefined) return;
      url = trustedUrl(next, options) ?? pictureUrl(next);
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    throw fetchFault(error, url, limit.aborted, limitMs);
  }
  throw new Fault('AVATAR_URL_REDIRECTS', { url: shownUrl(first), limit: redirectLimit });
}

function trustedUrl(text: string, { trusted }: DownloadOptions): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && url.origin === trusted ? url : undefined;
}

/** Gives where a redirect leads, or nothing when the picture has come. */
async function fetchOne(
  url: URL,
  take: (chunk: Uint8Array) => void,
  signal: AbortSignal,
  options: DownloadOptions,
): Promise<string | undefined> {
  if (!allowedHosts(options.env?.PROVISION_HOSTS)(url)) throw new Fault('AVATAR_URL_HOST', { host: bareHost(url) });
  const addresses = await judgedAddresses(url, signal, options);
  const dispatcher = dispatcherTo(url, addresses, options);
  try {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      signal,
      headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'provision' },
    });
    if (statusCode >= 300 && statusCode < 400 && typeof headers.location === 'string') {
      await body.dump();
      return new URL(headers.location, url).href;
    }
    if (statusCode !== 200) throw new Fault('AVATAR_URL_STATUS', { url: shownUrl(url), status: statusCode });
    refuseHeaders(url, headers);
    for await (const chunk of body) take(chunk as Uint8Array);
    return undefined;
  } finally {
    await dispatcher.destroy();
  }
}

/** The addresses behind the host, all of them public; nothing for a name that only the proxy can resolve. */
async function judgedAddresses(url: URL, signal: AbortSignal, options: DownloadOptions): Promise<readonly string[]> {
  const host = bareHost(url);
  const literal = literalAddress(url);
  const addresses = literal === undefined ? await resolved(host, signal, options) : [literal];
  if (url.origin !== options.trusted) refusePrivate(host, addresses, options.isAllowed ?? isPublicAddress);
  if (addresses.length === 0 && !proxyFor(url, options)) throw new Fault('AVATAR_URL_UNKNOWN_HOST', { host });
  return addresses;
}

/** Looking a name up cannot be aborted, but nobody has to wait for it. */
async function resolved(host: string, signal: AbortSignal, options: DownloadOptions): Promise<readonly string[]> {
  signal.throwIfAborted();
  const asked = (options.resolve ?? systemResolve)(host).catch(() => []);
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([asked, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function systemResolve(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

function dispatcherTo(url: URL, addresses: readonly string[], options: DownloadOptions): Dispatcher {
  // Also where the environment (NODE_TLS_REJECT_UNAUTHORIZED) would have it otherwise.
  const trust = { rejectUnauthorized: true, ...(options.ca === undefined ? {} : { ca: options.ca }) };
  const connect = { lookup: pinned(addresses), ...trust };
  const proxy = proxyFor(url, options);
  if (!proxy) return new Agent({ connect });
  const tunnel = { requestTls: trust, proxyTls: { rejectUnauthorized: true } };
  return new EnvHttpProxyAgent({ connect, ...tunnel, httpProxy: '', httpsProxy: proxy.url, noProxy: proxy.except });
}

/** Nobody is asked about this machine. Errors: a Fault for a proxy that cannot be one. */
function proxyFor({ hostname }: URL, { env = {} }: DownloadOptions) {
  if (isLoopbackHost(hostname)) return undefined;
  const proxy = proxyIn(env);
  if (proxy.kind === 'wrong')
    throw new Fault(proxy.why === 'socks' ? 'PROXY_SOCKS' : 'PROXY_FORM', {}, { reach: 'run' });
  return proxy.kind === 'proxy' ? proxy : undefined;
}

/** A resolver that knows nothing but the addresses that were judged. */
function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (hostname, options, callback) => {
    const [first] = all;
    if (first === undefined) callback(Object.assign(new Error(`unknown host ${hostname}`), { code: 'ENOTFOUND' }), '');
    else if (options.all === true) callback(null, all);
    else callback(null, first.address, first.family);
  };
}

function refuseHeaders(url: URL, headers: Readonly<Record<string, string | string[] | undefined>>): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new Fault('AVATAR_URL_ENCODING', { url: shownUrl(url), encoding: String(encoding) });
  }
  if (Number(headers['content-length']) > largestBytes) {
    throw new Fault('AVATAR_TOO_LARGE', { name: shownUrl(url), limit: largestBytes / 1e6 });
  }
}

/** Every error of the network has a code; what has none is somebody else's and passed on. */
function fetchFault(error: unknown, url: URL, isLate: boolean, limitMs: number): unknown {
  if (error instanceof Fault) return error;
  if (isLate) {
    return new Fault('AVATAR_URL_TIME', { url: shownUrl(url), seconds: limitMs / 1000 }, { cause: error });
  }
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  return new Fault('AVATAR_URL_FAILED', { url: shownUrl(url), reason: error.code }, { cause: error });
}

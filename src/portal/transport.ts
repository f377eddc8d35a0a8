import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { Clock } from '../base/clock.ts';
import { proxyIn, type WayOut } from '../base/proxy.ts';
import { Fault } from '../model/fault.ts';
import { answerBytesAtMost } from './limits.ts';
import { isLoopback } from './wire/address.ts';

/** An HTTP answer, whole. */
export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  readonly type: string;
  readonly location: string | undefined;
  readonly dateMs: number;
  readonly retryAfterSec: number;
  readonly text: string;
}

/** No answer, or only a part of one. */
export interface Broken {
  readonly kind: 'broken';
  /** How far it came: nothing left this machine, something left it, or the answer had begun. */
  readonly stage: 'unsent' | 'sent' | 'answering';
  readonly reason: 'connect' | 'host' | 'refused-host' | 'tls' | 'proxy' | 'lost' | 'late' | 'too-large' | 'given-up';
  /** An error code without addresses or secrets. */
  readonly detail: string;
}

export interface Transport {
  post(url: string, body: readonly Uint8Array[], signal: AbortSignal): Promise<Reply | Broken>;
  get(url: string, signal: AbortSignal): Promise<Reply | Broken>;
  close(): Promise<void>;
}

export interface TransportSettings {
  /** Of the portal. */
  readonly origin: string;
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** May a request go there at all? Asked for every address, redirects included. */
  readonly allows: (url: URL) => boolean;
  readonly connections: number;
  readonly connectMs: number;
  readonly answerMs: number;
}

/**
 * The only place where bytes leave for the portal. It never follows redirects and never sends anything twice.
 *
 * Errors: a Fault where the way to `origin` leads through a proxy that cannot be one.
 */
export function createTransport(settings: TransportSettings): Transport {
  const agents = createAgents(settings);
  agents.for(settings.origin);
  const exchange = async (
    url: string,
    body: readonly Uint8Array[] | undefined,
    signal: AbortSignal,
  ): Promise<Reply | Broken> => {
    const { host } = new URL(url);
    if (!settings.allows(new URL(url)))
      return { kind: 'broken', stage: 'unsent', reason: 'refused-host', detail: host };
    const progress: Progress = { stage: 'unsent' };
    const dispatcher = agents.for(url);
    const deadline = startDeadline(settings.clock, settings.answerMs);
    try {
      const response = await request(url, {
        ...(body ? posted(body, progress) : { method: 'GET', headers: { accept: 'application/json' } }),
        signal: AbortSignal.any([signal, deadline.signal]),
        dispatcher,
      });
      progress.stage = 'answering';
      const text = await response.body.text();
      return { kind: 'reply', status: response.statusCode, text, ...facts(response.headers) };
    } catch (error) {
      if (!body && progress.stage === 'unsent' && !isConnectError(error)) progress.stage = 'sent';
      const reason = deadline.signal.aborted ? 'late' : signal.aborted ? 'given-up' : reasonOf(error, progress.stage);
      return { kind: 'broken', stage: progress.stage, reason, detail: errorCode(error) };
    } finally {
      deadline.stop();
    }
  };
  return {
    post: exchange,
    get: (url, signal) => exchange(url, undefined, signal),
    close: () => agents.close(),
  };
}

interface Progress {
  stage: Broken['stage'];
}

/**
 * The parts of a request that carry a body.
 *
 * A body that is asked for piece by piece tells when the first byte leaves: undici asks only once it has a connection. It also
 * cannot be replayed, so that nothing below us can repeat a create.
 */
function posted(body: readonly Uint8Array[], progress: Progress) {
  async function* pieces() {
    progress.stage = 'sent';
    yield* body;
  }
  const headers = {
    'content-type': 'application/json',
    'content-length': String(sizeOf(body)),
    accept: 'application/json',
    'user-agent': 'provision',
  };
  // Documented by undici, missing from its types.
  const asked = pieces() as unknown as NonNullable<Dispatcher.DispatchOptions['body']>;
  return { method: 'POST' as const, headers, body: asked };
}

export function sizeOf(body: readonly Uint8Array[]): number {
  return body.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function createAgents({ env, connections, connectMs }: TransportSettings) {
  // Also where the environment (NODE_TLS_REJECT_UNAUTHORIZED) would have it otherwise.
  const checked = { timeout: connectMs, rejectUnauthorized: true };
  const options = {
    connections,
    pipelining: 1,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: answerBytesAtMost,
    connect: checked,
  };
  const near = new Agent(options);
  let far: Dispatcher | undefined;
  return {
    for: (url: string) => {
      if (isLoopback(new URL(url))) return near;
      far ??= farAgent(env, near, (proxy) => {
        const tunnel = { requestTls: checked, proxyTls: checked };
        return new EnvHttpProxyAgent({
          ...options,
          ...tunnel,
          httpProxy: '',
          httpsProxy: proxy.url,
          noProxy: proxy.except,
        });
      });
      return far;
    },
    close: async () => void (await Promise.all([...new Set([near, far ?? near])].map((agent) => agent.destroy()))),
  };
}

/** Errors: a Fault for a proxy that cannot be one. */
function farAgent(env: TransportSettings['env'], near: Agent, through: (proxy: Through) => Dispatcher): Dispatcher {
  const proxy = proxyIn(env);
  if (proxy.kind === 'wrong')
    throw new Fault(proxy.why === 'socks' ? 'PROXY_SOCKS' : 'PROXY_FORM', {}, { reach: 'run' });
  return proxy.kind === 'proxy' ? through(proxy) : near;
}

type Through = Extract<WayOut, { kind: 'proxy' }>;

/** A deadline on our own clock, as undici's timers are coarse and always real. */
function startDeadline(clock: Clock, ms: number) {
  const late = new AbortController();
  const stop = new AbortController();
  clock.wait(ms, stop.signal).then(
    () => late.abort(),
    () => undefined,
  );
  return { signal: late.signal, stop: () => stop.abort() };
}

function facts(headers: Readonly<Record<string, string | string[] | undefined>>) {
  const one = (name: string) => [headers[name]].flat()[0] ?? '';
  return {
    type: one('content-type').toLowerCase(),
    location: one('location') || undefined,
    dateMs: Date.parse(one('date')),
    retryAfterSec: Number.parseInt(one('retry-after'), 10) || 0,
  };
}

function reasonOf(error: unknown, stage: Broken['stage']): Broken['reason'] {
  const code = errorCode(error);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'too-large';
  if (stage !== 'unsent') return 'lost';
  if (code === 'ENOTFOUND' || code === 'EAI_NONAME') return 'host';
  if (/CERT|SIGNED|TLS|SSL|ISSUER|EPROTO|VERIFY/.test(code)) return 'tls';
  if (code === 'UND_ERR_ABORTED' || code.startsWith('UND_ERR_PROXY')) return 'proxy';
  return 'connect';
}

function isConnectError(error: unknown): boolean {
  return reasonOf(error, 'unsent') !== 'connect' || /REFUSED|CONNECT_TIMEOUT|UNREACH|EAI_AGAIN/.test(errorCode(error));
}

function errorCode(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}

import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import type { Clock } from '../../base/clock.ts';
import { isLoopbackHost, proxyIn } from '../../base/proxy.ts';
import { Fault } from '../../model/fault.ts';

export interface WebRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer, whole; names of headers are in lower case. */
export interface WebReply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** No answer, or a part of one: what became of the request is not known. `detail` is a code without addresses. */
export interface WebLost {
  readonly kind: 'lost';
  readonly detail: string;
}

export interface Web {
  send(request: WebRequest): Promise<WebReply | WebLost>;
  close(): Promise<void>;
}

/** Units: milliseconds. A store that takes longer is away; it must be well below what a lease leaves. */
const answerMs = 15_000;
const connectMs = 10_000;

/** Units: bytes. A lockfile of 100,000 chats has about a quarter of this. */
const answerBytesAtMost = 64 * 1024 * 1024;

/** The only place of this room where bytes leave for the web. It follows no redirects and sends nothing twice. */
export function openWeb({ clock, env }: { readonly clock: Clock; readonly env: Environment }): Web {
  const agents = agentsFor(env);
  return {
    send: async ({ method, url, headers, body }) => {
      const deadline = new AbortController();
      const stop = new AbortController();
      clock.wait(answerMs, stop.signal).then(
        () => deadline.abort(),
        () => undefined,
      );
      try {
        const response = await request(url, {
          method: method as Dispatcher.HttpMethod,
          headers: { 'user-agent': 'provision', ...headers },
          ...(body === undefined ? {} : { body }),
          signal: deadline.signal,
          dispatcher: agents.for(url),
        });
        const text = await response.body.text();
        return { kind: 'reply', status: response.statusCode, headers: plainHeaders(response.headers), text };
      } catch (error) {
        return { kind: 'lost', detail: deadline.signal.aborted ? 'late' : errorCode(error) };
      } finally {
        stop.abort();
      }
    },
    close: () => agents.close(),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

function agentsFor(env: Environment) {
  // Also where the environment (NODE_TLS_REJECT_UNAUTHORIZED) would have it otherwise.
  const checked = { timeout: connectMs, rejectUnauthorized: true };
  const options = { headersTimeout: 0, bodyTimeout: 0, maxResponseSize: answerBytesAtMost, connect: checked };
  const near = new Agent(options);
  const proxy = proxyIn(env);
  if (proxy.kind === 'wrong')
    throw new Fault(proxy.why === 'socks' ? 'PROXY_SOCKS' : 'PROXY_FORM', {}, { reach: 'run' });
  const tunnel = { requestTls: checked, proxyTls: checked };
  const far =
    proxy.kind === 'none'
      ? near
      : new EnvHttpProxyAgent({ ...options, ...tunnel, httpProxy: '', httpsProxy: proxy.url, noProxy: proxy.except });
  return {
    for: (url: string) => (isLoopbackHost(new URL(url).hostname) ? near : far),
    close: async () =>
      void (await Promise.all([...new Set<Agent | EnvHttpProxyAgent>([near, far])].map((each) => each.destroy()))),
  };
}

function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()[0] ?? '']));
}

function errorCode(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}

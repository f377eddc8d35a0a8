import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * Servers of Terraform states, as far as they are to be had only in their sources:
 *
 * plain   developer.hashicorp.com/terraform/language/backend/http: GET 200 or 404, POST, LOCK/UNLOCK on the address, 423 with the holder's info.
 *         It does not look at `?ID=`: nothing in the protocol asks it to.
 * gitlab  gitlabhq lib/api/terraform/state.rb and app/services/terraform/remote_state_handler.rb: POST/DELETE on …/lock, all seven members required,
 *         409 with the holder, a state's POST only with `?ID=` of the held lock, version number = `serial`, the same one twice → 422, names without
 *         slashes, DELETE …/lock without ID forces, basic auth.
 * gitea   go-gitea routers/api/packages/terraform and modules/terraform/state.go, PR 36710: POST/DELETE on …/lock, 423 for a wrong `?ID=`, a repeated
 *         `serial` → 409, the body must be a state of version 4 with serial ≥ 1, lineage, terraform_version, resources and outputs.
 * liar    takes every lock, as a file server with PUT and POST would.
 */
export type Profile = 'plain' | 'gitlab' | 'gitea' | 'liar';

/** What becomes of a request: answered, lost before or after the act, answered with a status in place of the act or after it. */
export type Fate = 'pass' | 'lose-before' | 'lose-after' | number | { readonly after: number };

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
  readonly status: number;
}

export interface Double {
  /** The address of the store, as users write it. */
  readonly address: string;
  readonly states: Map<string, string>;
  readonly locks: Map<string, string>;
  readonly seen: Seen[];
  fate: (nth: number, method: string, path: string) => Fate;
  /** Called when a request has been acted on, before it is answered. */
  onActed: (nth: number, method: string, path: string) => void;
  readonly close: () => Promise<void>;
}

export interface DoubleOptions {
  /** `user:password` that alone is let in. */
  readonly login?: string;
  /** Every answer waits so long. Units: milliseconds of the wall. */
  readonly delayMs?: number;
  readonly bodyAtMost?: number;
}

interface Reply {
  readonly status: number;
  readonly body?: string;
}

/** Starts a server of states on loopback. */
export async function stateServer(profile: Profile, options: DoubleOptions = {}): Promise<Double> {
  const root = profile === 'plain' || profile === 'liar' ? '/states' : '/api/v4/projects/42/terraform/state';
  let count = 0;
  const double: Omit<Double, 'address'> = {
    states: new Map(),
    locks: new Map(),
    seen: [],
    fate: () => 'pass',
    onActed: () => {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const handle = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const body = await textOf(incoming);
    const nth = ++count;
    const method = incoming.method ?? '';
    const url = new URL(incoming.url ?? '', 'http://127.0.0.1');
    const fate = double.fate(nth, method, url.pathname);
    if (fate === 'lose-before') return void incoming.socket.destroy();
    if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs));
    const { authorization } = incoming.headers;
    const denied = options.login && authorization !== `Basic ${Buffer.from(options.login).toString('base64')}`;
    const asked = {
      method,
      name: decodeURIComponent(url.pathname.slice(root.length + 1)),
      id: url.searchParams.get('ID'),
      body,
    };
    const reply: Reply =
      typeof fate === 'number' ? { status: fate } : denied ? { status: 401 } : act(profile, double, asked, options);
    double.seen.push({ method, path: `${url.pathname}${url.search}`, authorization, body, status: reply.status });
    double.onActed(nth, method, url.pathname);
    if (fate === 'lose-after') return void incoming.socket.destroy();
    const status = typeof fate === 'object' ? fate.after : reply.status;
    answer
      .writeHead(status, { 'content-type': 'application/json' })
      .end(status === 204 ? undefined : (reply.body ?? ''));
  };
  const server = createServer((incoming, answer) => void handle(incoming, answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(double, { address: `http://127.0.0.1:${port}${root}` });
}

interface Asked {
  readonly method: string;
  readonly name: string;
  readonly id: string | null;
  readonly body: string;
}

function act(
  profile: Profile,
  double: Omit<Double, 'address'>,
  asked: Asked,
  { bodyAtMost = 1e8 }: DoubleOptions,
): Reply {
  const isForge = profile === 'gitlab' || profile === 'gitea';
  const isLock = isForge ? asked.name.endsWith('/lock') : asked.method === 'LOCK' || asked.method === 'UNLOCK';
  const name = isForge && isLock ? asked.name.slice(0, -'/lock'.length) : asked.name;
  // A name with a slash is another route of the forge.
  if (isForge && name.includes('/')) return { status: 404 };
  if (profile === 'gitlab' && !/^[A-Za-z0-9_.-]+$/.test(name)) return { status: 404 };
  const held = double.locks.get(name);
  if (isLock) return actOnLock(profile, double, { ...asked, name }, held);
  switch (asked.method) {
    case 'GET': {
      const body = double.states.get(name);
      if (body === undefined) return { status: profile === 'gitlab' ? 204 : 404 };
      return { status: 200, body };
    }
    case 'POST':
      if (asked.body.length > bodyAtMost) return { status: 413 };
      return post(profile, double, { ...asked, name }, held);
    case 'DELETE':
      if (isForge && held !== undefined && idOf(held) !== asked.id) return { status: profile === 'gitlab' ? 409 : 423 };
      double.states.delete(name);
      return { status: 200 };
    default:
      return { status: 405 };
  }
}

function post(
  profile: Profile,
  double: Omit<Double, 'address'>,
  { name, id, body }: Asked,
  held: string | undefined,
): Reply {
  if (profile === 'gitlab' || profile === 'gitea') {
    if (held !== undefined && idOf(held) !== id) return { status: profile === 'gitlab' ? 409 : 423, body: held };
    if (held === undefined && id !== null) return { status: profile === 'gitlab' ? 409 : 423 };
    const state = json(body);
    const serial = Number(state.serial);
    const before = double.states.get(name);
    if (profile === 'gitea') {
      const isState =
        state.version === 4 &&
        serial >= 1 &&
        typeof state.lineage === 'string' &&
        typeof state.terraform_version === 'string' &&
        Array.isArray(state.resources) &&
        typeof state.outputs === 'object';
      if (!isState) return { status: 400 };
    }
    if (before !== undefined && Number(json(before).serial) >= serial)
      return { status: profile === 'gitlab' ? 422 : 409 };
  }
  double.states.set(name, body);
  return { status: profile === 'gitea' ? 201 : 200 };
}

function actOnLock(
  profile: Profile,
  double: Omit<Double, 'address'>,
  { method, name, body }: Asked,
  held: string | undefined,
): Reply {
  const status = profile === 'gitlab' ? 409 : 423;
  if (profile === 'liar') return { status: 200 };
  if (method === 'POST' || method === 'LOCK') {
    const info = json(body);
    const isWhole = ['ID', 'Operation', 'Info', 'Who', 'Version', 'Created', 'Path'].every((member) => member in info);
    if (profile === 'gitlab' && !isWhole) return { status: 400 };
    if (held !== undefined) return { status, body: held };
    double.locks.set(name, body);
    return { status: 200 };
  }
  if (method !== 'DELETE' && method !== 'UNLOCK') return { status: 405 };
  if (held === undefined) return { status: profile === 'gitlab' ? 404 : 200 };
  const id = body === '' ? undefined : idOf(body);
  if (id !== undefined && id !== idOf(held)) return { status, body: held };
  double.locks.delete(name);
  return { status: 200 };
}

function idOf(info: string): unknown {
  return json(info).ID;
}

function json(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

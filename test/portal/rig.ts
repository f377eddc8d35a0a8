import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Clock, scaledClock } from '../../src/base/clock.ts';
import type { Event } from '../../src/model/event.ts';
import { createPortalClient, type Portal, type PortalSettings } from '../../src/portal/client.ts';

/** A request as the server sees it. */
export interface Seen {
  readonly host: string;
  readonly path: string;
  /** The last part of the path. */
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The commands of a batch by name, or the one call itself. */
  readonly commands: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
}

/** What the server does: JSON with status 200, a whole answer, or something rude with the connection. */
export type Doing =
  | { readonly json: unknown; readonly status?: number; readonly headers?: Record<string, string> }
  | { readonly text: string; readonly status?: number; readonly headers?: Record<string, string> }
  | 'reset'
  | 'hang'
  | 'half';

export type Script = (seen: Seen, nth: number) => Doing | Promise<Doing>;

export interface Server {
  readonly url: string;
  readonly webhook: string;
  readonly seen: readonly Seen[];
  /** Names of the methods that were run, in order, batches opened. */
  readonly methods: () => readonly string[];
}

export const secret = 's3cr3t0fth3w3bh00k';

/** A portal that does what its script says, on 127.0.0.1, for the time of one test. */
export async function startServer(script: Script): Promise<Server> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then(async (text) => {
      const one = look(request, text);
      seen.push(one);
      act(await script(one, seen.length), request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const methods = () =>
    seen.flatMap(({ commands }) => Object.values(commands).map((command) => command.split('?')[0] ?? ''));
  return { url, webhook: `${url}/rest/1/${secret}/`, seen, methods };
}

export interface Opened {
  readonly client: Portal;
  readonly events: readonly Event[];
  readonly clock: Clock;
}

/** A client whose clock runs 1,000 times as fast as the wall. */
export function open(settings: Partial<PortalSettings> & { readonly url: string }): Opened {
  const events: Event[] = [];
  const clock = settings.clock ?? scaledClock(1000);
  const client = createPortalClient({
    allow: 'all',
    clock,
    random: () => 0.5,
    env: {},
    onEvent: (event) => events.push(event),
    // Scaled as well: half an hour of this clock, so that only tests about time-outs see one.
    answerMs: 1_800_000,
    ...settings,
  });
  onTestFinished(() => client.close());
  return { client, events, clock };
}

export const portalSec = 1_795_000_000;

export function time(seconds = 0.2, more: Record<string, unknown> = {}) {
  return { start: portalSec, finish: portalSec + seconds, duration: seconds, processing: 0, ...more };
}

/** Does every command well: its result is `of(command)`. */
export function well(seen: Seen, of: (command: string, name: string) => unknown = () => true): Doing {
  const entries = Object.entries(seen.commands).map(([name, command]) => [name, of(command, name)] as const);
  if (seen.method !== 'batch') return { json: { result: entries[0]?.[1], time: time() } };
  return { json: batchEnvelope(Object.fromEntries(entries), {}) };
}

/** The envelope of a batch; empty maps are lists, as PHP prints them. */
export function batchEnvelope(result: Record<string, unknown>, errors: Record<string, unknown>) {
  const php = (map: Record<string, unknown>) => (Object.keys(map).length === 0 ? [] : map);
  const times = Object.fromEntries(
    Object.keys(result).map((name, index) => [
      name,
      time(0.2 * (index + 1), { operating: 0.2 * (index + 1), operating_reset_at: portalSec + 600 }),
    ]),
  );
  const maps = {
    result: php(result),
    result_error: php(errors),
    result_total: [],
    result_next: [],
    result_time: php(times),
  };
  return { result: maps, time: time(0.2 * Object.keys(result).length) };
}

export function refusal(code: string, status = 400): Doing {
  return { json: { error: code, error_description: `says ${code}` }, status };
}

function look(request: IncomingMessage, text: string): Seen {
  const path = request.url ?? '';
  const method = path.split('?')[0]?.split('/').filter(Boolean).at(-1) ?? '';
  const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  const commands = method === 'batch' ? (body.cmd as Record<string, string>) : { direct: method };
  return { host: request.headers.host ?? '', path, method, body, commands, headers: request.headers };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function act(doing: Doing, request: IncomingMessage, response: ServerResponse): void {
  if (doing === 'hang') return;
  if (doing === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (doing === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"result":', () => request.socket.destroy());
    return;
  }
  const isJson = 'json' in doing;
  const type = isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
  response.writeHead(doing.status ?? 200, { 'content-type': type, ...doing.headers });
  response.end(isJson ? JSON.stringify(doing.json) : doing.text);
}

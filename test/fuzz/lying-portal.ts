import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from '../../src/base/json.ts';

/** What is told in the place of the truth. */
export interface Lie {
  /** Places are counted over all answers, in the order in which they are told; `name` picks those of one name instead. */
  readonly at: number | { readonly name: string };
  /** JSON, or something that claims to be. */
  readonly value: string;
  /** Is the first number found there moved by this, in place of being replaced? */
  readonly shift?: number;
}

export interface LyingPortal {
  readonly url: string;
  /** From now on all is true. */
  readonly repent: () => void;
  readonly close: () => Promise<void>;
}

/** A portal whose answers are a sandbox's but for the lies. */
export async function startLyingPortal(webhookUrl: string, lies: readonly Lie[]): Promise<LyingPortal> {
  const told = { places: 0, lies };
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', webhookUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: await bodyOf(request),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    const body = type.includes('json') ? lied(JSON.parse(text), '', told) : text;
    response.writeHead(answer.status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(webhookUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    repent: () => {
      told.lies = [];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes a value as JSON, and a lie in the place of what it is about. */
function lied(value: unknown, name: string, told: { places: number; lies: readonly Lie[] }): string {
  const place = told.places++;
  const lie = told.lies.find(({ at }) => (typeof at === 'number' ? at === place : at.name === name));
  if (lie?.shift !== undefined && typeof value === 'number') return String(value + lie.shift);
  if (lie) return lie.value;
  if (Array.isArray(value)) return `[${value.map((item) => lied(item, '', told)).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${lied(member, key, told)}`);
  return `{${members.join(',')}}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

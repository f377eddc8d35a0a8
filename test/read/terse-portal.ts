import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, JsonObject } from '../../src/base/json.ts';
import { isObject } from '../../src/base/json.ts';

/** A portal that keeps from its answers what saves calls: members named along with a chat, and the recent list. */
export async function withTersePortal<T>(webhookUrl: string, work: (webhookUrl: string) => Promise<T>): Promise<T> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', webhookUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: await bodyOf(request),
    });
    const body = JSON.stringify(terse((await answer.json()) as Json));
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = new URL(webhookUrl);
    url.port = String((server.address() as AddressInfo).port);
    return await work(url.href);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function terse(value: Json): Json {
  if (Array.isArray(value)) return value.map(terse);
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject).map(([name, member]) => [name, tersely(name, member)]);
  return Object.fromEntries(entries);
}

function tersely(name: string, member: Json): Json {
  if (name === 'readed_list' || name === 'items') return [];
  return name === 'hasMore' || name === 'hasMorePages' ? false : terse(member);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

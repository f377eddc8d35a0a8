import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Answer, Call } from '../../src/model/call.ts';
import { open, startServer, well } from './rig.ts';

const write: Call = { method: 'im.chat.add', params: { TITLE: 'x' } };
const short = (answer: Answer) =>
  'fault' in answer ? `${answer.kind} ${answer.fault.code} ${answer.fault.reach}` : answer.kind;

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A proxy that turns every tunnel away and remembers where they should have led. */
async function proxy() {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  return { asked, address: await listening(server) };
}

describe('HTTPS_PROXY', () => {
  test.each(['HTTPS_PROXY', 'https_proxy'])(
    'as %s is the way to the portal, and says so when it is shut',
    async (name) => {
      const { asked, address } = await proxy();
      const { client } = open({
        url: 'https://portal.invalid/rest/1/abc/',
        env: { [name]: `http://me:word@${address}` },
      });
      const answer = await client.call(write);
      expect(short(answer)).toBe('not-done PROXY_FAILED run');
      expect(asked).toEqual([`portal.invalid:443 Basic ${Buffer.from('me:word').toString('base64')}`]);
      expect(JSON.stringify(answer)).not.toContain('word');
    },
  );

  test('gives way to NO_PROXY', async () => {
    const { asked, address } = await proxy();
    const env = { HTTPS_PROXY: `http://${address}`, NO_PROXY: 'corp.example,.invalid' };
    const { client } = open({ url: 'https://portal.invalid/rest/1/abc/', env });
    await client.call(write);
    expect(asked).toEqual([]);
  });

  test('is not the way to this machine', async () => {
    const { asked, address } = await proxy();
    const server = await startServer((seen) => well(seen));
    const { client } = open({
      url: server.webhook,
      env: { HTTPS_PROXY: `http://${address}`, HTTP_PROXY: `http://${address}` },
    });
    expect((await client.call(write)).kind).toBe('done');
    expect(asked).toEqual([]);
  });
});

test('a host that does not speak TLS is not spoken to in the clear', async () => {
  let requests = 0;
  const address = await listening(createServer(() => requests++));
  const { client } = open({ url: `https://${address}/rest/1/abc/` });
  expect(short(await client.call(write))).toBe('not-done TLS_FAILED run');
  expect(requests).toBe(0);
});

test('an answer without end is cut off, and taken for lost', async () => {
  const address = await listening(
    createServer((_, response) => {
      const chunk = Buffer.alloc(4 * 2 ** 20, 0x20);
      const more = (): void => void (response.destroyed || response.write(chunk, () => setImmediate(more)));
      more();
    }),
  );
  const { client } = open({ url: `http://${address}/rest/1/abc/` });
  expect(short(await client.call(write))).toBe('unknown CONNECTION_LOST call');
});

test('connections are used again, and no more are opened than requests may be in flight', async () => {
  const ports = new Set<number | undefined>();
  const server = createServer((request, response) => {
    ports.add(request.socket.remotePort);
    request.resume().on('end', () => response.end('{"result":true}'));
  });
  const { client } = open({ url: `http://${await listening(server)}/rest/1/abc/`, concurrency: 2 });
  for (let round = 0; round < 5; round++) {
    await Promise.all(
      [1, 2, 3].map((id) => client.call({ method: 'im.chat.get', params: { ENTITY_ID: `$result${id}` } })),
    );
  }
  expect(ports.size).toBeLessThanOrEqual(3);
});

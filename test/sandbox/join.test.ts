import { createHmac } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { joinSandbox } from '../../src/sandbox/join/join.ts';

let folder = '';
let dataFile = '';
const closing: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-join-'));
  dataFile = join(folder, 'sandbox.json');
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

async function portal(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ dataFile, joinable: true, ...options });
  closing.push(sandbox.close);
  return sandbox;
}

/** A claim as a running portal writes it, with one thing changed. */
function claim({ pid = process.pid, url, mode = 0o600 }: { pid?: number | string; url: string; mode?: number }): void {
  const path = join(folder, 'sandbox.pid');
  writeFileSync(path, `${pid}\n${url}\n`);
  chmodSync(path, mode);
}

/** Somebody who listens on loopback and would like to be the portal. */
async function stranger(answer: (request: IncomingMessage, response: ServerResponse, url: string) => void) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    answer(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url, heard };
}

const leftBehind = () => readdirSync(folder).filter((name) => name.includes('join'));

describe('a portal that lets others in', () => {
  it('is found by its data, with the webhook that works', async () => {
    const { url, webhookUrl } = await portal();
    expect(await joinSandbox(dataFile)).toEqual({ url, webhookUrl });
    expect((await fetch(`${webhookUrl}profile`)).status).toBe(200);
    expect(leftBehind()).toEqual([]);
  });

  it('is not found where it lets nobody in, nor after its end', async () => {
    const closed = await portal({ joinable: false });
    expect(await joinSandbox(dataFile)).toBeUndefined();
    await closed.close();
    const open = await portal();
    await open.close();
    expect(await joinSandbox(dataFile)).toBeUndefined();
  });

  it('tells its webhook to nobody who has not put a ticket beside the data', async () => {
    const { url, webhookUrl } = await portal();
    const secret = new URL(webhookUrl).pathname.split('/')[3] ?? '';
    const ticket = 'a'.repeat(32);
    const knock = async (query: string, init: RequestInit = { method: 'POST' }) => {
      const response = await fetch(`${url}/sandbox/join${query}`, init);
      const text = await response.text();
      expect(text).not.toContain(secret);
      return response.status;
    };
    const place = (name: string, text: string, mode = 0o600) => {
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), mode);
    };
    expect(await knock('')).toBe(404);
    expect(await knock(`?ticket=${ticket}`)).toBe(404);
    expect(await knock('?ticket=../sandbox')).toBe(404);
    place(`sandbox.join-${ticket}`, 'f'.repeat(64), 0o644);
    expect(await knock(`?ticket=${ticket}`)).toBe(404);
    place(`sandbox.join-${ticket}`, 'too short');
    expect(await knock(`?ticket=${ticket}`)).toBe(404);
    rmSync(join(folder, `sandbox.join-${ticket}`));
    place('elsewhere', 'f'.repeat(64));
    symlinkSync(join(folder, 'elsewhere'), join(folder, `sandbox.join-${ticket}`));
    expect(await knock(`?ticket=${ticket}`)).toBe(404);
    renameSync(join(folder, 'elsewhere'), join(folder, `sandbox.join-${ticket}`));
    expect(await knock(`?ticket=${ticket}`, { method: 'POST', headers: { origin: 'http://evil.example' } })).toBe(403);
    expect(await knock(`?ticket=${ticket}`, { method: 'GET' })).toBe(404);
    expect((await fetch(`${url}/sandbox/join?ticket=${ticket}`, { method: 'POST' })).status).toBe(200);
  });
});

describe('a claim that somebody has made up', () => {
  it.each([
    'http://127.0.0.1.evil.example:80',
    'http://evil.example:8024',
    'http://10.0.0.7:8024',
    'http://localhost:8024',
    'http://127.0.0.1:8024@evil.example:80',
    'http://[::2]:8024',
    'https://127.0.0.1:8024',
    'http://127.0.0.1:8024/rest/1/x',
    'file:///etc/passwd',
  ])('is not followed to %s', async (url) => {
    claim({ url });
    expect(await requestsOf(() => joinSandbox(dataFile))).toEqual([]);
    // What counts requests would notice one.
    const { webhookUrl, url: own } = await portal({ dataFile: join(folder, 'own.json') });
    expect(webhookUrl.startsWith(own)).toBe(true);
    expect(await requestsOf(() => joinSandbox(join(folder, 'own.json')))).toEqual([expect.stringContaining(own)]);
  });

  it.each<readonly [string, (request: IncomingMessage, response: ServerResponse, url: string) => void]>([
    ['says yes without a proof', (_, response, url) => response.end(welcome(url, 'f'.repeat(64)))],
    [
      'proves with what the claim and the question hold',
      (request, response, url) => response.end(welcome(url, guess(request))),
    ],
    ['sends on to another', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['hangs up', (_, response) => response.destroy()],
    ['talks without end', (_, response) => chatter(response)],
    ['says nothing that is JSON', (_, response) => response.end('<html>')],
    ['answers null', (_, response) => response.end('null')],
  ])('leads nowhere where the stranger %s', async (_, answer) => {
    const { url, heard } = await stranger(answer);
    claim({ url });
    expect(await joinSandbox(dataFile)).toBeUndefined();
    expect(heard).toEqual([expect.stringMatching(/^POST \/sandbox\/join\?ticket=[0-9a-f]{32}$/)]);
    expect(leftBehind()).toEqual([]);
  });

  it('is not even asked at where others may have written it, or its process is nobody’s', async () => {
    const { url, heard } = await stranger((_, response) => response.end());
    for (const wrong of [
      { mode: 0o644 },
      { mode: 0o620 },
      { pid: 2 ** 22 + 1 },
      { pid: 0 },
      { pid: -1 },
      { pid: 'x' },
    ]) {
      claim({ url, ...wrong });
      expect(await joinSandbox(dataFile)).toBeUndefined();
    }
    const real = join(folder, 'real');
    claim({ url });
    renameSync(join(folder, 'sandbox.pid'), real);
    symlinkSync(real, join(folder, 'sandbox.pid'));
    expect(await joinSandbox(dataFile)).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it('does not lead to a portal of other data', async () => {
    const other = mkdtempSync(join(tmpdir(), 'sandbox-join-'));
    const sandbox = await startSandbox({ dataFile: join(other, 'sandbox.json'), joinable: true });
    claim({ url: sandbox.url });
    expect(await joinSandbox(dataFile)).toBeUndefined();
    await sandbox.close();
    rmSync(other, { recursive: true });
  });
});

/** The addresses that are asked by whatever happens meanwhile, as Node itself tells of them. */
async function requestsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  const asked: string[] = [];
  const note = (message: unknown) => {
    const { request } = message as {
      request: { protocol: string; host: string; path: string; getHeader(name: string): unknown };
    };
    asked.push(`${request.protocol}//${String(request.getHeader('host'))}${request.path}`);
  };
  subscribe('http.client.request.start', note);
  try {
    await act();
    return asked;
  } finally {
    unsubscribe('http.client.request.start', note);
  }
}

function welcome(url: string, proof: string): string {
  return JSON.stringify({ proof, webhookUrl: `${url}/rest/1/secret/` });
}

function guess(request: IncomingMessage): string {
  const ticket = new URL(request.url ?? '', 'http://x').searchParams.get('ticket') ?? '';
  const known = readFileSync(join(folder, 'sandbox.pid'), 'utf8');
  return createHmac('sha256', known).update(`/sandbox/join ${ticket}`).digest('hex');
}

function chatter(response: ServerResponse): void {
  const timer = setInterval(() => response.write('x'.repeat(1000)), 1);
  response.on('close', () => clearInterval(timer));
}

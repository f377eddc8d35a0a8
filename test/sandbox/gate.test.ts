import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

/** The status of one request, with headers that `fetch` would not let a script write. */
function statusOf(
  path: string,
  headers: IncomingHttpHeaders,
  send: (write: (bytes: Buffer) => boolean) => void = () => {},
) {
  return new Promise<number | undefined>((resolve, reject) => {
    const url = new URL(path, on.sandbox.url);
    const sent = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.flushHeaders();
    send((bytes) => sent.write(bytes));
    if (headers['transfer-encoding'] === undefined && headers['content-length'] === undefined) sent.end();
  });
}

const method = () => `${new URL(on.sandbox.webhookUrl).pathname}im.chat.add?TITLE=Driven`;
const chats = () => on.sandbox.store.chats().filter(({ title }) => title === 'Driven').length;

describe('a page of a stranger', () => {
  it.each<[string, IncomingHttpHeaders]>([
    ['names its origin', { origin: 'https://evil.example' }],
    ['hides its origin', { origin: 'null' }],
    ['sends a form or loads a picture', { 'sec-fetch-site': 'cross-site' }],
    ['has an origin that begins like this machine', { origin: 'http://localhost.evil.example' }],
  ])('that %s can neither call methods nor look', async (_, headers) => {
    const before = chats();
    expect(await statusOf(method(), headers)).toBe(403);
    expect(await statusOf('/oauth/token/', headers)).toBe(403);
    expect(chats()).toBe(before);
  });

  it.each(['evil.example:8024', '127.0.0.1.evil.example', 'localhost.evil.example'])(
    'whose own name resolves to this machine reaches nothing of it: %s',
    async (host) => {
      for (const path of ['/', method(), '/oauth/token/']) expect(await statusOf(path, { host })).toBe(421);
    },
  );
});

describe('this machine', () => {
  it.each<[string, IncomingHttpHeaders]>([
    ['a program', {}],
    ['a page that a developer serves here', { origin: 'http://localhost:5173', 'sec-fetch-site': 'cross-site' }],
    ['the page of the portal', { 'sec-fetch-site': 'same-origin' }],
    ['another name of it', { host: 'localhost:8024' }],
  ])('may call methods: %s', async (_, headers) => {
    expect(await statusOf(method(), headers)).toBe(200);
  });
});

describe('a body larger than anybody needs', () => {
  it('is turned away by its announced length, before a byte of it is read', async () => {
    expect(await statusOf(method(), { 'content-length': String(3 * 2 ** 30) })).toBe(413);
  });

  it('is turned away when it turns out to be one', async () => {
    const piece = Buffer.alloc(2 ** 20, 'x');
    const status = await statusOf(method(), { 'transfer-encoding': 'chunked' }, (write) => {
      for (let piecesLeft = 70; piecesLeft > 0; piecesLeft--) write(piece);
    });
    expect(status).toBe(413);
    expect((await on.ask('profile')).status).toBe(200);
  });
});

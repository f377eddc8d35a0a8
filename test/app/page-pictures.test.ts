import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apply } from '../../src/app/apply.ts';
import { planPage } from '../../src/app/page.ts';
import { currentPictures } from '../../src/app/page-pictures.ts';
import { plan } from '../../src/app/plan.ts';
import type { Actual, Finding } from '../../src/model/actual.ts';
import { atDesk } from '../laws/desk.ts';
import { chat, planOf } from '../report/worlds.ts';
import { png } from '../sandbox/ask.ts';

const asked: string[] = [];
const small = png(20, 20);
const answers: Readonly<Record<string, (url: string) => readonly [number, Uint8Array | string]>> = {
  '/small': () => [200, small],
  '/large': () => [200, Buffer.concat([small, Buffer.alloc(300_000)])],
  '/page': () => [200, '<html></html>'],
  '/gone': () => [404, ''],
};
const server = createServer(({ url = '' }, response) => {
  asked.push(url);
  const [status, body] = answers[url.replace(/\d+$/, '')]?.(url) ?? [404, ''];
  response.writeHead(status).end(body);
});
let portal = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  portal = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** Looks at chats whose pictures have these addresses; the titles of some change and the pictures of others. */
async function look(urls: readonly string[], changing: readonly string[] = [], env = {}) {
  asked.length = 0;
  const worlds = urls.map((url, at) => {
    const world = chat(`c${String(at).padStart(3, '0')}`, { id: at + 2 });
    return changing.includes(url)
      ? world.updates('avatar', 'another picture', 'b.png')
      : world.updates('title', '"A"', '"B"');
  });
  const made = planOf(0, ...worlds);
  const found = urls.map((avatarUrl, at): [string, Finding] => [
    `c${String(at).padStart(3, '0')}`,
    { kind: 'found', by: 'lockfile', chat: { id: at + 2, avatarUrl } } as Finding,
  ]);
  return currentPictures(made, { findings: new Map(found), leftovers: new Map() } as unknown as Actual, portal, {
    env,
  });
}

test('what is no small picture of the portal itself is left out, and the others are there', async () => {
  const own = ['/large', '/page', '/gone', '/small'].map((path) => portal + path);
  const foreign = portal.replace('127.0.0.1', 'localhost');
  const pictures = await look([...own, '', `${foreign}/small`, 'https://10.0.0.1/a.png', 'file:///etc/passwd', 'x']);
  expect([...pictures]).toEqual([
    [`${portal}/small`, `data:image/png;base64,${Buffer.from(small).toString('base64')}`],
  ]);
  expect(asked).toEqual(['/large', '/page', '/gone', '/small']);
});

test('a picture of several chats is fetched once, and those that give way come first', async () => {
  const [a, b] = [`${portal}/small1`, `${portal}/small2`];
  expect([...(await look([a, a, b], [b])).keys()]).toEqual([b, a]);
  expect(asked).toEqual(['/small2', '/small1']);
});

test('however many chats have pictures, only so many are fetched', async () => {
  const pictures = await look(Array.from({ length: 230 }, (_, at) => `${portal}/small${at}`));
  expect(pictures.size).toBe(200);
});

test('hosts that are not allowed are not asked for pictures either', async () => {
  expect(await look([`${portal}/small`], [], { PROVISION_HOSTS: 'elsewhere.example' })).toEqual(new Map());
  expect(asked).toEqual([]);
});

test('the page has the picture that the portal has beside the one that the file names', () =>
  atDesk(
    async (desk) => {
      const config = (file: string) =>
        `version: 1\nproject: p\nportal: { url: "${desk.sandbox.webhookUrl}" }\nchats: { a: { title: A, avatar: ${file} } }\n`;
      for (const [name, size] of [
        ['a.png', 40],
        ['b.png', 50],
      ] as const)
        desk.put(name, Buffer.from(png(size, size)));
      desk.put('chats.yaml', config('./a.png'));
      await apply(desk.options());
      desk.put('chats.yaml', config('./b.png'));
      const planned = await plan({ ...desk.options(), drawn: true });
      if (planned.kind === 'invalid') throw new Error('the config is right');
      const html = await planPage(planned, { madeAtMs: 0 }, 'en');
      expect(html.match(/background-image:url/g)).toHaveLength(2);
      const [before, after] = [...html.matchAll(/class="face [^"]*(p\d) large/g)].map(([, name]) => name);
      expect(before).not.toBe(after);
    },
    { limits: false },
  ));

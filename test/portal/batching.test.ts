import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Answer, type Call, late } from '../../src/model/call.ts';
import { batchEnvelope, open, type Seen, startServer, well } from './rig.ts';

const read = (id: number): Call => ({ method: 'im.dialog.get', params: { DIALOG_ID: `chat${id}` } });
const write = (id: number): Call => ({ method: 'im.chat.updateTitle', params: { CHAT_ID: id, TITLE: `chat ${id}` } });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sizes = (seen: readonly Seen[]) => seen.map(({ commands }) => Object.keys(commands).length);
const results = (answers: readonly Answer[]) =>
  answers.map((answer) => (answer.kind === 'done' ? answer.result : answer.kind));

describe('calls of one turn', () => {
  test('travel in one batch and get their own answers', async () => {
    const server = await startServer((seen) => well(seen, (command) => command));
    const { client } = open({ url: server.webhook });
    const answers = await Promise.all([
      client.call(read(7)),
      client.call({ method: 'profile', params: {} }),
      client.call(read(9)),
    ]);
    expect(results(answers)).toEqual(['im.dialog.get?DIALOG_ID=chat7', 'profile', 'im.dialog.get?DIALOG_ID=chat9']);
    expect(server.seen.map(({ path }) => path.replace(/\/rest\/1\/[^/]+/, ''))).toEqual(['/batch']);
  });

  test('go as one direct call with a JSON body when there is only one', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    await client.call({ method: 'user.get', params: { FILTER: { '=EMAIL': 'a@b' }, ID: [1, 2] } });
    expect(server.seen.map(({ method, body }) => ({ method, body }))).toEqual([
      { method: 'user.get', body: { FILTER: { '=EMAIL': 'a@b' }, ID: [1, 2] } },
    ]);
  });

  test('are read fifty a request, spread evenly over no more requests than it takes', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    await Promise.all(numbers(120).map((id) => client.call(read(id))));
    expect(sizes(server.seen)).toEqual([40, 40, 40]);
  });

  test('never mix reads with writes in a request', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    await Promise.all(numbers(6).map((id) => client.call(id % 2 ? read(id) : write(id))));
    const kinds = server.seen.map(
      ({ commands }) => new Set(Object.values(commands).map((text) => text.split('?')[0])).size,
    );
    expect(kinds).toEqual([1, 1]);
  });

  test('that cannot be said in a command go alone beside the batch', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    const trap = { method: 'im.chat.updateTitle', params: { CHAT_ID: 3, TITLE: 'see $result[c0]' } };
    const crowd = { method: 'im.chat.user.add', params: { CHAT_ID: 4, USERS: numbers(501) } };
    await Promise.all([client.call(write(1)), client.call(trap), client.call(crowd), client.call(write(2))]);
    const direct = server.seen.filter(({ method }) => method !== 'batch').map(({ body }) => body);
    expect(direct).toEqual([trap.params, crowd.params]);
    expect(sizes(server.seen.filter(({ method }) => method === 'batch'))).toEqual([2]);
  });

  test('ask app.info directly, as a webhook has no credentials inside a batch', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    await Promise.all([client.call({ method: 'app.info', params: {} }), client.call(read(1)), client.call(read(2))]);
    expect(server.seen.map(({ method }) => method).sort()).toEqual(['app.info', 'batch']);
  });
});

describe('writing batches', () => {
  /** Sends many writes to a portal that takes `secondsEach` for one, and gives the sizes of the requests in order. */
  async function writing(count: number, secondsEach: number): Promise<readonly number[]> {
    let portal = 1_795_000_000;
    const server = await startServer((seen) => {
      const names = Object.keys(seen.commands);
      const finishes = names.map((_, index) => portal + (index + 1) * secondsEach);
      portal = finishes.at(-1) ?? portal;
      const envelope = batchEnvelope(Object.fromEntries(names.map((name) => [name, true])), {});
      const times = Object.fromEntries(names.map((name, index) => [name, { finish: finishes[index], duration: 1 }]));
      const maps = { ...envelope.result, result_time: times };
      return { json: { result: maps, time: { finish: portal, duration: names.length * secondsEach } } };
    });
    const { client } = open({ url: server.webhook, concurrency: 1, tariff: 'self-hosted' });
    await Promise.all(numbers(count).map((id) => client.call(write(id))));
    return sizes(server.seen);
  }

  test('begin with ten commands and grow to fifty on a fast portal', async () => {
    expect(await writing(200, 0.05)).toEqual([10, 20, 40, 50, 50, 30]);
  });

  test('keep near five seconds on a slow one', async () => {
    const seen = await writing(60, 1);
    expect(seen[0]).toBe(10);
    expect(Math.max(...seen.slice(2))).toBeLessThanOrEqual(6);
  });

  test('are shared out over all slots, so that none is idle at the end', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook, concurrency: 4 });
    await Promise.all(numbers(40).map((id) => client.call(write(id))));
    expect(sizes(server.seen)).toEqual([10, 10, 10, 10]);
  });

  /** Sends pictures whose late text is `text`, said to be of `sizeBytes`; `most` is how many were held in memory at once. */
  async function sendPictures(count: number, text: string, sizeBytes: number) {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook, concurrency: 1 });
    let [held, most] = [0, 0];
    const load = async () => {
      most = Math.max(most, ++held);
      return text;
    };
    const call = (id: number): Call => ({
      method: 'im.chat.updateAvatar',
      params: { CHAT_ID: id, AVATAR: late({ sizeBytes, load }) },
    });
    await Promise.all(numbers(count).map((id) => client.call(call(id)).then(() => held--)));
    const sent = server.seen.flatMap(({ commands, body }) =>
      body.AVATAR
        ? [body.AVATAR]
        : Object.values(commands).map((query) => new URLSearchParams(query.split('?')[1]).get('AVATAR')),
    );
    const pictures = sent.map((picture) => picture === text);
    return { most, pictures, bytes: server.seen.map(({ headers }) => Number(headers['content-length'])) };
  }

  test('stay below four megabytes with their pictures as they travel, and load no others', async () => {
    const base64 = randomBytes(600_000).toString('base64');
    const { bytes, pictures, most } = await sendPictures(7, base64, base64.length);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(4_000_000);
    expect(bytes).toHaveLength(2);
    expect(pictures).toEqual(new Array(7).fill(true));
    expect(most).toBe(4);
  });

  test('stay below it even when pictures are larger than was said', async () => {
    const { bytes, pictures } = await sendPictures(7, 'A+/='.repeat(200_000), 10);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(4_000_000);
    expect(pictures).toEqual(new Array(7).fill(true));
  });

  test('carry a call that is too large for any batch alone, as JSON', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    const picture = 'A'.repeat(4_100_000);
    const params = { CHAT_ID: 1, AVATAR: late({ sizeBytes: picture.length, load: async () => picture }) };
    await Promise.all([client.call({ method: 'im.chat.updateAvatar', params }), client.call(write(2))]);
    const [large] = server.seen.filter(({ method }) => method === 'im.chat.updateAvatar');
    expect(large?.body).toEqual({ CHAT_ID: 1, AVATAR: picture });
  });

  test('leave out a call whose picture cannot be loaded, and send the others', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    const load = async () => Promise.reject(new Error('the file is gone'));
    const broken = { method: 'im.chat.updateAvatar', params: { CHAT_ID: 1, AVATAR: late({ sizeBytes: 9, load }) } };
    const [lost, ...others] = await Promise.all([client.call(broken), client.call(write(2)), client.call(write(3))]);
    expect(lost).toMatchObject({ kind: 'not-done', fault: { code: 'CALL_NOT_PREPARED' } });
    expect(results(others)).toEqual([true, true]);
  });
});

describe('before a call leaves', () => {
  test('all calls of its request are told at once, with the clock of the portal', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    const told: number[] = [];
    const tell = async (nowSec: number) => {
      told.push(nowSec);
      expect(server.methods()).toEqual(['server.time']);
    };
    await Promise.all(numbers(3).map((id) => client.call(write(id), { beforeSend: tell })));
    expect(told).toHaveLength(3);
    expect(told.every((sec) => sec >= 1_795_000_000 && sec < 1_795_000_060)).toBe(true);
  });

  test('its caller can keep it back, and only it', async () => {
    const server = await startServer((seen) => well(seen, (command) => command));
    const { client } = open({ url: server.webhook });
    await client.nowSec();
    const refuse = async () => Promise.reject(new Error('disk full'));
    const [kept, sent] = await Promise.all([client.call(write(1), { beforeSend: refuse }), client.call(write(2))]);
    expect(kept).toMatchObject({ kind: 'not-done', fault: { code: 'CALL_NOT_PREPARED' } });
    expect(sent).toEqual({ kind: 'done', result: 'im.chat.updateTitle?CHAT_ID=2&TITLE=chat%202' });
  });
});

test('a batch goes as JSON with every command encoded once', async () => {
  const server = await startServer((seen) => well(seen));
  const { client } = open({ url: server.webhook });
  await Promise.all([
    client.call(write(1)),
    client.call({ method: 'im.message.add', params: { MESSAGE: 'да & нет' } }),
  ]);
  expect(server.seen[0]?.headers['content-type']).toBe('application/json');
  expect(server.seen[0]?.body).toEqual({
    cmd: {
      c0: 'im.chat.updateTitle?CHAT_ID=1&TITLE=chat%201',
      c1: 'im.message.add?MESSAGE=%D0%B4%D0%B0%20%26%20%D0%BD%D0%B5%D1%82',
    },
  });
});

test('list methods give their total and where the next page begins', async () => {
  const server = await startServer(() => ({ json: { result: [1], next: 50, total: 123 } }));
  const { client } = open({ url: server.webhook });
  expect(await client.call({ method: 'user.get', params: {} })).toEqual({
    kind: 'done',
    result: [1],
    next: 50,
    total: 123,
  });
});

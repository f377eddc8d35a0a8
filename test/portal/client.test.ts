import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Answer, Call } from '../../src/model/call.ts';
import { type Language, say } from '../../src/model/message.ts';
import { type Doing, open, portalSec, refusal, type Script, secret, startServer, well } from './rig.ts';

const read: Call = { method: 'im.dialog.get', params: { DIALOG_ID: 'chat1' } };
const write: Call = { method: 'im.chat.add', params: { TITLE: 'x' } };
const short = (answer: Answer) => ('fault' in answer ? `${answer.kind} ${answer.fault.code}` : answer.kind);

describe('a client that may only read', () => {
  test.each(['im.chat.add', 'IM.Chat.Add', 'im.chat.updateTitle', 'im.v2.Chat.delete', 'batch', 'no.such.method'])(
    'throws at %s before a byte is sent',
    async (method) => {
      const server = await startServer((seen) => well(seen));
      const { client } = open({ url: server.webhook, allow: 'read' });
      const calls = [client.call(read), client.call({ method, params: {} }), client.raw({ method, params: {} })];
      const [first, second, third] = await Promise.allSettled(calls);
      expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'rejected', 'rejected']);
      expect(server.methods()).toEqual(['im.dialog.get']);
    },
  );
});

describe('parameters that the portal would misread', () => {
  test.each<[string, Call]>([
    ['a boolean', { method: 'im.chat.mute', params: { CHAT_ID: 1, MUTE: true } }],
    ['a boolean in a list', { method: 'im.chat.add', params: { USERS: [5, true] } }],
    ['a reserved name', { method: 'im.chat.add', params: { token: 'x' } }],
    ['credentials', { method: 'im.chat.add', params: { AUTH: 'x' } }],
    ['a method with a query', { method: 'im.chat.add?TITLE=x', params: {} }],
  ])('such as %s are a bug of ours', async (_, call) => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    await expect(client.call(call)).rejects.toThrow();
    expect(server.seen).toHaveLength(0);
  });
});

describe('a raw call', () => {
  test("gives the portal's whole answer, and sends the parameters as they are", async () => {
    const params = { TITLE: 'x', USERS: [5, true], AVATAR: null };
    const server = await startServer((seen) => well(seen, () => 26));
    const { client } = open({ url: server.webhook });
    const [answer] = await Promise.all([
      client.raw({ method: 'im.chat.add', params }),
      client.call(read),
      client.call(read),
    ]);
    expect(answer).toMatchObject({ result: 26, time: { finish: expect.any(Number) } });
    expect(server.seen.find(({ method }) => method === 'im.chat.add')?.body).toEqual(params);
  });

  test.each([
    ['WRONG_REQUEST', 400],
    ['INVALID_CREDENTIALS', 401],
  ])('gives the refusal %s as it is', async (code, status) => {
    const server = await startServer(() => refusal(code, status));
    const { client } = open({ url: server.webhook });
    expect(await client.raw(write)).toEqual({ error: code, error_description: `says ${code}` });
  });

  test('waits for the limits like any other', async () => {
    const server = await startServer((seen, nth) =>
      nth === 1 ? refusal('QUERY_LIMIT_EXCEEDED', 503) : well(seen, () => 26),
    );
    const { client } = open({ url: server.webhook });
    expect(await client.raw(write)).toMatchObject({ result: 26 });
  });

  test('whose answer was lost ends in a fault, and is not sent again', async () => {
    const server = await startServer(() => 'reset');
    const { client } = open({ url: server.webhook });
    await expect(client.raw(write)).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      cause: { code: 'CONNECTION_LOST' },
    });
    expect(server.seen).toHaveLength(1);
  });
});

describe('the clock of the portal', () => {
  test('is asked for once, and then followed', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    const [first, second] = await Promise.all([client.nowSec(), client.nowSec()]);
    expect(first).toBe(second);
    expect(Math.abs((await client.nowSec()) - portalSec)).toBeLessThan(60);
    expect(server.methods()).toEqual(['server.time']);
  });

  test('is read from its result when there is nothing better', async () => {
    const server = await startServer(() => ({ json: { result: '2026-11-22T12:00:00+03:00' }, headers: { date: '' } }));
    const { client } = open({ url: server.webhook });
    expect(Math.abs((await client.nowSec()) - Date.parse('2026-11-22T09:00:00Z') / 1000)).toBeLessThan(60);
  });

  test('that is never told is a fault, as lost calls are found by it', async () => {
    const server = await startServer(() => ({ json: { result: 'noon' }, headers: { date: '' } }));
    const { client } = open({ url: server.webhook });
    await expect(client.nowSec()).rejects.toMatchObject({ code: 'PORTAL_TIMELESS' });
  });

  test('that cannot be asked keeps calls from being sent that need it', async () => {
    const server = await startServer(() => refusal('PORTAL_DELETED', 403));
    const { client } = open({ url: server.webhook });
    expect(short(await client.call(write, { beforeSend: async () => undefined }))).toBe('not-done PORTAL_DELETED');
    expect(server.methods()).toEqual(['server.time']);
  });
});

describe('an aborted signal', () => {
  test('withdraws what waits, at once', async () => {
    const server = await startServer(() => 'hang');
    const { client } = open({ url: server.webhook, concurrency: 1 });
    const stop = new AbortController();
    void client.call({ method: 'im.chat.get', params: { ENTITY_ID: '$result' } });
    const waiting = [client.call(write, { signal: stop.signal }), client.call(read, { signal: stop.signal })];
    setTimeout(() => stop.abort(), 5);
    expect((await Promise.all(waiting)).map(short)).toEqual(['not-done CALL_WITHDRAWN', 'not-done CALL_WITHDRAWN']);
  });

  test('lets a write that has left come to its end, and forgets a read', async () => {
    const stop = new AbortController();
    const server = await startServer(async (seen) => {
      if (server.seen.length === 2) stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 10));
      return well(seen, () => 26);
    });
    const { client } = open({ url: server.webhook });
    const answers = await Promise.all([
      client.call(write, { signal: stop.signal }),
      client.call(read, { signal: stop.signal }),
    ]);
    expect(answers.map(short)).toEqual(['done', 'not-done CALL_WITHDRAWN']);
  });

  test('during beforeSend keeps the call from leaving', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    const stop = new AbortController();
    const answer = client.call(write, { signal: stop.signal, beforeSend: async () => stop.abort() });
    expect(short(await answer)).toBe('not-done CALL_WITHDRAWN');
    expect(server.methods()).toEqual(['server.time']);
  });

  test('before the call sends nothing', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    expect(short(await client.call(write, { signal: AbortSignal.abort() }))).toBe('not-done CALL_WITHDRAWN');
    expect(server.seen).toHaveLength(0);
  });

  test('ends a wait for the portal to recover', async () => {
    const server = await startServer(() => refusal('QUERY_LIMIT_EXCEEDED', 503));
    const stop = new AbortController();
    const { client } = open({
      url: server.webhook,
      onEvent: (event) => event.type === 'request' && setTimeout(() => stop.abort(), 1),
    });
    expect(short(await client.call(write, { signal: stop.signal }))).toBe('not-done CALL_WITHDRAWN');
    expect(server.seen.length).toBeLessThanOrEqual(2);
  });
});

test('a closed client knows nothing of writes in flight, and sends no more', async () => {
  const server = await startServer(() => 'hang');
  const { client } = open({ url: server.webhook, onEvent: () => undefined });
  const inFlight = client.call(write);
  await expect.poll(() => server.seen.length).toBe(1);
  await client.close();
  expect(short(await inFlight)).toBe('unknown CALL_GIVEN_UP');
  expect(short(await client.call(read))).toBe('not-done CALL_WITHDRAWN');
});

describe('a portal that has moved', () => {
  /** An old address that sends everything to a new one. */
  async function movedPortal(locationOf: (to: string, path: string) => string) {
    const to = await startServer((seen) => well(seen, () => 26));
    const from = await startServer((seen) => ({
      text: '',
      status: 302,
      headers: { location: locationOf(to.url, seen.path) },
    }));
    return { to, from };
  }

  test('is followed with the same POST, its name follows, and it is said once', async () => {
    const { to, from } = await movedPortal((url, path) => url + path);
    const { client, events } = open({ url: from.webhook });
    expect(await client.call(write)).toEqual({ kind: 'done', result: 26 });
    expect(await client.call(write)).toEqual({ kind: 'done', result: 26 });
    expect(to.seen.map(({ path, body }) => ({ path, body }))).toEqual(
      new Array(2).fill({ path: `/rest/1/${secret}/im.chat.add`, body: { TITLE: 'x' } }),
    );
    expect(from.seen).toHaveLength(1);
    expect(client.name).toBe(to.url.replace('http://', ''));
    const warnings = events.filter((event) => event.type === 'warning');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ message: { code: 'PORTAL_MOVED', args: { to: client.name } } });
  });

  test('is not followed to a host that PROVISION_HOSTS does not name, and nothing is sent there', async () => {
    const { to, from } = await movedPortal((url, path) => url + path);
    const env = { PROVISION_HOSTS: from.url.replace('http://', '') };
    const { client } = open({ url: from.webhook, env });
    expect(await client.call(write)).toMatchObject({ kind: 'not-done', fault: { code: 'HOST_REFUSED' } });
    expect([from.seen.length, to.seen.length]).toEqual([1, 0]);
  });

  test('keeps the name that was given to it', async () => {
    const { from } = await movedPortal((url, path) => url + path);
    const { client } = open({ url: from.webhook, name: 'sandbox' });
    await client.call(write);
    expect(client.name).toBe('sandbox');
  });

  test.each<[string, (to: string, path: string) => string]>([
    ['to a login page', (to) => `${to}/auth/`],
    ['to a host that is not loopback without TLS', (_, path) => `http://portal.example${path}`],
    ['nowhere', () => ''],
  ])('%s is not followed', async (_, locationOf) => {
    const { to, from } = await movedPortal(locationOf);
    const { client } = open({ url: from.webhook });
    expect(short(await client.call(write))).toBe('not-done REDIRECT_REFUSED');
    expect([from.seen.length, to.seen.length]).toEqual([1, 0]);
  });

  test('in a circle is not followed for ever', async () => {
    const urls: string[] = [];
    const round =
      (to: number): Script =>
      (seen) => ({ text: '', status: 307, headers: { location: urls[to] + seen.path } });
    const [a, b] = [await startServer(round(1)), await startServer(round(0))];
    urls.push(a.url, b.url);
    const { client } = open({ url: a.webhook });
    expect(short(await client.call(write))).toBe('not-done REDIRECT_REFUSED');
    expect(a.seen.length + b.seen.length).toBe(3);
  });
});

test('the secret of a webhook is in no event, answer or error', async () => {
  const doings: Doing[] = [
    'reset',
    'half',
    { text: `<html>/rest/1/${secret}/`, status: 502 },
    { text: '', status: 302, headers: { location: `https://evil.example/?${secret}` } },
    refusal('INVALID_CREDENTIALS', 401),
    refusal('WRONG_REQUEST'),
  ];
  const told: unknown[] = [];
  for (const doing of doings) {
    const server = await startServer(() => doing);
    const { client } = open({ url: server.webhook, onEvent: (event) => told.push(event) });
    told.push(await client.call(write), await client.call(read), client.name, client.pace(), client);
    await client.raw(write).catch((error: unknown) => told.push(error));
  }
  expect(inspect(told, { depth: 12 })).not.toContain(secret);
  const faults = told.filter(
    (one): one is Extract<Answer, { fault: unknown }> => typeof one === 'object' && one !== null && 'fault' in one,
  );
  expect(faults.length).toBeGreaterThan(5);
  for (const language of ['en', 'ru'] satisfies Language[])
    for (const { fault } of faults)
      expect(JSON.stringify(say(fault, language))).not.toMatch(new RegExp(`${secret}|\\{\\w+\\}`));
});

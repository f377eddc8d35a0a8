import { describe, expect, test } from 'vitest';
import { scaledClock } from '../../src/base/clock.ts';
import type { Answer, Call } from '../../src/model/call.ts';
import {
  batchEnvelope,
  type Doing,
  open,
  portalSec,
  refusal,
  type Script,
  type Seen,
  startServer,
  time,
  well,
} from './rig.ts';

const read = (id = 1): Call => ({ method: 'im.dialog.get', params: { DIALOG_ID: `chat${id}` } });
const write = (id = 1): Call => ({ method: 'im.chat.add', params: { TITLE: `chat ${id}` } });
const page = (status: number): Doing => ({ text: `<html><h1>${status}</h1></html>`, status });
const short = (answer: Answer) =>
  'fault' in answer ? `${answer.kind} ${answer.fault.code} ${answer.fault.reach}` : answer.kind;

/** Fails so many times, then does well. */
const failing =
  (times: number, doing: Doing): Script =>
  (seen, nth) =>
    nth <= times ? doing : well(seen);

async function calling(call: Call, script: Script): Promise<{ readonly answer: Answer; readonly sent: number }> {
  const server = await startServer(script);
  const { client } = open({ url: server.webhook, answerMs: 90_000 });
  const answer = await client.call(call);
  return { answer, sent: server.seen.length };
}

describe('a read', () => {
  test.each<[string, Doing]>([
    ['a lost connection', 'reset'],
    ['no answer', 'hang'],
    ['half an answer', 'half'],
    ['a crash', page(500)],
    ['a bad gateway', page(502)],
    ['a gateway that stopped waiting', page(504)],
    ['a login page', page(200)],
    ["somebody else's JSON", { json: { ok: true } }],
    ['a full bucket', refusal('QUERY_LIMIT_EXCEEDED', 503)],
    ['a full bucket, in HTML', page(503)],
  ])('is asked again after %s', async (_, doing) => {
    expect(await calling(read(), failing(2, doing))).toMatchObject({ answer: { kind: 'done' }, sent: 3 });
  });

  test('is given up after five lost answers, as something temporary', async () => {
    const { answer, sent } = await calling(read(), () => page(502));
    expect([short(answer), sent]).toEqual(['not-done ANSWER_UNREADABLE run', 5]);
    const slow = await calling(read(), () => page(504));
    expect([short(slow.answer), slow.sent]).toEqual(['not-done ANSWER_LATE temporary', 5]);
  });

  test('that a batch left out is asked again', async () => {
    const script: Script = (seen, nth) => (nth === 1 ? { json: batchEnvelope({ c0: 1 }, {}) } : well(seen, () => 2));
    const server = await startServer(script);
    const { client } = open({ url: server.webhook });
    const answers = await Promise.all([client.call(read(1)), client.call(read(2))]);
    expect(answers).toEqual([
      { kind: 'done', result: 1 },
      { kind: 'done', result: 2 },
    ]);
  });

  test('that crashes the portal takes no other down with it', async () => {
    const poison = (seen: Seen) =>
      Object.values(seen.commands).some((text) => text.endsWith('chat13')) || seen.body.DIALOG_ID === 'chat13';
    const server = await startServer((seen) => (poison(seen) ? page(500) : well(seen)));
    const { client } = open({ url: server.webhook });
    const ids = Array.from({ length: 50 }, (_, index) => index + 1);
    const answers = await Promise.all(ids.map((id) => client.call(read(id))));
    expect(ids.filter((_, index) => answers[index]?.kind !== 'done')).toEqual([13]);
  });
});

describe('a create', () => {
  test.each<[string, Doing, string]>([
    ['a lost connection', 'reset', 'unknown CONNECTION_LOST call'],
    ['no answer', 'hang', 'unknown ANSWER_LATE call'],
    ['half an answer', 'half', 'unknown CONNECTION_LOST call'],
    ['a crash', page(500), 'unknown ANSWER_UNREADABLE call'],
    ['a crash in JSON', refusal('INTERNAL_SERVER_ERROR', 500), 'unknown PORTAL_FAILED call'],
    ['a bad gateway', page(502), 'unknown ANSWER_UNREADABLE call'],
    ['a gateway that stopped waiting', page(504), 'unknown ANSWER_LATE call'],
    ['a login page', page(200), 'unknown ANSWER_UNREADABLE call'],
    ["somebody else's JSON", { json: { ok: true } }, 'unknown ANSWER_UNREADABLE call'],
  ])('is sent once, whatever %s may mean', async (_, doing, says) => {
    const { answer, sent } = await calling(write(), failing(1, doing));
    expect([short(answer), sent]).toEqual([says, 1]);
  });

  test('in a batch that is lost is sent once as well', async () => {
    const server = await startServer(() => 'reset');
    const { client } = open({ url: server.webhook });
    const answers = await Promise.all([client.call(write(1)), client.call(write(2))]);
    expect(answers.map(short)).toEqual(new Array(2).fill('unknown CONNECTION_LOST call'));
    expect(server.methods()).toHaveLength(2);
  });

  test('that a batch left out is unknown, and the others have their answers', async () => {
    const server = await startServer(() => ({
      json: batchEnvelope({ c0: 5 }, { c1: { error: 'WRONG_REQUEST', error_description: 'no' } }),
    }));
    const { client } = open({ url: server.webhook });
    const answers = await Promise.all([1, 2, 3].map((id) => client.call(write(id))));
    expect(answers[0]).toEqual({ kind: 'done', result: 5 });
    expect(answers[1]).toEqual({ kind: 'refused', code: 'WRONG_REQUEST', description: 'no', status: 200 });
    expect(answers.slice(2).map(short)).toEqual(['unknown COMMAND_SKIPPED call']);
  });

  test.each<[string, Doing]>([
    ['a full bucket', refusal('QUERY_LIMIT_EXCEEDED', 503)],
    ['a full bucket, in HTML', page(503)],
    ['too many requests', page(429)],
    ['no authorization server', refusal('CONNECTION_ERROR', 401)],
  ])('is sent again after %s, which it cannot have passed', async (_, doing) => {
    expect(await calling(write(), failing(2, doing))).toMatchObject({ answer: { kind: 'done' }, sent: 3 });
  });

  test.each<[string, string, number, string]>([
    ['a wrong secret', 'INVALID_CREDENTIALS', 401, 'not-done CREDENTIALS_WRONG run'],
    ['a missing scope', 'insufficient_scope', 401, 'not-done SCOPE_MISSING run'],
    ['a deleted portal', 'PORTAL_DELETED', 403, 'not-done PORTAL_DELETED run'],
    ['a blocked portal', 'OVERLOAD_LIMIT', 401, 'not-done PORTAL_BLOCKED temporary'],
    ['no subscription', 'ACCESS_DENIED', 401, 'not-done LICENCE_MISSING run'],
    ['an inactive user', 'authorization_error', 401, 'not-done ACCOUNT_REFUSED run'],
    ['an old token without a way to a new one', 'expired_token', 401, 'not-done TOKEN_EXPIRED run'],
    ['an unknown method', 'ERROR_METHOD_NOT_FOUND', 404, 'not-done METHOD_UNKNOWN call'],
    ['a refusal', 'WRONG_REQUEST', 400, 'refused'],
  ])('is not sent again after %s', async (_, code, status, says) => {
    const { answer, sent } = await calling(write(), () => refusal(code, status));
    expect([short(answer), sent]).toEqual([says, 1]);
  });
});

describe('the moment from which looking proves something', () => {
  const settledAfter = (answer: Answer) => (answer.kind === 'unknown' ? answer.settledAfterSec - portalSec : undefined);
  const heard: Script = (seen, nth) => (nth === 1 ? well(seen) : 'reset');

  test("is the portal's cut after the sending when the portal may still be at work", async () => {
    const server = await startServer(heard);
    const { client } = open({ url: server.webhook });
    await client.nowSec();
    expect(settledAfter(await client.call(write()))).toBeGreaterThanOrEqual(60);
  });

  test('is now when an answer came, however unreadable', async () => {
    const server = await startServer((seen, nth) => (nth === 1 ? well(seen) : page(502)));
    const { client } = open({ url: server.webhook, clock: scaledClock(10) });
    await client.nowSec();
    expect(settledAfter(await client.call(write()))).toBeLessThan(30);
  });

  test('follows the setting for portals with another cut', async () => {
    const server = await startServer(heard);
    const { client } = open({ url: server.webhook, requestCutMs: 600_000 });
    await client.nowSec();
    expect(settledAfter(await client.call(write()))).toBeGreaterThanOrEqual(600);
  });
});

describe('a portal that cannot be reached', () => {
  test('is tried again for half a minute, and then everything that waits ends with one temporary fault', async () => {
    const { client, events, clock } = open({ url: 'http://127.0.0.1:1/rest/1/abc/' });
    const startMs = clock.nowMs();
    const answers = await Promise.all([1, 2, 3].map((id) => client.call(id === 3 ? read(id) : write(id))));
    expect(answers.map(short)).toEqual(new Array(3).fill('not-done PORTAL_UNREACHABLE temporary'));
    expect(events.filter(({ type }) => type === 'request').length).toBeLessThanOrEqual(12);
    expect(clock.nowMs() - startMs).toBeGreaterThan(25_000);
  });

  test('is not asked twice when its host does not exist', async () => {
    const { client, events } = open({ url: 'https://no-such-host.invalid/rest/1/abc/' });
    expect(['not-done HOST_UNKNOWN run', 'not-done PORTAL_UNREACHABLE temporary']).toContain(
      short(await client.call(write())),
    );
    expect(events.some((event) => event.type === 'request' && event.status !== undefined)).toBe(false);
  });
});

test('a fault that every call would meet ends all that wait, after one request a slot', async () => {
  const server = await startServer(() => refusal('INVALID_CREDENTIALS', 401));
  const { client } = open({ url: server.webhook, concurrency: 2 });
  const answers = await Promise.all(Array.from({ length: 300 }, (_, id) => client.call(read(id))));
  expect(new Set(answers.map(short))).toEqual(new Set(['not-done CREDENTIALS_WRONG run']));
  expect(server.seen.length).toBeLessThanOrEqual(2);
});

test('waits between tries grow, and are spread by chance', async () => {
  const tries = async (random: () => number) => {
    const server = await startServer(() => page(504));
    const { client, clock } = open({ url: server.webhook, random });
    const startMs = clock.nowMs();
    await client.call(read());
    return clock.nowMs() - startMs;
  };
  const [least, most] = [await tries(() => 0), await tries(() => 0.999)];
  expect(least).toBeGreaterThan(0.75 * (1 + 2 + 4 + 8) * 1000);
  expect(most).toBeGreaterThan(1.2 * (1 + 2 + 4 + 8) * 1000);
});

test('a server that finds a batch too large gets smaller ones', async () => {
  const server = await startServer((seen) => (Object.keys(seen.commands).length > 5 ? page(413) : well(seen)));
  const { client } = open({ url: server.webhook });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, id) => client.call(write(id))));
  expect(answers.every(({ kind }) => kind === 'done')).toBe(true);
});

test('the time of an answer is heard even from a refusal', async () => {
  const date = new Date(portalSec * 1000).toUTCString();
  const server = await startServer(() => ({
    json: { error: 'X', error_description: '', time: time() },
    status: 400,
    headers: { date },
  }));
  const { client } = open({ url: server.webhook });
  await client.call(write());
  expect(await client.nowSec()).toBeLessThan(portalSec + 60);
  expect(server.seen).toHaveLength(1);
});

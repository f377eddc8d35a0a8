import { describe, expect, test } from 'vitest';
import { scaledClock } from '../../src/base/clock.ts';
import type { Answer, Call } from '../../src/model/call.ts';
import { batchEnvelope, open, portalSec, refusal, type Script, startServer, time, well } from './rig.ts';

const read = (id: number): Call => ({ method: 'im.dialog.get', params: { DIALOG_ID: `chat${id}` } });
const retitle = (id: number): Call => ({ method: 'im.chat.updateTitle', params: { CHAT_ID: id, TITLE: 'x' } });
const recolor = (id: number): Call => ({ method: 'im.chat.updateColor', params: { CHAT_ID: id, COLOR: 'MINT' } });
const handOver = (id: number): Call => ({ method: 'im.chat.setOwner', params: { CHAT_ID: id, USER_ID: 1 } });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const short = (answer: Answer) =>
  'fault' in answer ? `${answer.kind} ${answer.fault.code} ${answer.fault.reach}` : answer.kind;
const limited = { error: 'OPERATION_TIME_LIMIT', error_description: '' };

/** Direct answers whose meter stands at `operating` and begins to drain after `resetSec`. */
const metered = (operating: number, resetSec: number) => ({
  json: { result: true, time: time(0.2, { operating, operating_reset_at: portalSec + resetSec }) },
});

describe('the leaky bucket', () => {
  test('holds requests back at the pace of the tariff once the burst is spent', async () => {
    const server = await startServer((seen) => well(seen));
    const { client, clock } = open({ url: server.webhook, concurrency: 60, clock: scaledClock(20) });
    const startMs = clock.nowMs();
    const alone = (id: number): Call => ({ method: 'im.chat.get', params: { ENTITY_TYPE: `$result[${id}]` } });
    await Promise.all(numbers(67).map((id) => client.call(alone(id))));
    expect(server.seen).toHaveLength(67);
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(10_000);
    expect(client.pace().bucketLevel).toBeGreaterThan(20);
  });

  test('is not spent to its end by requests that could have been fuller', async () => {
    const server = await startServer((seen) => well(seen));
    const clock = scaledClock(3);
    const { client } = open({ url: server.webhook, clock, bucket: { level: 40, atMs: clock.nowMs() } });
    const answers = [];
    for (const id of numbers(20)) {
      answers.push(client.call(read(id)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(answers);
    expect(server.seen.length).toBeLessThanOrEqual(3);
  });

  test('goes on from what an earlier run left in it', async () => {
    const server = await startServer((seen) => well(seen));
    const clock = scaledClock(20);
    const { client } = open({ url: server.webhook, clock, bucket: { level: 49, atMs: clock.nowMs() } });
    const startMs = clock.nowMs();
    await client.call(read(1));
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(1400);
    expect(client.bucket().level).toBeGreaterThan(44);
  });

  test('does not hold back a self-hosted portal', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook, tariff: 'self-hosted' });
    await client.call(read(1));
    expect(client.pace()).toMatchObject({ tariff: 'self-hosted', bucketLevel: 0 });
  });

  test('asks for the tariff once the queue is long, and goes faster on Enterprise', async () => {
    const licence = { SCOPE: ['im'], LICENSE: 'ru_ent250' };
    const server = await startServer((seen) => well(seen, (command) => (command === 'app.info' ? licence : true)));
    const { client } = open({ url: server.webhook, concurrency: 60, clock: scaledClock(3) });
    await Promise.all(numbers(3500).map((id) => client.call(read(id))));
    expect(server.methods().filter((name) => name === 'app.info')).toHaveLength(1);
    expect(client.pace().tariff).toBe('enterprise');
  });

  test('keeps everything else back while the portal says that it is full', async () => {
    const script: Script = (seen, nth) => (nth === 1 ? refusal('QUERY_LIMIT_EXCEEDED', 503) : well(seen));
    const server = await startServer(script);
    const { client, clock } = open({ url: server.webhook });
    const startMs = clock.nowMs();
    await client.call(read(1));
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(2000);
  });

  test('waits as long as Retry-After says, when that is longer', async () => {
    const busy = { text: '<html>', status: 503, headers: { 'retry-after': '45' } };
    const server = await startServer((seen, nth) => (nth === 1 ? busy : well(seen)));
    const { client, clock } = open({ url: server.webhook });
    const startMs = clock.nowMs();
    await client.call(read(1));
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(45_000);
  });

  test('gives up after a dozen refusals in a row', async () => {
    const server = await startServer(() => refusal('QUERY_LIMIT_EXCEEDED', 503));
    const { client } = open({ url: server.webhook });
    expect(short(await client.call(retitle(1)))).toBe('not-done TOO_MANY_REQUESTS temporary');
    expect(server.seen).toHaveLength(12);
  });
});

describe('operating time', () => {
  test('is watched ahead: a method near its limit waits for its reset, and the others go on', async () => {
    const order: string[] = [];
    const server = await startServer((seen, nth) => {
      order.push(seen.method);
      return nth === 1 ? metered(474.9, 300) : metered(0.2, 900);
    });
    const { client, clock, events } = open({ url: server.webhook });
    await client.call(retitle(1));
    const startMs = clock.nowMs();
    const parked = client.call(retitle(2)).then(() => clock.nowMs() - startMs);
    await client.call(recolor(2));
    expect(order).toEqual(['im.chat.updateTitle', 'im.chat.updateColor']);
    expect(await parked).toBeGreaterThan(290_000);
    const waits = events.filter((event) => event.type === 'waiting');
    expect(waits).toHaveLength(1);
    expect(waits[0]).toMatchObject({ message: { code: 'WAITING_OPERATING', args: { method: 'im.chat.updateTitle' } } });
  });

  test.each([
    ['dear', retitle],
    ['cheap', handOver],
  ])('that ran out for a %s method parks it in batches, and it alone, and sends it again', async (_, refused) => {
    const script: Script = (seen, nth) => {
      if (nth > 1) return well(seen);
      return { json: batchEnvelope({ c1: true }, { c0: limited, c2: limited }) };
    };
    const server = await startServer(script);
    const { client, clock } = open({ url: server.webhook });
    const startMs = clock.nowMs();
    const calls = [refused(1), recolor(1), refused(2)];
    const answered = calls.map((call) =>
      client.call(call).then((answer) => [answer.kind, clock.nowMs() - startMs] as const),
    );
    const [first, second, third] = await Promise.all(answered);
    expect([first?.[0], second?.[0], third?.[0]]).toEqual(['done', 'done', 'done']);
    expect(second?.[1]).toBeLessThan(55_000);
    expect(Math.min(first?.[1] ?? 0, third?.[1] ?? 0)).toBeGreaterThanOrEqual(60_000);
    expect(server.methods()).toHaveLength(5);
  });

  test('that ran out for a direct call waits until the reset that the portal last named', async () => {
    const server = await startServer((_, nth) => (nth === 2 ? { json: limited, status: 429 } : metered(100, 200)));
    const { client, clock } = open({ url: server.webhook });
    await client.call(retitle(1));
    const startMs = clock.nowMs();
    await client.call(retitle(2));
    expect(clock.nowMs() - startMs).toBeGreaterThan(190_000);
  });

  test('that ran out waits until the reset that the refusal itself names', async () => {
    const named = { ...limited, time: time(0, { operating: 481, operating_reset_at: portalSec + 400 }) };
    const server = await startServer((seen, nth) => (nth === 1 ? { json: named, status: 429 } : well(seen)));
    const { client, clock } = open({ url: server.webhook });
    const startMs = clock.nowMs();
    await client.call(retitle(1));
    expect(clock.nowMs() - startMs).toBeGreaterThan(390_000);
  });

  test('used in batches does not hold back direct calls of a webhook, which the portal meters apart', async () => {
    const alone: Call = { method: 'im.chat.updateTitle', params: { CHAT_ID: 3, TITLE: '$result[a]' } };
    const meter = { operating: 474.9, operating_reset_at: portalSec + 300 };
    const server = await startServer((seen) => {
      if (seen.method !== 'batch') return metered(0.2, 600);
      const { result } = batchEnvelope({ c0: true, c1: true }, {});
      return { json: { result: { ...result, result_time: { c1: time(0.4, meter) } }, time: time(0.4) } };
    });
    const waited = async (token: string | undefined) => {
      const { client, clock } = open({ url: token ? server.url : server.webhook, token });
      await Promise.all([client.call(retitle(1)), client.call(retitle(2))]);
      const startMs = clock.nowMs();
      await client.call(alone);
      return clock.nowMs() - startMs;
    };
    expect(await waited(undefined)).toBeLessThan(200_000);
    expect(await waited('a token')).toBeGreaterThan(290_000);
  });

  test('asks for a wait longer than allowed: the calls of that method end, the others go on', async () => {
    const server = await startServer(() => metered(474.9, 300));
    const { client } = open({ url: server.webhook, maxWaitMs: 120_000 });
    await client.call(retitle(1));
    const [title, color] = await Promise.all([client.call(retitle(2)), client.call(recolor(2))]);
    expect([title, color].map((answer) => answer && short(answer))).toEqual([
      'not-done WAIT_TOO_LONG temporary',
      'done',
    ]);
    expect(server.methods()).toEqual(['im.chat.updateTitle', 'im.chat.updateColor']);
  });
});

test('no more requests are in flight than allowed', async () => {
  let [now, most] = [0, 0];
  const server = await startServer(async (seen) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now--;
    return well(seen);
  });
  const { client } = open({ url: server.webhook, concurrency: 3 });
  await Promise.all(numbers(500).map((id) => client.call(read(id))));
  expect(most).toBe(3);
});

test('a pause of more than a minute is announced once, with its end', async () => {
  const busy = { text: '<html>', status: 503, headers: { 'retry-after': '120' } };
  const server = await startServer((seen, nth) => (nth === 1 ? busy : well(seen)));
  const { client, events, clock } = open({ url: server.webhook });
  const startMs = clock.nowMs();
  await Promise.all([client.call(read(1)), client.call(retitle(1))]);
  const waits = events.filter((event) => event.type === 'waiting');
  expect(waits.map((event) => event.message.code)).toEqual(['WAITING_PORTAL']);
  expect((waits[0]?.untilMs ?? 0) - startMs).toBeGreaterThanOrEqual(120_000);
});

test('a pause that the portal asks for is not begun when it is longer than allowed', async () => {
  const server = await startServer(() => ({ text: '<html>', status: 503, headers: { 'retry-after': '600' } }));
  const { client } = open({ url: server.webhook, maxWaitMs: 60_000 });
  const answers = await Promise.all([client.call(read(1)), client.call(retitle(1))]);
  expect(answers.map(short)).toEqual(new Array(2).fill('not-done WAIT_TOO_LONG temporary'));
});

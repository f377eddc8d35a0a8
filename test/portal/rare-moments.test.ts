import { describe, expect, test } from 'vitest';
import { type Clock, scaledClock } from '../../src/base/clock.ts';
import { type Answer, type Call, late } from '../../src/model/call.ts';
import { emptyBucket } from '../../src/portal/pace/bucket.ts';
import { Costs } from '../../src/portal/pace/costs.ts';
import { Governor } from '../../src/portal/pace/governor.ts';
import { batchEnvelope, type Doing, open, portalSec, refusal, startServer, time, well } from './rig.ts';

const read = (id: number): Call => ({ method: 'im.dialog.get', params: { DIALOG_ID: `chat${id}` } });
const write = (id = 1): Call => ({ method: 'im.chat.updateTitle', params: { CHAT_ID: id, TITLE: 'x' } });
const page = (status: number): Doing => ({ text: `<html><h1>${status}</h1></html>`, status });
const short = (answer: Answer) =>
  'fault' in answer ? `${answer.kind} ${answer.fault.code} ${answer.fault.reach}` : answer.kind;

describe('a run that is stopped', () => {
  test.each<[string, Doing]>([
    ['the portal was full', page(503)],
    ['it was one request too many', refusal('QUERY_LIMIT_EXCEEDED', 503)],
    ['the operating time was spent', { json: { error: 'OPERATION_TIME_LIMIT' }, status: 429 }],
    ['nobody could be asked for the right', refusal('CONNECTION_ERROR', 401)],
  ])('does not send a write again that came back undone, as %s', async (_why, doing) => {
    const stop = new AbortController();
    const server = await startServer(() => {
      stop.abort();
      return doing;
    });
    const { client } = open({ url: server.webhook });
    expect(short(await client.call(write(), { signal: stop.signal }))).toBe('not-done CALL_WITHDRAWN run');
    expect(server.seen).toHaveLength(1);
  });

  test('while a picture is loaded sends nothing of that call, and tells it once; the other of its request goes on', async () => {
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook });
    const stop = new AbortController();
    const load = async () => {
      stop.abort();
      await new Promise(setImmediate);
      return 'AAAA';
    };
    const pictured: Call = {
      method: 'im.chat.updateAvatar',
      params: { CHAT_ID: 1, AVATAR: late({ sizeBytes: 4, load }) },
    };
    const told: string[] = [];
    const answers = [client.call(pictured, { signal: stop.signal }), client.call(write(2))].map((answer) =>
      answer.then((one) => told.push(short(one))),
    );
    await Promise.all(answers);
    expect(told.toSorted()).toEqual(['done', 'not-done CALL_WITHDRAWN run']);
    expect(server.methods()).toEqual(['im.chat.updateTitle']);
  });
});

describe('a body that is too large for the server', () => {
  test('of a batch of two makes two calls of it', async () => {
    const server = await startServer((seen) => (Object.keys(seen.commands).length > 1 ? page(413) : well(seen)));
    const { client } = open({ url: server.webhook });
    expect((await Promise.all([client.call(write(1)), client.call(write(2))])).map(short)).toEqual(['done', 'done']);
    expect(server.seen.map(({ commands }) => Object.keys(commands).length)).toEqual([2, 1, 1]);
  });

  test('of one call alone is told, as nothing is left to take away', async () => {
    const server = await startServer(() => page(413));
    const { client } = open({ url: server.webhook });
    expect(short(await client.call(write()))).toBe('not-done REQUEST_REFUSED call');
    expect(server.seen).toHaveLength(1);
  });
});

describe('operating time that was spent in a batch', () => {
  const nowMs = 1_000_000;
  const spent = (metersApart: boolean, before: (governor: Governor) => void, path: 'batch' | 'direct' = 'batch') => {
    const governor = new Governor({
      tariff: 'standard',
      slots: 4,
      metersApart,
      costs: new Costs(),
      bucket: emptyBucket(nowMs),
    });
    before(governor);
    governor.spent('im.chat.updatetitle', path, nowMs);
    const freeAt = (alone: boolean) => governor.freeAtMs({ method: 'im.chat.updatetitle', alone }, nowMs) - nowMs;
    return {
      together: freeAt(false),
      alone: freeAt(true),
      other: governor.freeAtMs({ method: 'im.chat.updatecolor', alone: false }, nowMs) - nowMs,
    };
  };
  const hear =
    (path: 'batch' | 'direct', resetInMs: number, at = nowMs) =>
    (governor: Governor) =>
      governor.hear('im.chat.updatetitle', path, at, { usedSec: 10, resetAtMs: nowMs + resetInMs, heardAtMs: at });

  test.each([true, false])(
    'rests until the moment that the portal named, on either way (metered apart: %s)',
    (apart) => {
      expect(spent(apart, hear('batch', 200_000))).toEqual({ together: 200_000, alone: 200_000, other: 0 });
    },
  );

  test('rests a minute where no moment was named, where it is over, or where it is that of the other way', () => {
    const blind = { together: 60_000, alone: 60_000, other: 0 };
    expect(spent(true, () => undefined)).toEqual(blind);
    expect(spent(true, hear('batch', -1, nowMs - 5_000))).toEqual(blind);
    expect(spent(true, hear('direct', 200_000))).toEqual(blind);
  });

  test('is not put off by a second refusal while it rests', () => {
    const twice = spent(true, (governor) => {
      hear('batch', 90_000)(governor);
      governor.spent('im.chat.updatetitle', 'batch', nowMs);
      governor.hear('im.chat.updatetitle', 'batch', nowMs, {
        usedSec: 10,
        resetAtMs: nowMs + 400_000,
        heardAtMs: nowMs,
      });
    });
    expect(twice).toEqual({ together: 90_000, alone: 90_000, other: 0 });
  });

  test('is heard from the command itself, and holds the method back to its end and no longer', async () => {
    const meter = { operating: 474.9, operating_reset_at: portalSec + 300 };
    const server = await startServer((seen, nth) => {
      if (nth > 1) return well(seen);
      const { result } = batchEnvelope({ c0: true, c1: true }, {});
      return { json: { result: { ...result, result_time: { c0: time(0.2), c1: time(0.4, meter) } }, time: time(0.4) } };
    });
    const { client, clock } = open({ url: server.webhook });
    await Promise.all([client.call(write(1)), client.call(write(2))]);
    const startMs = clock.nowMs();
    await Promise.all([client.call(write(3)), client.call(write(4))]);
    expect(clock.nowMs() - startMs).toBeGreaterThan(290_000);
    expect(clock.nowMs() - startMs).toBeLessThan(600_000);
  });
});

/** A clock that counts how often somebody waits by it. */
function countingClock(inner: Clock): { readonly clock: Clock; readonly waits: number[] } {
  const waits: number[] = [];
  const clock: Clock = {
    ...inner,
    nowMs: () => inner.nowMs(),
    wait: (ms, signal) => {
      waits.push(ms);
      return inner.wait(ms, signal);
    },
  };
  return { clock, waits };
}

describe('a wait', () => {
  test.each<[string, Doing, number]>([
    [
      'for a method to have time again',
      { json: { result: true, time: time(0.2, { operating: 474.9, operating_reset_at: portalSec + 300 }) } },
      300_000,
    ],
    ['for the portal to recover', { text: '<html>', status: 503, headers: { 'retry-after': '300' } }, 300_000],
  ])('%s is one, not a thousand, and ends in time', async (_what, first, ms) => {
    const { clock, waits } = countingClock(scaledClock(1000));
    const server = await startServer((seen, nth) => (nth === 1 ? first : well(seen)));
    const { client } = open({ url: server.webhook, clock });
    const startMs = clock.nowMs();
    await client.call(write(1));
    await client.call(write(2));
    expect(waits.length).toBeLessThan(20);
    expect(clock.nowMs() - startMs).toBeGreaterThan(ms - 10_000);
    expect(clock.nowMs() - startMs).toBeLessThan(2 * ms);
  });

  test('for a free slot is none: the answer wakes who waits', async () => {
    const { clock, waits } = countingClock(scaledClock(1000));
    const server = await startServer((seen) => well(seen));
    const { client } = open({ url: server.webhook, clock, concurrency: 1 });
    await Promise.all(Array.from({ length: 200 }, (_, id) => client.call(read(id + 1))));
    expect(server.seen.length).toBe(4);
    expect(waits.length).toBeLessThan(20);
  });
});

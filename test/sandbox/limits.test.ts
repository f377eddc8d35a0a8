import { describe, expect, it } from 'vitest';
import { Buckets } from '../../src/sandbox/limits/bucket.ts';
import { OperatingMeters } from '../../src/sandbox/limits/operating.ts';
import { Workers } from '../../src/sandbox/limits/workers.ts';
import { batch, stage } from './ask.ts';

describe('the leaky bucket', () => {
  const burst = (buckets: Buckets, seconds: number, most: number) => {
    let admitted = 0;
    while (admitted < most && buckets.admits('10.0.0.1', seconds)) admitted += 1;
    return admitted;
  };

  it.each([
    ['standard', 50, 2],
    ['enterprise', 250, 5],
  ] as const)('of the %s tariff takes %d at once and %d a second', (tariff, threshold, drain) => {
    const buckets = new Buckets(tariff);
    expect(burst(buckets, 100, 1000)).toBe(threshold);
    expect(burst(buckets, 100.9, 1000)).toBe(0);
    expect(burst(buckets, 101, 1000)).toBe(drain);
    expect(burst(buckets, 104.5, 1000)).toBe(3 * drain);
    expect(burst(buckets, 10_000, 1000)).toBe(threshold);
  });

  it('never refuses a portal of one’s own', () => {
    expect(burst(new Buckets('self-hosted'), 100, 1000)).toBe(1000);
  });

  it('counts every source address by itself', () => {
    const buckets = new Buckets('standard');
    burst(buckets, 100, 1000);
    expect(buckets.admits('10.0.0.2', 100)).toBe(true);
  });

  it('over HTTP: the 51st request of a burst is refused, batches count once, and a minute later all is well', async () => {
    let nowMs = 1_800_000_000_000;
    const on = await stage({ limits: true, now: () => nowMs });
    for (let index = 0; index < 50; index += 1) {
      const answer = await on.ask('batch', { cmd: ['server.time', 'server.time'] });
      expect(answer.status).toBe(200);
    }
    const refused = await on.ask('profile');
    expect(refused.status).toBe(503);
    expect(refused.body).toEqual({ error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' });
    expect(on.sandbox.requests.at(-1)).toMatchObject({ isRateRejected: true, status: 503 });
    nowMs += 60_000;
    expect((await on.ask('profile')).status).toBe(200);
    await on.sandbox.close();
  });

  it('runs faster on a fast clock', async () => {
    let nowMs = 1_800_000_000_000;
    const on = await stage({ limits: true, now: () => nowMs, timeScale: 10 });
    for (let index = 0; index < 50; index += 1) await on.ask('profile');
    expect((await on.ask('profile')).status).toBe(503);
    nowMs += 100;
    expect([(await on.ask('profile')).status, (await on.ask('profile')).status]).toEqual([200, 200]);
    expect((await on.ask('profile')).status).toBe(503);
    await on.sandbox.close();
  });
});

describe('operating meters', () => {
  it('add up what costs more than 0.1 s and block the call after the one that crossed the line', () => {
    const meters = new OperatingMeters(1);
    meters.record('k', 0.1, 100);
    expect(meters.view('k', 100)).toEqual({ operating: 0, resetAt: 700 });
    meters.record('k', 0.6, 100.5);
    meters.record('k', 0.6, 110);
    expect(meters.view('k', 111)).toEqual({ operating: 1.2, resetAt: 700 });
    expect([meters.isBlocked('k', 111), meters.isBlocked('other', 111)]).toEqual([true, false]);
  });

  it('forget minute by minute, each ten minutes after its first call', () => {
    const meters = new OperatingMeters(1);
    meters.record('k', 0.6, 30);
    meters.record('k', 0.6, 90);
    expect(meters.view('k', 629.9).operating).toBeCloseTo(1.2);
    expect(meters.view('k', 630)).toEqual({ operating: 0.6, resetAt: 690 });
    expect(meters.isBlocked('k', 630)).toBe(false);
    expect(meters.view('k', 690)).toEqual({ operating: 0, resetAt: 1290 });
  });

  const costs = { methods: { 'im.chat.add': 0.3 } };
  const options = { costs, limits: true, operatingLimitSeconds: 0.5, timeScale: 1000 } as const;

  it('are kept by method: the others go on', async () => {
    const on = await stage(options);
    const first = await on.ask('im.chat.add');
    expect((first.body.time as { operating: number }).operating).toBeCloseTo(0.3);
    expect((await on.ask('im.chat.add')).status).toBe(200);
    const refused = await on.ask('im.chat.add');
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      error: 'OPERATION_TIME_LIMIT',
      error_description: 'Method is blocked due to operation time limit.',
    });
    expect((await on.ask('profile')).status).toBe(200);
    expect(on.sandbox.store.chats()).toHaveLength(2);
    await on.sandbox.close();
  });

  it('block inside a batch command by command, with a meter that all webhooks share', async () => {
    const on = await stage(options);
    const answer = await batch(on.ask, ['im.chat.add', 'im.chat.add', 'im.chat.add', 'profile']);
    expect(answer.result_error).toEqual({ 2: expect.objectContaining({ error: 'OPERATION_TIME_LIMIT' }) });
    expect(Object.keys(answer.result)).toEqual(['0', '1', '3']);
    expect((answer.result_time[1] as { operating: number }).operating).toBeCloseTo(0.6);
    expect((await on.ask('im.chat.add')).status, 'the direct meter is another one').toBe(200);
    const other = await batch(on.as(5), ['im.chat.add']);
    expect(other.result_error).toEqual([expect.objectContaining({ error: 'OPERATION_TIME_LIMIT' })]);
    await on.sandbox.close();
  });

  it('are one for both ways of a token', async () => {
    const on = await stage(options);
    const headers = { authorization: `Bearer ${on.sandbox.token}`, 'content-type': 'application/json' };
    const call = async (method: string, params: unknown) => {
      const init = { method: 'POST', headers, body: JSON.stringify(params) };
      return (await fetch(`${on.sandbox.url}/rest/${method}`, init)).status;
    };
    await call('batch', { cmd: ['im.chat.add', 'im.chat.add'] });
    expect(await call('im.chat.add', {})).toBe(429);
    await on.sandbox.close();
  });
});

describe('time on the portal', () => {
  it('costs are waited for on the scaled clock and reported in portal seconds', async () => {
    const costs = { request: 2, methods: { 'im.chat.add': 30 } };
    const on = await stage({ costs, timeScale: 2000 });
    const startedAt = performance.now();
    const { body } = await on.ask('im.chat.add');
    const waitedMs = performance.now() - startedAt;
    expect(waitedMs).toBeGreaterThanOrEqual(15);
    expect(waitedMs).toBeLessThan(1000);
    const time = body.time as { duration: number; operating: number; processing: number };
    expect(time.duration).toBeGreaterThanOrEqual(30);
    expect(time.duration).toBeLessThan(32);
    expect([time.operating, time.processing]).toEqual([30, 30]);
    await on.sandbox.close();
  });

  it('passes timeScale times faster than on the wall', async () => {
    let nowMs = 1_800_000_000_000;
    const on = await stage({ now: () => nowMs, timeScale: 60 });
    const before = on.sandbox.portalSeconds();
    nowMs += 1000;
    expect(on.sandbox.portalSeconds() - before).toBeCloseTo(60);
    await on.sandbox.close();
  });

  it('after sixty seconds the front end gives up: what runs takes effect, the rest never runs', async () => {
    const on = await stage({ costs: { methods: { 'im.chat.add': 25 } }, timeScale: 1000 });
    const cmd = ['a', 'b', 'c', 'd', 'e'].map((title) => `im.chat.add?TITLE=${title}`);
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ cmd }) };
    const response = await fetch(`${on.sandbox.webhookUrl}batch`, init);
    expect([response.status, response.headers.get('content-type')]).toEqual([504, 'text/html; charset=utf-8']);
    await expect.poll(() => on.sandbox.store.chats().map((chat) => chat.title)).toEqual(['a', 'b', 'c']);
    expect((await on.ask('profile')).status).toBe(200);
    expect(on.sandbox.store.chats()).toHaveLength(3);
    await on.sandbox.close();
  });

  it('four workers serve four requests at once, the fifth waits for a free one', async () => {
    const workers = new Workers(4);
    const free: (() => void)[] = [];
    let begun = 0;
    const jobs = Array.from({ length: 6 }, () =>
      workers.occupy(async () => {
        begun += 1;
        await new Promise<void>((resolve) => free.push(resolve));
      }),
    );
    await Promise.resolve();
    expect(begun).toBe(4);
    free[0]?.();
    await jobs[0];
    expect(begun).toBe(5);
    for (const release of free) release();
    await jobs[4];
    expect(begun).toBe(6);
    for (const release of free) release();
    await Promise.all(jobs);
  });

  it('a worker that broke is free again', async () => {
    const workers = new Workers(1);
    await expect(workers.occupy(() => Promise.reject(new Error('crash')))).rejects.toThrow('crash');
    expect(await workers.occupy(() => Promise.resolve('alive'))).toBe('alive');
  });
});

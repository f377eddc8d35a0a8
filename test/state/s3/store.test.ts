import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/base/clock.ts';
import type { StateStore } from '../../../src/model/state.ts';
import { parseStateAddress, type S3Address } from '../../../src/model/state-address.ts';
import { renewMs, ttlMs } from '../../../src/state/s3/lease.ts';
import { s3Store } from '../../../src/state/s3/store.ts';
import { faultOf } from '../../disk/folders.ts';
import { type Bucket, bucket, type Dialect, keys, region } from './double.ts';

const dialects: readonly Dialect[] = ['aws', 'ceph'];
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Our clock and the store's, moved by hand; renewals happen when they are due. */
class Hands implements Clock {
  #nowMs = 1_790_000_000_000;
  readonly #waits: { readonly untilMs: number; readonly wake: () => void }[] = [];
  nowMs = () => this.#nowMs;
  wait = (ms: number, signal?: AbortSignal): Promise<void> => {
    // Time-outs of requests never come here, and pauses between tries pass at once.
    if (ms === 15_000)
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    if (ms !== renewMs) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((wake, reject) => {
      this.#waits.push({ untilMs: this.#nowMs + ms, wake });
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  };
  pass(ms: number): void {
    this.#nowMs += ms;
    for (const wait of this.#waits.splice(0))
      if (wait.untilMs <= this.#nowMs) wait.wake();
      else this.#waits.push(wait);
  }
}

async function start(dialect: Dialect): Promise<{ made: Bucket; hands: Hands }> {
  const made = await bucket(dialect);
  const hands = new Hands();
  made.nowMs = hands.nowMs;
  closers.push(made.close);
  return { made, hands };
}

function open(
  { made, hands }: { made: Bucket; hands: Clock },
  who = 'anna@build-7 (pid 1)',
  secret = keys.secretAccessKey,
): StateStore {
  const access = { keys: { ...keys, secretAccessKey: secret }, region, endpoint: undefined };
  const settings = { clock: hands, env: {}, who, job: '', version: '1.2.3' };
  const store = s3Store(parseStateAddress(made.address) as S3Address, access, settings);
  closers.push(store.close);
  return store;
}

const text = '{ "lockfileVersion": 1 }\n';
const more = '{ "lockfileVersion": 1, "more": true }\n';

describe.each(dialects)('a bucket that speaks %s', (dialect) => {
  it('keeps what is written and swaps only what it was told is there', async () => {
    const at = await start(dialect);
    const object = open(at).object('p', 'b24.example:8443');
    expect(await object.read()).toBeUndefined();
    const stamp = await object.write(text, undefined);
    const second = await object.write(more, { text, stamp });
    expect(await object.write('late', { text, stamp })).toBe('conflict');
    expect(await object.write('first', undefined)).toBe('conflict');
    expect(await open(at).object('p', 'b24.example:8443').read()).toEqual({ text: more, stamp: second });
    expect(await open(at).list()).toEqual([{ project: 'p', portal: 'b24.example:8443', holder: undefined }]);
  });

  it('gives its lock to one of many, who names himself to the others', async () => {
    const at = await start(dialect);
    const runners = Array.from({ length: 6 }, (_, index) => open(at, `runner-${index}`).object('p', 'h'));
    const tries = await Promise.allSettled(runners.map((runner) => runner.lock({ command: 'apply' })));
    const winners = tries.flatMap((each, index) => (each.status === 'fulfilled' ? [index] : []));
    expect(winners).toHaveLength(1);
    const fault = await faultOf(open(at).object('p', 'h').lock({ command: 'apply' }));
    expect([fault.code, fault.args.holder]).toEqual(['STATE_BUSY', expect.stringContaining(`runner-${winners[0]}`)]);
  });

  it('keeps a lease as long as it is renewed, and gives a dead one to the next', async () => {
    const at = await start(dialect);
    const lock = await open(at).object('p', 'h').lock({ command: 'apply' });
    for (let round = 0; round < 10; round++) {
      at.hands.pass(renewMs);
      await until(async () => (await lock.heldMs()) > ttlMs - 2 * renewMs);
    }
    expect((await faultOf(open(at, 'boris').object('p', 'h').lock({ command: 'apply' }))).code).toBe('STATE_BUSY');
    at.made.fate = (_, method) => (method === 'PUT' ? 503 : 'pass');
    at.hands.pass(ttlMs + 1000);
    expect(await lock.heldMs()).toBe(0);
    await until(async () => at.made.seen.filter(({ status }) => status === 503).length >= 6);
    at.made.fate = () => 'pass';
    const next = await open(at, 'boris').object('p', 'h').lock({ command: 'apply' });
    expect(next.tookFrom).toContain('anna@build-7');
    await lock.release();
    expect(await open(at).holder('p', 'h')).toMatchObject({ Who: 'boris' });
    await next.release();
    expect([...at.made.objects.keys()]).toEqual([]);
  });

  it('tells a holder whose lock was taken away', async () => {
    const at = await start(dialect);
    const lock = await open(at).object('p', 'h').lock({ command: 'apply' });
    const admin = open(at);
    const holder = await admin.holder('p', 'h');
    expect(await admin.unlock('p', 'h', 'another')).toBe(false);
    expect(await admin.unlock('p', 'h', holder?.ID ?? '')).toBe(true);
    await open(at, 'boris').object('p', 'h').lock({ command: 'apply' });
    at.hands.pass(renewMs);
    await until(async () => (await lock.heldMs()) === 0);
    await lock.release();
    expect(await admin.holder('p', 'h')).toMatchObject({ Who: 'boris' });
  });

  it.each(['lose-before', 'lose-after', 500, { after: 500 }, 503] as const)(
    'settles by looking what an answer did not say: %j at every request',
    async (fate) => {
      for (let at = 1; at <= 10; at++) {
        const where = await start(dialect);
        where.made.fate = (nth) => (nth === at ? fate : 'pass');
        const object = open(where).object('p', 'h');
        const lock = await object.lock({ command: 'apply' });
        const stamp = await object.write(text, await object.read());
        const after = await object.write(more, { text, stamp });
        expect([stamp, after]).not.toContain('conflict');
        expect(await object.read()).toEqual({ text: more, stamp: after });
        expect(await lock.heldMs()).toBeGreaterThan(65_000);
        await lock.release();
        expect([...where.made.objects.keys()]).toEqual(['team/p/h.json']);
      }
    },
  );

  it('that answers a race with an error of its own is asked again', async () => {
    const at = await start(dialect);
    const object = open(at).object('p', 'h');
    const stamp = await object.write(text, undefined);
    at.made.races = 2;
    expect(await object.write(more, { text, stamp })).not.toBe('conflict');
  });

  it('proves itself in a check, and keeps nothing of it', async () => {
    const at = await start(dialect);
    expect((await open(at).check()).filter(({ holds }) => !holds)).toEqual([]);
    expect(at.made.objects.size).toBe(0);
  });

  it('lets nobody in with a wrong key, and tells nobody which one it was', async () => {
    const at = await start(dialect);
    const fault = await faultOf(open(at, 'anna', 'wr0ng-key').object('p', 'h').read());
    expect([fault.code, JSON.stringify(fault)]).toEqual(['STATE_BUCKET_DENIED', expect.not.stringContaining('wr0ng')]);
    expect(JSON.stringify(at.made.seen)).not.toContain('wr0ng');
  });
});

describe('a bucket that ignores conditions', () => {
  it('is refused when the lock is taken, and unmasked by a check', async () => {
    const at = await start('liar');
    expect((await faultOf(open(at).object('p', 'h').lock({ command: 'apply' }))).code).toBe('STATE_LOCKS_NOTHING');
    const failed = (await open(at).check()).filter(({ holds }) => !holds);
    expect(failed.map(({ what }) => what)).toEqual(['second-lock', 'swap']);
  });
});

/** Waits for what happens in requests that are under way; bounded. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  expect.unreachable('it never came');
}

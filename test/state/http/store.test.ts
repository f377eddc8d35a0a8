import { afterEach, describe, expect, it } from 'vitest';
import type { StateStore } from '../../../src/model/state.ts';
import { type HttpAddress, parseStateAddress } from '../../../src/model/state-address.ts';
import { httpStore } from '../../../src/state/http/store.ts';
import { faultOf, stillClock } from '../../disk/folders.ts';
import { type Double, type DoubleOptions, type Profile, stateServer } from './double.ts';

const profiles: readonly Profile[] = ['plain', 'gitlab', 'gitea'];
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start(profile: Profile, options: DoubleOptions = {}): Promise<Double> {
  const double = await stateServer(profile, options);
  closers.push(double.close);
  return double;
}

function open(
  double: Double,
  who = 'anna@build-7 (pid 1)',
  login?: { username: string; password: string },
): StateStore {
  const address = parseStateAddress(double.address) as HttpAddress;
  const store = httpStore(address, login, {
    clock: { ...stillClock(1_790_000_000_000), wait: waitOnlyForPauses },
    env: {},
    who,
    job: 'https://gitlab.example/-/jobs/5',
    version: '1.2.3',
  });
  closers.push(store.close);
  return store;
}

/** Pauses between tries pass at once; time-outs never come. */
function waitOnlyForPauses(ms: number): Promise<void> {
  return ms > 8000 ? new Promise(() => {}) : new Promise((resolve) => setImmediate(resolve));
}

const text = '{\n  "lockfileVersion": 1,\n  "project": "p",\n  "portals": {}\n}\n';
const more = text.replace('{}', '{ "h": { "a": { "id": 1 } } }');

describe.each(profiles)('a store of the kind %s', (profile) => {
  it('keeps what is written, byte for byte, and knows nothing before', async () => {
    const store = open(await start(profile));
    const object = store.object('p', 'b24.example:8443');
    const lock = await object.lock({ command: 'apply' });
    expect(await object.read()).toBeUndefined();
    const stamp = await object.write(text, undefined);
    expect(await object.read()).toEqual({ text, stamp });
    const second = await object.write(more, { text, stamp });
    expect(await store.object('p', 'b24.example:8443').read()).toEqual({ text: more, stamp: second });
    await lock.release();
  });

  it('names who holds it, doing what, since when and in which job', async () => {
    const double = await start(profile);
    await open(double).object('p', 'h').lock({ command: 'apply' });
    const fault = await faultOf(open(double, 'boris').object('p', 'h').lock({ command: 'plan' }));
    expect([fault.code, fault.reach]).toEqual(['STATE_BUSY', 'run']);
    expect(fault.args.holder).toBe(
      'anna@build-7 (pid 1) ("apply", 2026-09-21T14:13:20.000Z, https://gitlab.example/-/jobs/5)',
    );
    expect(await open(double).holder('p', 'h')).toMatchObject({ Who: 'anna@build-7 (pid 1)', Version: '1.2.3' });
  });

  it('is free again after its release, and after a forced unlock of the right holder only', async () => {
    const double = await start(profile);
    const first = await open(double).object('p', 'h').lock({ command: 'a' });
    await first.release();
    await open(double).object('p', 'h').lock({ command: 'b' });
    const admin = open(double);
    expect(await admin.unlock('p', 'h', 'another')).toBe(false);
    const holder = await admin.holder('p', 'h');
    expect(await admin.unlock('p', 'h', holder?.ID ?? '')).toBe(true);
    expect(await admin.holder('p', 'h')).toBeUndefined();
  });

  it.each(['lose-before', 'lose-after', 500, { after: 500 }, 429, 503] as const)(
    'settles by looking what an answer did not say: %j at every request',
    async (fate) => {
      for (let at = 1; at <= 8; at++) {
        const double = await start(profile);
        double.fate = (nth) => (nth === at ? fate : 'pass');
        const object = open(double).object('p', 'h');
        const lock = await object.lock({ command: 'apply' });
        const before = await object.read();
        const stamp = await object.write(text, before);
        const after = await object.write(more, { text, stamp });
        expect([stamp, after]).not.toContain('conflict');
        expect(await object.read()).toEqual({ text: more, stamp: after });
        expect(await lock.heldMs()).toBe(Number.POSITIVE_INFINITY);
        await lock.release();
        expect(double.locks.size).toBe(0);
      }
    },
  );

  it('never overwrites what somebody else wrote', async () => {
    const double = await start(profile);
    const object = open(double).object('p', 'h');
    await object.lock({ command: 'apply' });
    const stamp = await object.write(text, undefined);
    double.locks.clear();
    const thief = open(double).object('p', 'h');
    await thief.lock({ command: 'apply' });
    const theirs = await thief.write(more, await thief.read());
    expect(await object.write(`${text} `, { text, stamp })).toBe('conflict');
    expect(await thief.read()).toEqual({ text: more, stamp: theirs });
  });

  it('is away after some tries, which says nothing of what was done', async () => {
    const double = await start(profile);
    const object = open(double).object('p', 'h');
    await object.lock({ command: 'apply' });
    double.fate = () => 'lose-before';
    expect(await faultOf(object.write(text, undefined))).toMatchObject({ code: 'STATE_AWAY', reach: 'temporary' });
  });

  it('lets nobody in with a wrong password, and tells nobody which one it was', async () => {
    const double = await start(profile, { login: 'anna:s3cret' });
    const login = { username: 'anna', password: 'wr0ng' };
    const fault = await faultOf(open(double, 'anna', login).object('p', 'h').read());
    expect([fault.code, JSON.stringify(fault)]).toEqual(['STATE_DENIED', expect.not.stringContaining('wr0ng')]);
    const right = open(double, 'anna', { username: 'anna', password: 's3cret' });
    expect(await right.object('p', 'h').read()).toBeUndefined();
  });

  it('proves itself in a check, and keeps nothing of it', async () => {
    const double = await start(profile);
    const proofs = await open(double).check();
    expect(proofs.filter(({ holds }) => !holds)).toEqual([]);
    expect([double.states.size, double.locks.size]).toEqual([0, 0]);
  });

  it('says that a state is too large for it', async () => {
    const object = open(await start(profile, { bodyAtMost: 20 })).object('p', 'h');
    await object.lock({ command: 'apply' });
    expect((await faultOf(object.write(text, undefined))).code).toBe('STATE_TOO_LARGE');
  });
});

describe('a forge whose lock was forced open', () => {
  it.each(['gitlab', 'gitea'] as const)(
    '%s refuses the write; it is made under a new lock, and the old one counts as lost',
    async (profile) => {
      const double = await start(profile);
      const object = open(double).object('p', 'h');
      const lock = await object.lock({ command: 'apply' });
      const stamp = await object.write(text, undefined);
      double.locks.clear();
      const written = await object.write(more, { text, stamp });
      expect(written).not.toBe('conflict');
      expect(await object.read()).toEqual({ text: more, stamp: written });
      expect(await lock.heldMs()).toBe(0);
      await lock.release();
      expect(double.locks.size).toBe(0);
    },
  );

  it.each(['gitlab', 'gitea'] as const)(
    '%s under another run takes nothing more from us, and that run is named',
    async (profile) => {
      const double = await start(profile);
      const object = open(double).object('p', 'h');
      await object.lock({ command: 'apply' });
      const stamp = await object.write(text, undefined);
      double.locks.clear();
      await open(double, 'boris').object('p', 'h').lock({ command: 'apply' });
      const fault = await faultOf(object.write(more, { text, stamp }));
      expect([fault.code, fault.reach, fault.args.holder]).toEqual([
        'STATE_BUSY',
        'temporary',
        expect.stringContaining('boris'),
      ]);
    },
  );
});

describe('a store that locks nothing', () => {
  it('is refused when the lock is taken, and unmasked by a check', async () => {
    const double = await start('liar');
    expect((await faultOf(open(double).object('p', 'h').lock({ command: 'apply' }))).code).toBe('STATE_LOCKS_NOTHING');
    const failed = (await open(double).check()).filter(({ holds }) => !holds);
    expect(failed.map(({ what }) => what)).toContain('second-lock');
  });
});

describe('an address with something else at it', () => {
  it.each(['hello', '{"version":4,"serial":3,"resources":[{}]}', '[]'])('is left alone: %s', async (body) => {
    const double = await start('gitlab');
    double.states.set('p.h', body);
    expect((await faultOf(open(double).object('p', 'h').read())).code).toBe('STATE_FOREIGN');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { line } from '../cli/line.ts';
import type { Ended } from '../cli/provision.ts';
import { runs, sampled } from '../property.ts';
import { stateServer } from '../state/http/double.ts';
import { bucket, keys } from '../state/s3/double.ts';
import { startCli } from './crash.ts';
import { atDesk, type Desk, dueOf, type Written } from './desk.ts';
import { type LawStore, type Moment, openStoreOf, type StoreKind, stopServer, storeKinds } from './stores.ts';

/*
 * What holds of the lockfile holds of every store, whatever becomes of it and of us.
 *
 * Who must die is a process of its own; everybody else runs in this one, where many more orders of events can be afforded.
 */

/** Slower than other laws: a store that is asked over a socket must not seem away on a busy machine. */
const timeScale = 50;

/** When every lease is over. Units: milliseconds. */
const leaseMs = 180_000;

const names = Array.from({ length: 24 }, (_, index) => `team-${String(index).padStart(2, '0')}`);
const chatsOf = (keys: readonly string[]): Written => ({
  chats: Object.fromEntries(keys.map((key) => [key, { title: `Chat of ${key}` }])),
});
const config = chatsOf(names);
const few = chatsOf(names.slice(0, 3));

async function atStore(
  kind: StoreKind,
  written: Written,
  work: (desk: Desk, store: LawStore) => Promise<void>,
): Promise<void> {
  await atDesk(
    async (desk) => {
      const store = await openStoreOf(kind, timeScale);
      desk.atEnd(store.close);
      desk.write(written);
      await work(desk, store);
    },
    { timeScale },
  );
}

function run(desk: Desk, store: LawStore, ...args: readonly string[]): Promise<Ended> {
  return line(args, { cwd: desk.folder, env: { PROVISION_URL: desk.sandbox.webhookUrl, ...envOf(store) } });
}

function envOf({ address, env }: LawStore): Readonly<Record<string, string>> {
  return { PROVISION_STATE: address, PROVISION_CLOCK_SCALE: String(timeScale), ...env };
}

/** Runs until nothing is left; locks of runs that are dead are taken away as a person would, or end by themselves. */
async function applyUntilDone(desk: Desk, store: LawStore, chats: number): Promise<void> {
  for (let round = 1; round <= 10; round++) {
    const { code, stderr } = await run(desk, store, 'apply');
    expect(desk.sandbox.store.chats().length).toBeLessThanOrEqual(chats);
    if (code === 0) return;
    expect([5, 75], stderr).toContain(code);
    store.later(leaseMs);
    const id = /state unlock --id (\S+)/.exec(stderr)?.[1];
    if (code === 5 && store.address.startsWith('http'))
      expect((await run(desk, store, 'state', 'unlock', '--id', id ?? '?')).code).toBe(0);
  }
  expect.unreachable('ten runs were not enough');
}

async function expectWhole(desk: Desk, store: LawStore, { chats }: Written): Promise<void> {
  const { stdout, code } = await run(desk, store, 'output', '--json');
  expect(code).toBe(0);
  const ids = (JSON.parse(stdout) as { chats: Record<string, number> }).chats;
  const titles = Object.fromEntries(desk.sandbox.store.chats().map(({ id, title }) => [id, title]));
  expect(Object.keys(ids)).toEqual(Object.keys(chats));
  expect(Object.values(ids).map((id) => titles[id])).toEqual(Object.values(chats).map(({ title }) => title));
  expect(desk.sandbox.store.chats()).toHaveLength(Object.keys(chats).length);
  const { plan } = await desk.plan({ state: store.address, env: store.env });
  expect(dueOf(plan)).toEqual([]);
}

/** Requests to its store of a run that nobody disturbs. */
const requests: Readonly<Record<StoreKind, number>> = {
  plain: 13,
  gitlab: 7,
  gitea: 7,
  aws: 15,
  ceph: 18,
  postgres: 29,
};
const moments: readonly Moment[] = ['before', 'after'];
const killings = storeKinds.flatMap((kind, nth) => {
  const all = Array.from({ length: requests[kind] }, (_, index) => index + 1);
  return sampled(
    all.flatMap((at) => moments.map((moment) => ({ kind, at, moment }))),
    1,
    nth,
  );
});

afterAll(stopServer);

describe('a run that is killed at a request to its store, and run again', () => {
  it.each(killings)(
    '$kind, $moment request $at: no chat twice, none lost',
    { timeout: 120_000 },
    async ({ kind, at, moment }) => {
      await atStore(kind, few, async (desk, store) => {
        let kill = () => {};
        store.watch(
          (nth) => (nth === at ? moment : 'pass'),
          () => kill(),
        );
        const running = startCli(desk, ['apply'], { env: envOf(store) });
        kill = () => running.process.kill('SIGKILL');
        await running.finished;
        store.watch(
          () => 'pass',
          () => {},
        );
        await applyUntilDone(desk, store, 3);
        await expectWhole(desk, store, few);
      });
    },
  );
});

/** A session of PostgreSQL has said a dozen things before it has the lock. */
function theftsFrom(kind: StoreKind) {
  return [3, 4, 5, 6, 7, 8, 9, 10, 12].map((at) => ({ kind, at: kind === 'postgres' ? at + 12 : at }));
}

describe('a lock that is stolen', () => {
  it.each(storeKinds.flatMap((kind, nth) => sampled(theftsFrom(kind), 1, nth)))(
    'from $kind at request $at lets no create leave any more, and loses no row',
    { timeout: 120_000 },
    async ({ kind, at }) => {
      await atStore(kind, config, async (desk, store) => {
        let seen = 0;
        let stolenAt = Number.POSITIVE_INFINITY;
        let madeBefore: number | undefined;
        store.watch(
          (nth) => {
            seen = nth;
            // Rows that were on their way may still be acknowledged, and their creates leave; a few requests later none are.
            if (nth >= stolenAt + 3) madeBefore ??= creates(desk);
            return 'pass';
          },
          () => {},
        );
        const applied = desk.apply({ state: store.address, env: store.env }).catch((error: unknown) => error);
        const isOver = applied.then(() => true);
        while (stolenAt === Number.POSITIVE_INFINITY && !(await Promise.race([isOver, nextTurn()])))
          if (seen >= at && (await store.steal())) stolenAt = seen;
        await applied;
        expect(creates(desk) - (madeBefore ?? creates(desk))).toBeLessThanOrEqual(inFlight);
        await applyUntilDone(desk, store, names.length);
        await expectWhole(desk, store, config);
      });
    },
  );
});

/** Creates that may be between the acknowledgement of their rows and the portal when the theft is noticed: one batch. */
const inFlight = 10;

function nextTurn(): Promise<false> {
  return new Promise((resolve) => setImmediate(() => resolve(false)));
}

function creates(desk: Desk): number {
  return desk.sandbox.commands.filter(({ method }) => method.toLowerCase() === 'im.chat.add').length;
}

describe('two runners that start one portal at once', () => {
  const races = runs > 0 ? 100 : 3;
  it.each(storeKinds)(
    `on %s, ${races} times: one works, the other ends with 5 and names it`,
    { timeout: 60_000 + races * 5_000 },
    async (kind) => {
      await atStore(kind, few, async (desk, store) => {
        for (let race = 1; race <= races; race++) {
          desk.write(chatsOf(keysOf(race)));
          const both = await Promise.all([run(desk, store, 'apply'), run(desk, store, 'apply')]);
          for (const { code, stderr } of both) {
            expect([0, 5], stderr).toContain(code);
            if (code === 5) expect(stderr).toMatch(/STATE_BUSY .*@.*\(pid \d+\) \("apply"/);
          }
          expect(both.map(({ code }) => code)).toContain(0);
          expect(desk.sandbox.store.chats()).toHaveLength(race);
        }
        await expectWhole(desk, store, chatsOf(keysOf(races)));
      });
    },
  );

  it.each(sampled(storeKinds, 1))('on %s as two processes', async (kind) => {
    await atStore(kind, few, async (desk, store) => {
      const start = () => startCli(desk, ['apply'], { env: envOf(store) }).finished;
      const both = await Promise.all([start(), start()]);
      for (const { code, stderr } of both) expect([0, 5], stderr).toContain(code);
      await expectWhole(desk, store, few);
    });
  });
});

/** A chat more in each race, so that there is something that must not be done twice. */
function keysOf(race: number): readonly string[] {
  return Array.from({ length: race }, (_, index) => `race-${String(index).padStart(3, '0')}`);
}

describe('a store that goes away in the middle', () => {
  it.each(storeKinds.filter((kind) => kind !== 'postgres'))(
    '%s: the run ends with 75, and what it learned is kept and comes back by itself',
    { timeout: 120_000 },
    async (kind) => {
      await atStore(kind, few, async (desk, store) => {
        let isAway = false;
        store.watch(
          () => (isAway ? 'before' : 'pass'),
          () => {},
        );
        const running = run(desk, store, 'apply');
        const look = setInterval(() => {
          isAway ||= creates(desk) > 0;
        }, 1);
        const { code, stdout, stderr } = await running;
        clearInterval(look);
        if (code !== 0) {
          expect(code, stderr).toBe(75);
          expect(stdout).toContain('cannot be reached');
          expect(stderr).toContain('did not take these rows');
          const folder = desk.path('.provision/unsent');
          expect(
            readdirSync(folder)
              .map((name) => readFileSync(join(folder, name), 'utf8'))
              .join(),
          ).toContain('"id"');
        }
        isAway = false;
        await applyUntilDone(desk, store, 3);
        await expectWhole(desk, store, few);
      });
    },
  );
});

describe('a store that locks nothing', () => {
  const liars = [
    async () => ({ ...(await stateServer('liar')), env: {} }),
    async () => ({
      ...(await bucket('liar')),
      env: { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey },
    }),
  ];
  it.each(liars)('is refused before a request leaves for the portal (%#)', async (start) => {
    await atDesk(async (desk) => {
      const liar = await start();
      desk.atEnd(liar.close);
      desk.write(few);
      const env = { PROVISION_URL: desk.sandbox.webhookUrl, PROVISION_STATE: liar.address, ...liar.env };
      const { code, stderr } = await line(['apply'], { cwd: desk.folder, env });
      expect([code, stderr]).toEqual([1, expect.stringContaining('STATE_LOCKS_NOTHING')]);
      expect(desk.sandbox.commands).toEqual([]);
    });
  });
});

describe('the secret of a store', () => {
  it.each(storeKinds)('of %s stands in no object, no output and no file', { timeout: 60_000 }, async (kind) => {
    await atStore(kind, few, async (desk, store) => {
      const { secret } = store;
      const outputs: string[] = [];
      for (const args of [
        ['apply', '--verbose', '--events', 'events.jsonl', '--markdown', 'plan.md'],
        ['plan', '--json', '--out', 'saved.json'],
        ['doctor'],
        ['state', 'list'],
        ['state', 'pull'],
        ['state', 'check'],
      ]) {
        const { code, stdout, stderr } = await run(desk, store, ...args);
        expect(code, stderr).toBe(0);
        outputs.push(stdout, stderr);
      }
      for (const file of readdirSync(desk.folder, { recursive: true, withFileTypes: true }))
        if (file.isFile()) outputs.push(readFileSync(join(file.parentPath, file.name), 'latin1'));
      expect(outputs.join('\n')).not.toContain(secret);
      expect(store.heard()).not.toContain(secret);
    });
  });
});

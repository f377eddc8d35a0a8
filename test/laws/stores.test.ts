import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runs, sampled } from '../property.ts';
import { stateServer } from '../state/http/double.ts';
import { bucket, keys } from '../state/s3/double.ts';
import { cli, type Finished, startCli } from './crash.ts';
import { atDesk, type Desk, dueOf, type Written } from './desk.ts';
import { type LawStore, type Moment, openStoreOf, type StoreKind, secret, storeKinds } from './stores.ts';

/* What holds of the lockfile holds of every store, whatever becomes of it and of us. */

/** Slower than other laws: a store that is asked over a socket must not seem away on a busy machine. */
const timeScale = 20;

const names = Array.from({ length: 24 }, (_, index) => `team-${String(index).padStart(2, '0')}`);
const config: Written = { chats: Object.fromEntries(names.map((key) => [key, { title: `Chat of ${key}` }])) };
const few: Written = { chats: Object.fromEntries(names.slice(0, 3).map((key) => [key, { title: `Chat of ${key}` }])) };

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

function run(desk: Desk, store: LawStore, args: readonly string[]) {
  return startCli(desk, args, { env: envOf(store) });
}

function envOf({ address, env }: LawStore): Readonly<Record<string, string>> {
  return { PROVISION_STATE: address, PROVISION_CLOCK_SCALE: String(timeScale), PROVISION_LANG: 'en', ...env };
}

/** Runs until nothing is left; locks of runs that are dead are taken away as a person would, or end by themselves. */
async function applyUntilDone(desk: Desk, store: LawStore, chats: number): Promise<void> {
  for (let round = 1; round <= 30; round++) {
    const { code, stderr }: Finished = await run(desk, store, ['apply']).finished;
    expect(desk.sandbox.store.chats().length).toBeLessThanOrEqual(chats);
    if (code === 0) return;
    expect([5, 75], stderr).toContain(code);
    const id = /state unlock --id (\S+)/.exec(stderr)?.[1];
    if (code === 5 && store.address.startsWith('http'))
      await run(desk, store, ['state', 'unlock', '--id', id ?? '?']).finished;
  }
  expect.unreachable('thirty runs were not enough');
}

async function expectWhole(desk: Desk, store: LawStore, { chats }: Written): Promise<void> {
  const { stdout, code } = await run(desk, store, ['output', '--json']).finished;
  expect(code).toBe(0);
  const ids = (JSON.parse(stdout) as { chats: Record<string, number> }).chats;
  const titles = Object.fromEntries(desk.sandbox.store.chats().map(({ id, title }) => [id, title]));
  expect(Object.keys(ids)).toEqual(Object.keys(chats));
  expect(Object.values(ids).map((id) => titles[id])).toEqual(Object.values(chats).map(({ title }) => title));
  expect(desk.sandbox.store.chats()).toHaveLength(Object.keys(chats).length);
  const { plan } = await desk.plan({ state: store.address, env: store.env });
  expect(dueOf(plan)).toEqual([]);
}

/** Requests of an undisturbed run at most; what is beyond strikes nothing. */
const requestsAtMost = 20;
const moments: readonly Moment[] = ['before', 'after'];
const all = storeKinds.flatMap((kind) =>
  Array.from({ length: requestsAtMost }, (_, index) => index + 1).flatMap((at) =>
    moments.map((moment) => ({ kind, at, moment })),
  ),
);

/** One moment of each store, not the same of all; in a long run every one. */
const killings =
  runs > 0
    ? all
    : all.filter(({ kind, at, moment }) => {
        const place = storeKinds.indexOf(kind);
        return at === 5 + place && moment === moments[place % 2];
      });

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
        const running = run(desk, store, ['apply']);
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
const thefts = storeKinds.flatMap((kind) =>
  [3, 4, 5, 6, 7, 8, 9, 10, 12].map((at) => ({ kind, at: kind === 'postgres' ? at + 12 : at })),
);

describe('a lock that is stolen', () => {
  it.each(sampled(thefts, 6))(
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
  const races = runs > 0 ? 100 : 1;
  it.each(storeKinds)(
    'on %s: one works, the other ends with 5 and names it',
    { timeout: 60_000 + races * 20_000 },
    async (kind) => {
      await atStore(kind, few, async (desk, store) => {
        for (let race = 0; race < races; race++) {
          const both = await Promise.all([run(desk, store, ['apply']).finished, run(desk, store, ['apply']).finished]);
          for (const { code, stderr } of both) {
            expect([0, 5], stderr).toContain(code);
            if (code === 5) expect(stderr).toMatch(/STATE_BUSY .*@.*\(pid \d+\) \("apply"/);
          }
          expect(both.map(({ code }) => code)).toContain(0);
          expect(desk.sandbox.store.chats()).toHaveLength(3);
        }
        await expectWhole(desk, store, few);
      });
    },
  );
});

describe('a store that goes away in the middle', () => {
  it.each(
    sampled(
      storeKinds.filter((kind) => kind !== 'postgres'),
      2,
    ),
  )(
    '%s: the run ends with 75, and what it learned is kept and comes back by itself',
    { timeout: 120_000 },
    async (kind) => {
      await atStore(kind, few, async (desk, store) => {
        let isAway = false;
        store.watch(
          () => (isAway ? 'before' : 'pass'),
          () => {},
        );
        const running = run(desk, store, ['apply']);
        const look = setInterval(() => {
          isAway ||= creates(desk) > 0;
        }, 1);
        const { code, stdout, stderr } = await running.finished;
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
      const { code, stderr } = await cli(desk, ['apply'], {
        env: { PROVISION_STATE: liar.address, ...liar.env, PROVISION_CLOCK_SCALE: '1' },
      });
      expect([code, stderr]).toEqual([1, expect.stringContaining('STATE_LOCKS_NOTHING')]);
      expect(desk.sandbox.commands).toEqual([]);
    });
  });
});

describe('the secret of a store', () => {
  it.each(sampled(storeKinds, 3))(
    'of %s stands in no object, no output and no file',
    { timeout: 60_000 },
    async (kind) => {
      await atStore(kind, few, async (desk, store) => {
        const outputs: string[] = [];
        for (const args of [
          ['apply', '--verbose', '--events', 'events.jsonl', '--markdown', 'plan.md'],
          ['plan', '--json', '--out', 'saved.json'],
          ['doctor'],
          ['state', 'list'],
          ['state', 'pull'],
          ['state', 'check'],
        ]) {
          const { code, stdout, stderr } = await run(desk, store, args).finished;
          expect(code, stderr).toBe(0);
          outputs.push(stdout, stderr);
        }
        for (const file of readdirSync(desk.folder, { recursive: true, withFileTypes: true }))
          if (file.isFile()) outputs.push(readFileSync(join(file.parentPath, file.name), 'latin1'));
        expect(outputs.join('\n')).not.toContain(secret);
        expect(store.heard()).not.toContain(secret);
      });
    },
  );
});

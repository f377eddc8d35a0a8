import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { load } from '../../src/app/load.ts';
import { openStoreAt } from '../../src/app/memory.ts';
import { whereIs } from '../../src/app/state/where.ts';
import { atDesk, type Desk, type Written } from '../laws/desk.ts';
import { type LawStore, openStoreOf, type StoreKind, stopServer, storeKinds } from '../laws/stores.ts';
import { complaints } from '../report/schemas.ts';
import { line } from './line.ts';
import type { Ended } from './provision.ts';

/* `provision state` at every kind of store, as an operator types it, in words and as documents. */

const timeScale = 50;
const written: Written = { chats: { a: { title: 'A' }, b: { title: 'B' } } };

interface Bench {
  readonly desk: Desk;
  readonly store: LawStore;
  readonly host: string;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
}

async function atBench(kind: StoreKind, work: (bench: Bench) => Promise<void>): Promise<void> {
  await atDesk(
    async (desk) => {
      const store = await openStoreOf(kind, timeScale);
      desk.atEnd(store.close);
      desk.write(written);
      const given = { PROVISION_URL: desk.sandbox.webhookUrl, PROVISION_STATE: store.address };
      const env = { ...given, PROVISION_CLOCK_SCALE: String(timeScale), ...store.env };
      const run = (...args: readonly string[]) => line(args, { cwd: desk.folder, env });
      await work({ desk, store, host: new URL(desk.sandbox.url).host, run });
    },
    { timeScale },
  );
}

/** Holds the state as another runner would. */
async function hold({ desk, store }: Bench, host: string) {
  const options = desk.options({ state: store.address, env: store.env });
  const loaded = await load(options, true, true);
  if (loaded.kind === 'invalid') throw new Error('the config of the test is right');
  const where = whereIs(loaded.config, options);
  if (where.address.kind === 'files') throw new Error('the state lies in a store');
  const opened = await openStoreAt({ ...where, address: where.address }, options);
  const lock = await opened.object('laws', host).lock({ command: 'apply' });
  return async () => {
    await lock.release();
    await opened.close();
  };
}

const cells = ({ stdout }: Ended) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'));

function resultOf({ stdout, code }: Ended): Readonly<Record<string, unknown>> {
  const document = JSON.parse(stdout) as { readonly exitCode: number; readonly result: Record<string, unknown> };
  expect(complaints('result', document)).toEqual([]);
  expect(document.exitCode).toBe(code);
  return document.result;
}

afterAll(stopServer);

/** One of each protocol; how their servers differ is the matter of `test/state`. */
const kinds = storeKinds.filter((kind) => ['gitlab', 'aws', 'postgres'].includes(kind));

describe.each(kinds)('provision state at a store of kind %s', (kind) => {
  test('proves it, lists what it has and shows the rows', async () => {
    await atBench(kind, async ({ run, host }) => {
      const check = await run('state', 'check');
      expect([check.code, check.stdout]).toEqual([0, expect.stringMatching(/^✓[\s\S]*can be trusted\n$/)]);
      expect(check.stdout).not.toContain('✗');
      expect(check.stdout.includes('takes versions by ETag, ')).toBe(kind === 'aws');
      expect(check.stdout.includes('is reached directly, without a pooler between')).toBe(kind === 'postgres');
      expect(resultOf(await run('state', 'check', '--json'))).toMatchObject({ sound: true });
      expect((await run('state', 'list')).stdout.trim()).toBe('');
      expect((await run('state', 'pull')).stderr).toContain('STATE_EMPTY');

      expect((await run('apply')).code).toBe(0);
      expect(cells(await run('state', 'list'))).toEqual([['laws', host]]);
      expect(resultOf(await run('state', 'list', '--json'))).toEqual({
        objects: [{ project: 'laws', portal: host, holder: null }],
      });
      expect(resultOf(await run('state', 'locks', '--json'))).toEqual({ objects: [] });
      expect(cells(await run('state', 'show'))).toEqual([
        [host, 'a', '2'],
        [host, 'b', '3'],
      ]);
      expect(resultOf(await run('state', 'show', '--json'))).toMatchObject({ rows: [{ key: 'a', id: 2 }, { id: 3 }] });
      const pulled = JSON.parse((await run('state', 'pull')).stdout) as unknown;
      expect(pulled).toMatchObject({ project: 'laws', portals: { [host]: { a: { id: 2 }, b: { id: 3 } } } });
      expect(resultOf(await run('state', 'pull', '--json'))).toEqual({ lockfile: pulled });
    });
  });

  test('unites a lockfile with it, and moves it out and back without losing a row', async () => {
    await atBench(kind, async ({ run, desk, store }) => {
      await run('apply');
      desk.put('kept.json', (await run('state', 'pull')).stdout);
      expect((await run('state', 'push')).stderr).toContain('STATE_NOTHING_UNSENT');
      expect((await run('forget', 'a')).code).toBe(0);
      expect(resultOf(await run('state', 'push', 'kept.json', '--json')).states).toHaveLength(1);
      expect((await run('plan', '--detailed-exitcode')).code).toBe(0);

      const out = await run('state', 'move', store.address, 'files');
      expect([out.code, out.stdout + out.stderr]).toEqual([0, expect.not.stringContaining(store.secret)]);
      expect(readFileSync(desk.path('chats.lock.json'), 'utf8')).toContain('"a": { "id": 2 }');
      expect((await run('plan', '--state', 'files', '--detailed-exitcode')).code).toBe(0);
      expect(resultOf(await run('state', 'move', 'files', store.address, '--json'))).toMatchObject({ from: 'files' });
    });
  });

  test('says who holds it, and takes a lock away only by its own name', async () => {
    await atBench(kind, async (bench) => {
      const { run, host, desk } = bench;
      expect(resultOf(await run('state', 'unlock', '--json'))).toMatchObject({ holder: null });
      const release = await hold(bench, host);
      const busy = await run('apply');
      expect([busy.code, busy.stderr]).toEqual([
        5,
        expect.stringMatching(/STATE_BUSY .*\(pid \d+\) \("apply", .* holds the state/),
      ]);
      expect((await run('doctor')).stdout).toMatch(/a run holds it: .*\(pid \d+\) \("apply"/);
      expect((await run('plan')).code).toBe(0);
      expect((await run('state', 'locks')).stdout).toMatch(/held by .*\(pid \d+\) \("apply", .*, id \S+/);
      const asked = await run('state', 'unlock', '--json');
      const id = (resultOf(asked).holder as { ID: string }).ID;
      expect(asked.code).toBe(5);
      const other = await run('state', 'unlock', '--id', 'another');
      expect([other.code, other.stderr]).toEqual([expect.any(Number), expect.stringContaining('STATE_OTHER_LOCK')]);
      expect(resultOf(await run('state', 'unlock', '--id', id, '--json'))).toMatchObject({ unlocked: true });
      await release().catch(() => {});
      expect((await run('apply')).code).toBe(0);
      expect(desk.sandbox.store.chats()).toHaveLength(2);
    });
  });
});

test('rows that a store did not take lie aside and in the log, and state push brings them back from either', async () => {
  await atBench('gitlab', async ({ run, desk, store }) => {
    store.watch(
      () => (desk.sandbox.store.chats().length > 0 ? 'before' : 'pass'),
      () => {},
    );
    const { code, stderr } = await run('apply');
    expect(code).toBe(75);
    const rows = /^.*did not take these rows.*$/m.exec(stderr)?.[0] ?? '';
    expect(rows).toContain('"id"');
    expect(existsSync(desk.path('.provision/unsent'))).toBe(true);
    store.watch(
      () => 'pass',
      () => {},
    );
    const id = /--id (\S+)/.exec((await run('state', 'unlock')).stderr)?.[1] ?? '';
    expect((await run('state', 'unlock', '--id', id)).code).toBe(0);
    const pushed = await run('state', 'push');
    expect([pushed.code, pushed.stdout]).toEqual([0, expect.stringContaining('all rows are in')]);
    expect((await run('plan', '--detailed-exitcode')).code).toBe(0);
  });
});

test.each([
  [['state', 'push', 'a', 'b']],
  [['state', 'move', 'files']],
  [['state', 'list', '--id', 'x']],
  [['state', 'list', '--portal', 'x']],
  [['state', 'nothing']],
])('%j ends with 4', async (args) => {
  await atDesk(async (desk) => {
    desk.write(written);
    expect((await line(args, { cwd: desk.folder, env: { PROVISION_URL: desk.sandbox.webhookUrl } })).code).toBe(4);
  });
});

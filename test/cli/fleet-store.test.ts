// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { type LawStore, openStoreOf, type StoreKind, stopServer, storeKinds } from '../laws/stores.ts';
import { line } from './line.ts';
import { bin, type Ended } from './provision.ts';

/* What an operator does with a fleet whose state lies in a store: one that can list, and one that cannot. */

const timeScale = 50;
const names = ['bell', 'corp', 'dent'] as const;
type Name = (typeof names)[number];

interface Bench {
  readonly folder: string;
  readonly store: LawStore;
  readonly portals: Readonly<Record<Name, Sandbox>>;
  readonly env: Readonly<Record<string, string>>;
  readonly run: (...args: string[]) => Promise<Ended>;
  readonly inventory: (...listed: Name[]) => void;
  readonly hostOf: (name: Name) => string;
}

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(stopServer);

async function openBench(kind: StoreKind): Promise<Bench> {
  const store = await openStoreOf(kind, timeScale);
  const folder = mkdtempSync(join(tmpdir(), 'provision-fleet-store-'));
  const started = await Promise.all(names.map((name) => startSandbox({ timeScale, seed: name })));
  const portals = Object.fromEntries(names.map((name, at) => [name, started[at]])) as Record<Name, Sandbox>;
  closers.push(store.close, () => rmSync(folder, { recursive: true }), ...started.map((one) => one.close));
  mkdirSync(join(folder, 'packs'));
  const pack = 'version: 1\nproject: team\nchats: { a: { title: A }, b: { title: "${var:company} b" } }\n';
  writeFileSync(join(folder, 'packs/base.yaml'), pack);
  const inventory = (...listed: Name[]) => {
    const entries = listed.map(
      (name) => `  ${name}: { url: "${portals[name].webhookUrl}", vars: { company: ${name} } }\n`,
    );
    const head = `version: 1\nfleet: acme\nstate: ${store.address}\ndefaults: { chats: [packs/base.yaml] }\nportals:\n`;
    writeFileSync(join(folder, 'portals.yaml'), head + entries.join(''));
  };
  inventory(...names);
  const env = { PROVISION_CLOCK_SCALE: String(timeScale), ...store.env };
  const hostOf = (name: Name) => new URL(portals[name].url).host;
  return { folder, store, portals, inventory, hostOf, env, run: (...args) => line(args, { cwd: folder, env }) };
}

const cells = ({ stdout }: Ended) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'));
const inJson = ({ stdout }: Ended) => JSON.parse(stdout) as { readonly result: Readonly<Record<string, unknown>> };

describe.each(['gitlab', 'postgres'] as const)('a fleet whose state lies in %s', (kind) => {
  test.skipIf(!storeKinds.includes(kind))('is planned, applied and looked after as one with lockfiles', async () => {
    const { run, portals, folder, hostOf, inventory } = await openBench(kind);
    expect((await run('doctor')).code).toBe(0);
    expect((await run('plan')).stdout).toContain('Fleet: 3 portals, 3 to change.');
    const applied = await run('apply', '--portal', '*');
    expect([applied.code, applied.stdout]).toEqual([0, expect.stringContaining('Fleet: 3 portals, 3 changed.')]);
    for (const name of names) expect(portals[name].store.chats().map(({ title }) => title)).toEqual(['A', `${name} b`]);
    expect((await run('plan', '--detailed-exitcode')).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['packs', 'portals.yaml']);

    expect(cells(await run('portals')).map(([name, host, , , chats]) => [name, host, chats])).toEqual(
      names.map((name) => [name, hostOf(name), '2']),
    );
    const own = names.flatMap((name) => ['a', 'b'].map((key, at) => [hostOf(name), key, String(at + 2)]));
    expect(cells(await run('state', 'show'))).toEqual(own);
    expect(cells(await run('state', 'show', '--portal', 'corp'))).toEqual(own.slice(2, 4));
    expect(
      cells(await run('state', 'list'))
        .map(([project, host]) => [project, host])
        .sort(),
    ).toEqual(names.map((name) => ['team', hostOf(name)]).sort());
    expect((await run('state', 'check')).code).toBe(0);

    inventory('bell', 'corp');
    const shorter = await run('portals', '--format', 'json');
    const isListed = kind === 'postgres';
    expect(inJson(shorter).result.stateWithoutPortal).toEqual(isListed ? [expect.stringContaining('team.')] : []);
    portals.dent.clearLog();
    expect((await run('apply', '--portal', '*', '--prune')).code).toBe(0);
    expect(portals.dent.requests).toEqual([]);
  });

  test.skipIf(!storeKinds.includes(kind))(
    'lets a person look after the rows of one portal, who has to say which',
    async () => {
      const { run, hostOf } = await openBench(kind);
      await run('apply', '--portal', '*');
      const unsaid = await run('forget', 'a');
      expect([unsaid.code, unsaid.stderr]).toEqual([
        4,
        expect.stringContaining('this is for one portal, and 3 are meant'),
      ]);
      expect((await run('forget', 'a', '--portal', 'corp')).code).toBe(0);
      expect(cells(await run('state', 'show', '--portal', 'corp'))).toEqual([[hostOf('corp'), 'b', '3']]);
      expect((await run('adopt', 'a', '--id', '2', '--portal', 'corp')).code).toBe(0);
      expect((await run('plan', '--detailed-exitcode')).code).toBe(0);
      expect((await run('list', '--portal', 'bell')).stdout).toContain('bell b');
      expect((await run('state', 'pull')).code).toBe(4);
      expect(JSON.parse((await run('state', 'pull', '--portal', 'dent')).stdout)).toHaveProperty('portals');
    },
  );

  test.skipIf(!storeKinds.includes(kind))('comes from lockfiles and goes back to them', async () => {
    const { run, store, folder, hostOf } = await openBench(kind);
    expect((await run('apply', '--portal', 'bell', '--portal', 'corp', '--state', 'files')).code).toBe(0);
    const there = await run('state', 'move', 'files', store.address);
    expect([there.code, there.stdout]).toEqual([0, expect.stringContaining(`${hostOf('bell')}, ${hostOf('corp')}`)]);
    rmSync(join(folder, 'portals.lock.d'), { recursive: true });
    expect(cells(await run('portals')).map(([, , , , chats]) => chats)).toEqual(['2', '2', '-']);
    expect(await run('state', 'move', store.address, 'files')).toMatchObject({ code: 0 });
    expect((await run('plan', '--portal', 'bell', '--state', 'files', '--detailed-exitcode')).code).toBe(0);
  });
});

test('a runner that dies keeps one portal locked where locks do not end by themselves; the others go on, and a person frees it', async () => {
  const { run, store, portals, folder, env, hostOf } = await openBench('gitlab');
  let kill = () => {};
  store.watch(
    (nth) => (nth === 5 ? 'after' : 'pass'),
    () => kill(),
  );
  const dying = spawn(process.execPath, [bin, 'apply', '--portal', 'corp'], { cwd: folder, env, stdio: 'ignore' });
  kill = () => dying.kill('SIGKILL');
  await once(dying, 'close');
  store.watch(
    () => 'pass',
    () => {},
  );
  const busy = await run('apply', '--portal', '*');
  expect(busy.code).toBe(5);
  expect(busy.stdout).toMatch(/^corp +failed \(5\) .*@.*\(pid \d+\) \("apply"/m);
  expect(busy.stdout).toContain('Fleet: 3 portals, 2 changed, 1 failed.');
  expect((await run('doctor')).stderr).toMatch(/DOCTOR_STATE_HELD .*@.*\(pid \d+\).*\(corp\)/);
  expect(cells(await run('state', 'locks'))).toEqual([
    ['team', hostOf('corp'), expect.stringMatching(/^held by .*@.*, id \S+$/)],
  ]);
  const asked = await run('state', 'unlock', '--portal', 'corp');
  expect(asked.code).toBe(5);
  const id = /--id (\S+)/.exec(asked.stderr)?.[1] ?? '';
  expect((await run('state', 'unlock', '--portal', 'corp', '--id', id)).code).toBe(0);
  const again = await run('apply', '--portal', '*');
  expect(again.code).toBe(0);
  for (const name of names) expect(portals[name].store.chats()).toHaveLength(2);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pack } from '../app/fleet/desk.ts';
import { line } from '../cli/line.ts';

/** A fleet on a bad day: what becomes of how many of its portals. */
const fates = { fine: 55, down: 20, busy: 10, secret: 5, pack: 5, consent: 5 } as const;
type Fate = keyof typeof fates;

const names = Object.entries(fates).flatMap(([fate, count]) =>
  Array.from({ length: count }, (_, at) => `${fate}-${String(at).padStart(2, '0')}`),
);
const fateOf = (name: string) => name.split('-')[0] as Fate;
const of = (...wanted: Fate[]) => names.filter((name) => wanted.includes(fateOf(name)));

let folder: string;
const portals = new Map<string, Sandbox>();

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (...args: string[]) => line(args, { cwd: folder, env: { PROVISION_CLOCK_SCALE: '100' } });
const at = (name: string) => portals.get(name) as Sandbox;
const lockfile = (name: string) => readFileSync(join(folder, `portals.lock.d/${name}.lock.json`), 'utf8');
/** Without the address, which no two portals share. */
const remembered = (name: string) => lockfile(name).replace(/"127\.0\.0\.1:\d+"/, '"HOST"');
const writes = (name: string) =>
  at(name).commands.filter(({ method }) => /\.(add|delete|update\w*|set\w*|leave)$/i.test(method));

function urlOf(name: string): string {
  if (fateOf(name) === 'down') return `http://127.0.0.1:${names.indexOf(name) + 1}/rest/1/abcdefgh/`;
  return at(name).webhookUrl;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provision-bad-luck-'));
  for (const name of [...of('fine', 'busy', 'secret', 'pack', 'consent'), 'alone'])
    portals.set(name, await startSandbox({ timeScale: 100, seed: 'bad-luck' }));
  const entry = (name: string) => {
    const chats = fateOf(name) === 'pack' ? ', chats: [packs/broken.yaml]' : '';
    return `  ${name}: { url: "${urlOf(name)}", vars: { company: Acme }${chats} }\n`;
  };
  const inventory = (listed: readonly string[]) =>
    `version: 1\nfleet: acme\ndefaults: { chats: [packs/base.yaml] }\nportals:\n${listed.map(entry).join('')}`;
  mkdirSync(join(folder, 'packs'));
  put('portals.yaml', inventory(names));
  put('alone.yaml', inventory(['alone']));
  put('packs/base.yaml', pack(1));
  put('packs/broken.yaml', pack(1).replace('title', 'titel'));
  expect((await run('apply', ...of('fine', 'busy', 'consent').flatMap((name) => ['--portal', name]))).code).toBe(0);
  for (const name of of('consent')) for (const { id } of at(name).store.chats()) at(name).store.addMember(id, 3);
  for (const name of of('busy')) at(name).setFaults(['json503']);
  for (const name of of('secret')) at(name).setFaults(['wrong-secret']);
  put('packs/base.yaml', pack(3, ', membership: exact'));
});

afterAll(async () => {
  for (const portal of portals.values()) await portal.close();
  rmSync(folder, { recursive: true });
});

test('in a fleet of which nearly half is down, busy, wrong or waits for consent, the others end as if they were alone', async () => {
  const before = Object.fromEntries(of('busy', 'consent').map((name) => [name, lockfile(name)]));
  const { code, stdout } = await run('apply', '--portal', '*');
  expect(code).toBe(3);
  const told = 'Fleet: 100 portals, 55 changed, 5 need consent, 40 failed.';
  expect(stdout).toContain(told);
  expect(stdout.split('\n').length).toBeLessThanOrEqual(24);
  for (const fate of ['down', 'busy', 'secret', 'pack', 'consent'])
    expect(stdout).toMatch(new RegExp(`^${fate}-`, 'm'));
  expect(stdout).toContain('--allow remove-members:5');

  expect((await run('apply', 'alone.yaml', '--portal', 'alone')).code).toBe(0);
  for (const name of of('fine')) {
    expect(
      at(name)
        .store.chats()
        .map(({ title }) => title),
    ).toEqual(['Acme 0', 'Acme 1', 'Acme 2']);
    expect(Object.keys(JSON.parse(lockfile(name)).portals)).toEqual([new URL(at(name).url).host]);
  }
  expect(new Set(of('fine').map(remembered)).size).toBe(1);
  for (const [name, text] of Object.entries(before)) expect(lockfile(name)).toBe(text);
});

test('the second run, when the day is better, does only what is left', async () => {
  for (const portal of portals.values()) {
    portal.setFaults([]);
    portal.clearLog();
  }
  put('packs/broken.yaml', pack(3, ', membership: exact'));
  const { code, stdout } = await run('apply', '--portal', '*', '--allow', 'remove-members:5');
  expect([code, stdout]).toEqual([
    75,
    expect.stringContaining('Fleet: 100 portals, 55 unchanged, 25 changed, 20 failed.'),
  ]);
  for (const name of of('fine')) {
    expect(writes(name)).toEqual([]);
    expect(at(name).requests.length).toBeLessThanOrEqual(3);
  }
  for (const name of of('busy', 'secret', 'pack', 'consent')) expect(at(name).store.chats()).toHaveLength(3);
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { line } from './line.ts';

let folder: string;
let portals: readonly Sandbox[];
const names = ['bell', 'corp', 'dent'];

const run = (...args: string[]) => line(args, { cwd: folder, env: { PROVISION_CLOCK_SCALE: '100' } });
const inventory = (chats: string) => {
  const entry = (name: string, at: number) =>
    `  ${name}: { url: "${portals[at]?.webhookUrl}", labels: { ring: ${at === 0 ? 'canary' : 'wide'} } }\n`;
  const head = `version: 1\nfleet: acme\ndefaults: { chats: ${chats} }\nportals:\n`;
  writeFileSync(join(folder, 'portals.yaml'), head + names.map(entry).join(''));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provision-fleet-export-'));
  portals = await Promise.all(names.map((name) => startSandbox({ timeScale: 100, seed: name })));
  mkdirSync(join(folder, 'packs'));
  writeFileSync(join(folder, 'packs/base.yaml'), 'version: 1\nproject: team\nchats: { base: { title: Base } }\n');
  inventory('[packs/base.yaml]');
  await run('apply', '--portal', '*');
  for (const [at, { store }] of portals.entries())
    for (let nth = 0; nth <= at; nth++) store.createChat({ title: `Old ${nth}`, owner: 1, users: [1, 2] });
});

afterAll(async () => {
  for (const portal of portals) await portal.close();
  rmSync(folder, { recursive: true });
});

test('export writes a pack a portal with the chats that it does not manage yet, and with it a plan is empty', async () => {
  const { code, stdout, stderr } = await run('export', '--portal', '*', '--out', 'packs/old/');
  expect([code, stdout]).toEqual([0, expect.stringContaining('Fleet: 3 portals, 3 changed.')]);
  expect(stderr).toContain('add packs/old/NAME/chats.yaml to "chats" of each entry');
  for (const [at, name] of names.entries()) {
    const text = readFileSync(join(folder, `packs/old/${name}/chats.yaml`), 'utf8');
    expect(text).toContain('project: team');
    expect(text).not.toContain('portal:');
    expect(text.match(/title: "?Old/g)).toHaveLength(at + 1);
    expect(text).not.toContain('Base');
  }
  inventory('[packs/base.yaml, "packs/old/${portal}/chats.yaml"]');
  expect((await run('plan', '--detailed-exitcode')).code).toBe(0);
  const again = await run('export', '--portal', '*', '--out', 'packs/old/');
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('= 3 fine')]);
});

test('export takes the portals that are selected, and asks no other', async () => {
  for (const portal of portals) portal.clearLog();
  expect((await run('export', '-l', 'ring=canary', '--out', 'packs/some')).code).toBe(0);
  expect([1, 2].map((at) => portals[at]?.requests)).toEqual([[], []]);
  expect(existsSync(join(folder, 'packs/some/corp'))).toBe(false);
});

test.each([
  [['export'], 'need a folder to lie in'],
  [['export', '--out', 'x', '--project', 'y'], '--project does not go with an inventory'],
  [['export', 'departments'], 'this is for one portal, and 3 are meant'],
  [['export', '-f', 'packs/base.yaml', '--out', 'x'], '"-f" is for an inventory of portals'],
  [['export', '--portal', 'bell', '--out', 'x', '--url', 'sandbox'], 'the same for every portal'],
])('%j ends with 4', async (args, text) => {
  const { code, stderr } = await run(...args);
  expect([code, stderr]).toEqual([4, expect.stringContaining(text)]);
});

test('export departments writes the structure of the one portal that is named', async () => {
  const { code, stdout } = await run('export', 'departments', '--portal', 'bell');
  expect([code, stdout]).toEqual([0, expect.stringContaining('id,name,path')]);
});

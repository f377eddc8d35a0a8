import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { line } from './line.ts';

/* `--only` and `--exclude` where not every portal has the same chats. */

let folder: string;
const run = (...args: string[]) => line(args, { cwd: folder, env: { PROVISION_CLOCK_SCALE: '100' } });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-fleet-only-'));
  mkdirSync(join(folder, 'packs'));
  const pack = (...keys: string[]) =>
    `version: 1\nproject: team\nchats: { ${keys.map((key) => `${key}: { title: ${key} }`).join(', ')} }\n`;
  writeFileSync(join(folder, 'packs/shop.yaml'), pack('welcome', 'shop'));
  writeFileSync(join(folder, 'packs/depot.yaml'), pack('welcome', 'depot'));
  const entry = (name: string, chats: string) => `  ${name}: { portal: sandbox, chats: [packs/${chats}.yaml] }\n`;
  const entries = entry('a', 'shop') + entry('b', 'depot');
  writeFileSync(join(folder, 'portals.yaml'), `version: 1\nfleet: acme\nportals:\n${entries}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [['--only', 'shop'], { a: 1, b: 0 }],
  [['--only', 'shop', '--only', 'depot'], { a: 1, b: 1 }],
  [['--only', '*o*', '--exclude', 'depot'], { a: 2, b: 1 }],
])('%j leaves on each portal what it means there, and a portal without it alone', async (flags, wanted) => {
  const { code, stdout } = await run('plan', '--json', ...flags);
  const { portals } = JSON.parse(stdout) as { portals: Record<string, { counts: { create: number } }> };
  const found = Object.fromEntries(Object.entries(portals).map(([name, { counts }]) => [name, counts.create]));
  expect([code, found]).toEqual([0, wanted]);
});

test.each([
  ['plan', []],
  ['apply', ['--portal', '*']],
  ['validate', []],
] as const)(
  'a pattern that means a chat on no portal ends %s with 4 and writes nothing, though others mean some',
  async (command, selection) => {
    const { code, stderr } = await run(command, ...selection, '--only', 'shop', '--only', 'shpo');
    expect([code, stderr]).toEqual([4, expect.stringContaining('PATTERN_MISSPELT')]);
    expect((await run('output')).stdout).toBe('');
  },
);

test('apply of a key that one portal has makes that chat alone', async () => {
  expect((await run('apply', '--portal', '*', '--only', 'shop')).code).toBe(0);
  expect((await run('output')).stdout.split('\t').slice(0, 2)).toEqual(['a', 'shop']);
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { provision } from '../cli/provision.ts';
import { exampleRoot } from './folders.ts';

const fleets = join(exampleRoot, 'fleets');

test.each([
  ['three-portals', 'portals.yaml', 6, ['bell', 'corp', 'dent']],
  ['generated', 'portals.json', 2, ['bell', 'corp']],
  ['trial-and-production', 'portals.yaml', 1, ['trial']],
])(
  '%s makes its chats on every portal once, and has nothing to do when run again',
  async (name, inventory, chats, portals) => {
    const cwd = mkdtempSync(join(tmpdir(), 'provision-fleets-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    cpSync(join(fleets, name), cwd, { recursive: true });
    const selected = portals.flatMap((portal) => ['--portal', portal]);
    expect(await provision(['validate', inventory], { cwd })).toMatchObject({ code: 0 });
    expect((await provision(['apply', inventory, ...selected, '--detailed-exitcode'], { cwd })).code).toBe(4);
    expect(await provision(['apply', inventory, ...selected], { cwd })).toMatchObject({ code: 0 });
    const folder = join(cwd, inventory.replace(/\.\w+$/, '.lock.d'));
    const lockfiles = readdirSync(folder).sort();
    expect(lockfiles).toEqual(portals.map((portal) => `${portal}.lock.json`));
    const state = lockfiles.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
    expect(state.match(/"id": \d+/g)).toHaveLength(chats);
    expect((await provision(['plan', inventory, ...selected, '--detailed-exitcode'], { cwd })).code).toBe(0);
  },
);

test('the generated inventory is what its script writes from the list of clients', () => {
  const folder = join(fleets, 'generated');
  const written = execFileSync(process.execPath, ['generate.mjs'], {
    cwd: folder,
    input: readFileSync(join(folder, 'clients.csv')),
  });
  expect(written.toString()).toBe(readFileSync(join(folder, 'portals.json'), 'utf8'));
});

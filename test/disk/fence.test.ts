import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { realPlace } from '../../src/disk/fence.ts';
import { cpuMs } from '../cpu-time.ts';

function folder(): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), 'provision-fence-')));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('what does not exist is where it would be made, behind every link on the way', async () => {
  const root = folder();
  mkdirSync(join(root, 'real'));
  symlinkSync('real', join(root, 'link'));
  symlinkSync('nowhere/x', join(root, 'dangling'));
  expect(await realPlace(join(root, 'link/a/b'))).toBe(join(root, 'real/a/b'));
  expect(await realPlace(join(root, 'dangling/a'))).toBe(join(root, 'nowhere/x/a'));
});

test('a path of a hundred thousand folders costs no more than its length, and its links count all the same', async () => {
  const root = folder();
  mkdirSync(join(root, 'real'));
  symlinkSync('real', join(root, 'link'));
  const deep = 'a/'.repeat(100_000);
  let place = '';
  expect(await cpuMs(async () => (place = await realPlace(join(root, 'link', deep, 'x.png'))))).toBeLessThan(3000);
  expect(place).toBe(join(root, 'real', deep, 'x.png'));
});

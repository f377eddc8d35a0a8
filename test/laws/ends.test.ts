import { existsSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sampled } from '../property.ts';
import { type Finished, startCli } from './crash.ts';
import { atDesk, type Desk } from './desk.ts';

/*
 * Whatever is thrown at whatever moment, the process ends, and the lock with it: the next run finds nobody in its way.
 *
 * A file that Node loads before the tool lets an error escape where nobody expects one: out of the nth call to the disk, or out of a timer
 * that belongs to nobody.
 */

const outOfTheDisk = (nth: number) => `
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
let left = ${nth};
for (const name of ['access', 'link', 'lstat', 'mkdir', 'open', 'readFile', 'readdir', 'realpath', 'rename', 'rm', 'stat', 'writeFile']) {
  const real = fs[name];
  fs[name] = async (...args) => {
    if (String(args[0]).includes('provision-laws') && --left === 0) throw new Error('broken \\u001b[31m by the test');
    return real(...args);
  };
}
syncBuiltinESMExports();
`;

const outOfNowhere = (nth: number) => `
let left = ${nth};
const wait = () => setTimeout(() => {
  if (process.listenerCount('uncaughtException') > 0 && --left === 0) throw new Error('broken \\u001b[31m by the test');
  wait();
}, 5).unref();
wait();
`;

async function broken(desk: Desk, preload: string): Promise<Finished> {
  const file = desk.path('break.mjs');
  writeFileSync(file, preload);
  const running = startCli(desk, ['apply', '--max-wait', '5'], {
    env: { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` },
  });
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    running.process.kill('SIGKILL');
  }, 40_000);
  const finished = await running.finished;
  clearTimeout(late);
  expect(isLate, 'the process had to be killed').toBe(false);
  return finished;
}

const three = { chats: { a: { title: 'Alpha', users: [2] }, b: { title: 'Beta' }, c: { title: 'Gamma' } } };

const moments = [
  ...[1, 2, 3, 5, 7, 9, 12, 15, 19, 24, 30].map((nth) => ['the disk', nth, outOfTheDisk] as const),
  ...[1, 5, 20, 40, 60, 90].map((nth) => ['nowhere', nth, outOfNowhere] as const),
];

describe('whatever is thrown, the process ends and the next run finds nobody in its way', () => {
  it.each(sampled(moments, 8))('out of %s, the %ith time', async (_where, nth, preload) => {
    await atDesk(async (desk) => {
      desk.write(three);
      const first = await broken(desk, preload(nth));
      expect(first.signal).toBe(null);
      expect(first.stderr).not.toContain('\u001b');
      expect(existsSync(desk.path('chats.lock.json.lock'))).toBe(false);
      const second = await startCli(desk, ['apply'], { env: {} }).finished;
      expect([0, 3]).toContain(second.code);
      expect(second.stderr).not.toContain('LOCKFILE_BUSY');
      const titles = desk.sandbox.store.chats().map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    });
  });
});

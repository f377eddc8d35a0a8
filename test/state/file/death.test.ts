import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { openLockfile } from '../../../src/state/file/lockfile.ts';
import { freshFolder } from '../../disk/folders.ts';

const room = join(import.meta.dirname, '../../../src/state/file');

type Child = ChildProcessByStdio<null, Readable, null>;

/** Runs a program of its own process with the room of the lockfile at hand; its lines come as they are printed. */
function start(program: string, onLine: (line: string, child: Child) => void): Promise<void> {
  const script = join(freshFolder(), 'program.mts');
  const from = (file: string) => JSON.stringify(join(room, file));
  writeFileSync(
    script,
    `import { openLockfile } from ${from('lockfile.ts')};\nimport { takeLock } from ${from('lock.ts')};\n${program}\n`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line, child);
  });
  return new Promise((resolve) => child.once('close', () => resolve()));
}

describe('a run that is killed', () => {
  test.each([1, 7, 40, 111])(
    'leaves a whole lockfile with every row that it was promised (after %d)',
    async (count) => {
      const path = join(freshFolder(), 'chats.lock.json');
      const promised: string[] = [];
      await start(
        `await takeLock(${JSON.stringify(path)}, { command: 'provision apply' });
       const section = (await openLockfile(${JSON.stringify(path)}, 'onboarding')).section('sandbox');
       for (let id = 1; id < 100_000; id += 3) {
         await Promise.all([0, 1, 2].map(async (more) => {
           const key = 'chat-' + (id + more);
           await section.put(key, { pending: 1_720_000_000 });
           await section.put(key, { id: id + more });
           process.stdout.write(key + '\\n');
         }));
       }`,
        (line, child) => {
          promised.push(line);
          if (promised.length === count) child.kill('SIGKILL');
        },
      );
      const rows = (await openLockfile(path, 'onboarding')).section('sandbox').rows();
      expect(promised.length).toBeGreaterThanOrEqual(count);
      for (const key of promised) expect(rows.get(key)).toEqual({ id: Number(key.slice('chat-'.length)) });
    },
  );
});

describe('runs that start at the same moment after one was killed', () => {
  test('are refused but one, and exactly one', async () => {
    const folder = freshFolder();
    const path = JSON.stringify(join(folder, 'chats.lock.json'));
    await start(
      `await takeLock(${path}, { command: 'killed' }); console.log('held'); setInterval(() => {}, 1000);`,
      (_, child) => child.kill('SIGKILL'),
    );
    expect(readdirSync(folder)).toEqual(['chats.lock.json.lock']);
    const outcomes: string[] = [];
    const all: Child[] = [];
    const contender = `takeLock(${path}, { command: 'contender' }).then(() => 'held', (fault) => fault.code).then(console.log);
       setInterval(() => {}, 1000);`;
    await Promise.all(
      Array.from({ length: 4 }, () =>
        start(contender, (line, child) => {
          outcomes.push(line);
          all.push(child);
          // The winner lives until everybody was refused: a dead winner would rightly be followed by another.
          if (outcomes.length === 4) for (const each of all) each.kill('SIGKILL');
        }),
      ),
    );
    expect(outcomes.sort()).toEqual(['LOCKFILE_BUSY', 'LOCKFILE_BUSY', 'LOCKFILE_BUSY', 'held']);
    expect(readFileSync(join(folder, 'chats.lock.json.lock'), 'utf8')).toContain('"command":"contender"');
  });
});

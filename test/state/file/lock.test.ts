import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockPath, takeLock } from '../../../src/state/file/lock.ts';
import { livenessOf, ownIdentity, type ProcessIdentity } from '../../../src/state/file/process-identity.ts';
import { faultOf, freshFolder, stillClock } from '../../disk/folders.ts';

function freshPath(): string {
  return join(freshFolder(), 'chats.lock.json');
}

/** An identity on this machine whose process has ended. */
function deadIdentity(): ProcessIdentity {
  const pid = spawnSync('true').pid;
  return { ...ownIdentity(), pid, user: 'anna', started: '1' };
}

const clock = stillClock(1_000_000);

describe('a lock', () => {
  test('refuses a second run and names the holder, what it does, since when, and what to delete', async () => {
    const path = freshPath();
    const holder = { ...ownIdentity(), user: 'anna', host: 'build-7', pid: 4711 };
    await takeLock(path, { command: 'provision apply', clock, identity: holder });
    const later = stillClock(1_000_000 + 3_723_000);
    const fault = await faultOf(takeLock(path, { command: 'provision apply', clock: later }));
    expect([fault.code, fault.reach, fault.args]).toEqual([
      'LOCKFILE_BUSY',
      'run',
      { file: path, holder: 'anna@build-7 (pid 4711, "provision apply", 1:02:03)', lock: lockPath(path) },
    ]);
  });

  test('is free again after its release, and leaves nothing behind', async () => {
    const path = freshPath();
    const first = await takeLock(path, { command: 'a', clock });
    expect((await faultOf(takeLock(path, { command: 'b', clock }))).code).toBe('LOCKFILE_BUSY');
    await first.release();
    const second = await takeLock(path, { command: 'b', clock });
    expect(second.tookFrom).toBeUndefined();
    await second.release();
    await second.release();
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  test('that a person deleted and another run took is not released by the first', async () => {
    const path = freshPath();
    const first = await takeLock(path, { command: 'a', clock });
    expect(await first.heldMs()).toBe(Number.POSITIVE_INFINITY);
    rmSync(lockPath(path));
    await takeLock(path, { command: 'b', clock });
    expect(await first.heldMs()).toBe(0);
    await first.release();
    expect(readFileSync(lockPath(path), 'utf8')).toContain('"command":"b"');
  });

  test('is one for all ways to the folder of a lockfile', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'linked'));
    await takeLock(join(folder, 'linked', 'chats.lock.json'), { command: 'a', clock });
    expect((await faultOf(takeLock(join(folder, 'real', 'chats.lock.json'), { command: 'b', clock }))).code).toBe(
      'LOCKFILE_BUSY',
    );
  });

  test.each([
    ['a link', (lock: string) => symlinkSync('/dev/zero', lock)],
    ['a pipe', (lock: string) => void spawnSync('env', ['mkfifo', lock])],
    ['far too large', (lock: string) => writeFileSync(lock, 'x'.repeat(100_000))],
  ])('whose file is %s names nobody and is not waited for', async (_, make) => {
    const path = freshPath();
    make(lockPath(path));
    const fault = await faultOf(takeLock(path, { command: 'a', clock }));
    expect([fault.code, fault.args.holder]).toEqual(['LOCKFILE_BUSY', '?']);
  });

  test('of two lockfiles in one folder are two', async () => {
    const folder = freshFolder();
    await takeLock(join(folder, 'a.lock.json'), { command: 'a', clock });
    await expect(takeLock(join(folder, 'b.lock.json'), { command: 'b', clock })).resolves.toBeDefined();
  });

  test('cannot be taken where there is no folder', async () => {
    const fault = await faultOf(takeLock(join(freshFolder(), 'no', 'chats.lock.json'), { command: 'a', clock }));
    expect(fault.code).toBe('DISK_NO_FOLDER');
  });

  test('that names nobody is not taken over: it may be of another kind', async () => {
    const path = freshPath();
    writeFileSync(lockPath(path), '');
    const fault = await faultOf(takeLock(path, { command: 'a', clock }));
    expect([fault.code, fault.args.holder]).toEqual(['LOCKFILE_BUSY', '?']);
  });
});

describe('a holder that is dead', () => {
  test('gives way, and is named', async () => {
    const path = freshPath();
    const identity = deadIdentity();
    await takeLock(path, { command: 'provision apply', clock, identity });
    const release = await takeLock(path, { command: 'again', clock });
    expect(release.tookFrom).toBe(`anna@${identity.host} (pid ${identity.pid}, "provision apply", 0:00:00)`);
    expect(readdirSync(join(path, '..'))).toEqual(['chats.lock.json.lock']);
    expect((await faultOf(takeLock(path, { command: 'third', clock }))).code).toBe('LOCKFILE_BUSY');
  });

  test('gives way to exactly one of many takers', async () => {
    for (let round = 0; round < 25; round++) {
      const path = freshPath();
      await takeLock(path, { command: 'dead', clock, identity: deadIdentity() });
      const takers = Array.from({ length: 12 }, (_, index) => takeLock(path, { command: `taker ${index}`, clock }));
      const outcomes = await Promise.allSettled(takers);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(readdirSync(join(path, '..'))).toEqual(['chats.lock.json.lock']);
    }
  });

  test('that was killed while it held is noticed', async () => {
    const path = freshPath();
    const script = join(freshFolder(), 'hold.ts');
    const lock = JSON.stringify(join(import.meta.dirname, '../../../src/state/file/lock.ts'));
    writeFileSync(
      script,
      `import { takeLock } from ${lock};
       takeLock(${JSON.stringify(path)}, { command: 'provision apply' }).then(() => console.log('held'));
       setInterval(() => {}, 1000);`,
    );
    const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect((await faultOf(takeLock(path, { command: 'second' }))).code).toBe('LOCKFILE_BUSY');
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const release = await takeLock(path, { command: 'second' });
    expect(release.tookFrom).toContain(`pid ${child.pid}`);
  });

  test('leaves half-written files, which the next holder removes, and no other’s', async () => {
    const path = freshPath();
    const folder = join(path, '..');
    for (const name of [
      '.chats.lock.json.0123456789ab.tmp',
      'chats.lock.json.lock.0123456789abcdef',
      '.other.lock.json.0123456789ab.tmp',
      'chats.lock.json.lock.mine',
    ]) {
      writeFileSync(join(folder, name), '');
    }
    const left = ['.other.lock.json.0123456789ab.tmp', 'chats.lock.json.lock.mine'];
    const held = await takeLock(path, { command: 'a', clock });
    expect(readdirSync(folder).sort()).toEqual([...left, 'chats.lock.json.lock'].sort());
    await held.release();
    expect(readdirSync(folder).sort()).toEqual(left);
  });
});

describe('who is dead', () => {
  const own: ProcessIdentity = {
    pid: 1,
    host: 'h',
    user: 'u',
    machine: 'm',
    boot: 'b',
    pidSpace: 'p',
  };
  const gone = spawnSync('true').pid;
  const here = ownIdentity();

  test.each([
    ['a process that has ended', { ...own, pid: gone }, own, 'dead'],
    ['a process of before the machine was started again', { ...own, pid: process.pid, boot: 'earlier' }, own, 'dead'],
    ['this very process', here, here, 'alive'],
    ['a process of another host', { ...own, pid: gone, host: 'other' }, own, 'out of sight'],
    ['a process of another machine of the same name', { ...own, pid: gone, machine: 'other' }, own, 'out of sight'],
    ['a process of another container', { ...own, pid: gone, pidSpace: 'other' }, own, 'out of sight'],
    [
      'a process of before a start that may be another machine’s',
      { pid: gone, host: 'h', user: 'u', boot: 'earlier' },
      { pid: 1, host: 'h', user: 'u', boot: 'b' },
      'out of sight',
    ],
    ['a process that the system tells nothing more of', { pid: process.pid, host: 'h', user: 'u' }, own, 'alive'],
  ] as const)('%s', (_, other, self, expected) => {
    expect(livenessOf(other, self)).toBe(expected);
  });

  test.runIf(existsSync('/proc/self/stat'))('a process whose number a later one got', () => {
    expect(here.started).toMatch(/^\d+$/);
    expect(livenessOf({ ...here, started: '1' }, here)).toBe('dead');
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeAtomic } from '../../src/disk/atomic.ts';
import { diskFault } from '../../src/disk/disk-fault.ts';
import { Fault } from '../../src/model/fault.ts';
import { faultOf, freshFolder, stillClock } from './folders.ts';

const isRoot = process.getuid?.() === 0;

describe('a file is replaced whole', () => {
  test('a new file appears with its text and nothing else in the folder', async () => {
    const folder = freshFolder();
    await writeAtomic(join(folder, 'a.json'), 'text');
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('text');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('whoever has the old file open keeps the old text', async () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, 'old');
    const before = statSync(path).ino;
    await writeAtomic(path, 'new');
    expect(statSync(path).ino).not.toBe(before);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('permissions of the replaced file stay', async () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    await writeAtomic(path, 'new');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test('permissions that are asked for win over those of the replaced file', async () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, 'old');
    chmodSync(path, 0o644);
    await writeAtomic(path, 'new', { mode: 0o600 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.runIf(isRoot)('a run as root leaves a file to its owner', async () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, 'old');
    chownSync(path, 12345, 12346);
    await writeAtomic(path, 'new');
    expect([statSync(path).uid, statSync(path).gid]).toEqual([12345, 12346]);
  });

  test.each(['a.json', 'later.json'])('a symbolic link stays one, and %s behind it is left alone', async (behind) => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'a.json'), 'old');
    symlinkSync(join('real', behind), join(folder, 'link.json'));
    const fault = await faultOf(writeAtomic(join(folder, 'link.json'), 'new'));
    expect([fault.code, fault.args.file]).toEqual(['DISK_LINK', join(folder, 'link.json')]);
    expect(readlinkSync(join(folder, 'link.json'))).toBe(join('real', behind));
    expect(readdirSync(join(folder, 'real'))).toEqual(['a.json']);
    expect(readFileSync(join(folder, 'real', 'a.json'), 'utf8')).toBe('old');
  });

  test('a device is written into and stays a device', async () => {
    await writeAtomic('/dev/null', 'text');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('what the disk refuses is a Fault that names the file', () => {
  test('a folder that is missing', async () => {
    const path = join(freshFolder(), 'no', 'a.json');
    const fault = await faultOf(writeAtomic(path, 'text'));
    expect([fault.code, fault.args.file, fault.reach]).toEqual(['DISK_NO_FOLDER', path, 'run']);
  });

  test('a folder where a file is meant', async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'a.json'));
    expect((await faultOf(writeAtomic(join(folder, 'a.json'), 'text'))).code).toBe('DISK_IS_FOLDER');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  test('a full disk', async () => {
    expect((await faultOf(writeAtomic('/dev/full', 'text'))).code).toBe('DISK_FULL');
  });

  test('a disk that takes only a part leaves the old file and no temporary one', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'a.json'), 'old');
    const script = join(folder, 'write.ts');
    writeFileSync(
      script,
      `import { writeAtomic } from ${JSON.stringify(join(import.meta.dirname, '../../src/disk/atomic.ts'))};
       writeAtomic(${JSON.stringify(join(folder, 'a.json'))}, 'x'.repeat(5_000_000)).catch((error) => console.log(error.code));`,
    );
    const tsx = join(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs');
    const run = spawnSync('bash', ['-c', 'ulimit -f 2048; exec "$0" "$@"', process.execPath, tsx, script], {
      encoding: 'utf8',
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    });
    expect(run.stdout.trim()).toBe('DISK_FAILED');
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'write.ts']);
  });

  test.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EROFS', 'DISK_READ_ONLY'],
    ['EACCES', 'DISK_NO_RIGHTS'],
    ['EPERM', 'DISK_NO_RIGHTS'],
    ['ENOTDIR', 'DISK_NO_FOLDER'],
    ['EBUSY', 'DISK_BUSY'],
    ['EIO', 'DISK_FAILED'],
  ])('the system’s %s is told as %s', (code, expected) => {
    const fault = diskFault(Object.assign(new Error('no'), { code }), 'a.json');
    expect(fault instanceof Fault && fault.code).toBe(expected);
  });

  test('an error that is not the disk’s is passed on as it is', () => {
    const bug = new TypeError('x is not a function');
    expect(diskFault(bug, 'a.json')).toBe(bug);
  });
});

/** Makes a file that not even root can replace; tells whether that worked on this system. */
function freeze(path: string, frozen: boolean): boolean {
  return spawnSync('env', ['chattr', frozen ? '+i' : '-i', path]).status === 0;
}

describe('a file that is held for a moment', () => {
  const probe = join(freshFolder(), 'probe');
  writeFileSync(probe, '');
  const canFreeze = freeze(probe, true) && freeze(probe, false);

  test.runIf(canFreeze)('is replaced once it is let go', async () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, 'old');
    freeze(path, true);
    const waits: number[] = [];
    const clock = stillClock(0, (ms) => {
      waits.push(ms);
      if (waits.length === 3) execFileSync('env', ['chattr', '-i', path]);
    });
    await writeAtomic(path, 'new', { clock });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(waits).toHaveLength(3);
  });

  test.runIf(canFreeze)('and never let go is a Fault, after which nothing is left behind', async () => {
    const folder = freshFolder();
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    freeze(path, true);
    const fault = await faultOf(writeAtomic(path, 'new', { clock: stillClock(0) }));
    freeze(path, false);
    expect(fault.code).toBe('DISK_NO_RIGHTS');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lockPath, takeLock } from '../../../src/state/file/lock.ts';
import { ownIdentity } from '../../../src/state/file/process-identity.ts';
import { faultOf, freshFolder, stillClock } from '../../disk/folders.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  return { ...real, link: vi.fn(real.link) };
});

const clock = stillClock(1_000_000);
const path = () => join(freshFolder(), 'chats.lock.json');
const refusing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

describe.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR'])(
  'a file system that answers %s to hard links',
  (code) => {
    beforeEach(() => {
      vi.mocked(promises.link).mockImplementation(() => refusing(code));
    });
    afterEach(() => {
      vi.mocked(promises.link).mockReset();
    });

    test('keeps a lock all the same: one run at a time, named, and free after its release', async () => {
      const file = path();
      const first = await takeLock(file, { command: 'apply', clock });
      expect(JSON.parse(readFileSync(lockPath(file), 'utf8'))).toMatchObject({ command: 'apply' });
      expect(readdirSync(join(file, '..'))).toEqual(['chats.lock.json.lock']);
      const fault = await faultOf(takeLock(file, { command: 'second', clock }));
      expect([fault.code, String(fault.args.holder)]).toEqual(['LOCKFILE_BUSY', expect.stringContaining('"apply"')]);
      await first.release();
      expect(existsSync(lockPath(file))).toBe(false);
    });

    test('lets exactly one of many have it', async () => {
      const file = path();
      const takers = Array.from({ length: 12 }, (_, n) => takeLock(file, { command: `taker ${n}`, clock }));
      const outcomes = await Promise.allSettled(takers);
      const winners = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(winners).toHaveLength(1);
      await winners[0]?.release();
    });

    test('has no way to take a dead run’s lock over safely, so it is left to a person', async () => {
      const file = path();
      const holder = {
        token: '0'.repeat(16),
        identity: { ...ownIdentity(), boot: 'earlier' },
        sinceMs: 1_000_000,
        command: 'dead',
      };
      writeFileSync(lockPath(file), `${JSON.stringify(holder)}\n`);
      expect((await faultOf(takeLock(file, { command: 'second', clock }))).code).toBe('LOCKFILE_BUSY');
      expect(readFileSync(lockPath(file), 'utf8')).toContain('"dead"');
    });
  },
);

test('another trouble with the disk is told as what it is', async () => {
  vi.mocked(promises.link).mockImplementation(() => refusing('EIO'));
  const fault = await faultOf(takeLock(path(), { command: 'a', clock }));
  expect(fault.code).toMatch(/^DISK_/);
  vi.mocked(promises.link).mockReset();
});

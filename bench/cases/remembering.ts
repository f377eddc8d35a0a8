import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLockfile } from '../../src/state/file/lockfile.ts';
import { median, type Row } from '../row.ts';
import { boundSec, creating } from '../traffic.ts';
import { clearAway } from '../world.ts';

const rows = 10_000;
const rounds = 50;

/** A full batch of creates is written down when it leaves, when its answer comes, and once more when it is read back. */
const writesABatch = 3;
const createsABatch = 23;

/** What writing the lockfile takes of an apply of 10,000 chats, at the size it has in the end. */
export async function rememberingCase(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'provision-bench-'));
  const lockfile = await openLockfile(join(folder, 'chats.lock.json'), 'bench');
  const section = lockfile.section('portal.example');
  const put = (number: number, id: number) =>
    section.put(`project-${String(number).padStart(5, '0')}`, { id, avatar: `sha256-${'0'.repeat(64)}` });
  await Promise.all(Array.from({ length: rows }, (_, number) => put(number, number + 1)));
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedMs = performance.now();
    await Promise.all(
      Array.from({ length: createsABatch }, (_, number) => put(number, rows + rounds * round + number)),
    );
    taken.push(performance.now() - startedMs);
  }
  await lockfile.close();
  clearAway(folder);
  const writes = (rows / createsABatch) * writesABatch;
  const share = (writes * median(taken)) / 1000 / boundSec({ [creating]: rows }, 4);
  return [
    {
      what: 'writing a lockfile of 10,000 rows, all writes of an apply ÷ the bound of its creates',
      result: `${(share * 100).toFixed(1)} %`,
    },
  ];
}

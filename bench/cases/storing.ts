import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stateServer } from '../../test/state/http/double.ts';
import { withPortal } from '../process.ts';
import { atMost, type Row, times } from '../row.ts';
import { runTool } from '../tool.ts';
import { creating } from '../traffic.ts';
import { clearAway, layOut } from '../world.ts';

const chats = 300;

/** Our own work weighs little at 2, see `creating`. */
const timeScale = 2;

/** What a store takes for each request. Units: milliseconds of the portal's clock. */
const delaysMs = [0, 30, 100, 300];

/** Apply of 300 chats with the state in a store that takes its time, against one that takes none; all requests to the store counted. */
export async function storingCase(): Promise<readonly Row[]> {
  const folder = layOut({ chats });
  try {
    const runs: { readonly delayMs: number; readonly sec: number; readonly writes: number }[] = [];
    for (const delayMs of delaysMs) runs.push({ delayMs, ...(await apply(folder, delayMs)) });
    const [base, ...others] = runs;
    if (!base) throw new Error('nothing was measured');
    const rows = others.map(({ delayMs, sec }) => {
      const what = `apply of 300 chats with a store of ${delayMs} ms a request ÷ one of 0 ms`;
      return delayMs === 100 ? atMost(what, sec / base.sec, 1.1) : { what, result: times(sec / base.sec) };
    });
    return [...rows, { what: 'its writes to the store', result: String(base.writes) }];
  } finally {
    clearAway(folder);
  }
}

async function apply(folder: string, delayMs: number): Promise<{ readonly sec: number; readonly writes: number }> {
  const store = await stateServer('gitlab', { delayMs: delayMs / timeScale });
  try {
    return await withPortal({ timeScale, realistic: true }, async (portal) => {
      const { startedMs, endedMs, traffic } = await runTool(['apply', '--quiet', '--state', store.address], {
        portal,
        folder,
        timeScale,
      });
      if (traffic.commands[creating] !== chats) throw new Error('not every chat was made once');
      const writes = store.seen.filter(({ method, path }) => method === 'POST' && path.includes('?ID=')).length;
      return { sec: ((endedMs - startedMs) / 1000) * timeScale, writes };
    });
  } finally {
    await store.close();
    rmSync(join(folder, '.provision'), { recursive: true, force: true });
  }
}

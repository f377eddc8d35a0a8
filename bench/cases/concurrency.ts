import { withPortal } from '../process.ts';
import { type Row, times } from '../row.ts';
import { runTool } from '../tool.ts';
import { clearAway, layOut, type WorldOptions } from '../world.ts';

const world: WorldOptions = { chats: 500 };
const timeScale = 5;
const chosen = 4;

/** Apply of 500 chats by requests in flight, against the default. */
export async function concurrencyCase(): Promise<readonly Row[]> {
  const seconds = new Map<number, number>();
  for (let concurrency = 1; concurrency <= 6; concurrency++) seconds.set(concurrency, await applySec(concurrency));
  const atChosen = seconds.get(chosen) ?? Number.NaN;
  const ratios = [...seconds].map(([concurrency, sec]) => `${concurrency}: ${times(sec / atChosen)}`);
  return [{ what: `apply of 500 chats by --concurrency ÷ by the default, ${chosen}`, result: ratios.join(', ') }];
}

async function applySec(concurrency: number): Promise<number> {
  const folder = layOut(world);
  try {
    return await withPortal({ timeScale, realistic: true }, async (portal) => {
      const args = ['apply', '--quiet', '--concurrency', String(concurrency)];
      return (await runTool(args, { portal, folder, timeScale })).totalSec;
    });
  } finally {
    clearAway(folder);
  }
}

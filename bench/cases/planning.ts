import { withPortal } from '../process.ts';
import { atMost, median, type Row } from '../row.ts';
import { runTool, type ToolRun } from '../tool.ts';
import { clearAway, layOut, type WorldOptions } from '../world.ts';

/** A tenth with avatars. */
const world: WorldOptions = { chats: 10_000, avatarEvery: 10, avatarBytes: 24_000 };
const timeScale = 20;
const rounds = 3;

/** Source: product, section 10. */
const cpuSecAtMost = 5;
const chatsARequest = 25;

/** Plan of 10,000 chats of which none has changed, by how much of them is managed. */
export async function planningCase(): Promise<readonly Row[]> {
  const whole: ToolRun[] = [];
  for (let round = 0; round < rounds; round++) whole.push(await planUnchanged([]));
  const listed = await planUnchanged(['description', 'users']);
  const requests = whole[0]?.traffic.requests ?? Number.NaN;
  const cpuSec = median(whole.map((run) => run.cpuSec));
  const peakMb = median(whole.map((run) => run.peakMb));
  const perChat = (count: number) => `${count} requests, 1 per ${Math.round(world.chats / count)} chats`;
  const most = world.chats / chatsARequest;
  return [
    atMost('plan of 10,000 unchanged chats, all fields', requests, most, perChat(requests)),
    atMost('the same without description and users', listed.traffic.requests, most, perChat(listed.traffic.requests)),
    atMost(`CPU of the first ÷ ${cpuSecAtMost} s`, cpuSec / cpuSecAtMost, 1),
    { what: 'peak memory of the first', result: `${Math.round(peakMb)} MB` },
  ];
}

async function planUnchanged(without: readonly string[]): Promise<ToolRun> {
  const folder = layOut({ ...world, without });
  try {
    return await withPortal({ timeScale, realistic: true }, async (portal) => {
      await portal.seed(folder, world);
      const run = await runTool(['plan', '--json'], { portal, folder, timeScale });
      const { summary } = JSON.parse(run.stdout) as { summary: { unchanged: number } };
      if (summary.unchanged !== world.chats) throw new Error(`only ${summary.unchanged} chats are unchanged`);
      return run;
    });
  } finally {
    clearAway(folder);
  }
}

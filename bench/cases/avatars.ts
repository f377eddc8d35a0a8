import { withPortal } from '../process.ts';
import { atMost, median, type Row } from '../row.ts';
import { runTool } from '../tool.ts';
import { creating } from '../traffic.ts';
import { clearAway, layOut } from '../world.ts';

const timeScale = 10;
const rounds = 3;
const [large, small] = [500_000, 24_000];

/** Peak memory of an apply by the size of all its avatars: what ten times as many bytes add, beyond what ten times as many chats add. */
export async function avatarsCase(): Promise<readonly Row[]> {
  const peaks: Record<'fewLarge' | 'manyLarge' | 'fewSmall' | 'manySmall', number[]> = {
    fewLarge: [],
    manyLarge: [],
    fewSmall: [],
    manySmall: [],
  };
  for (let round = 0; round < rounds; round++) {
    peaks.fewLarge.push(await peakMb(100, large));
    peaks.manyLarge.push(await peakMb(1000, large));
    peaks.fewSmall.push(await peakMb(100, small));
    peaks.manySmall.push(await peakMb(1000, small));
  }
  const growth = median(peaks.manyLarge) / median(peaks.fewLarge);
  const chatsAlone = median(peaks.manySmall) / median(peaks.fewSmall);
  return [
    { what: 'peak memory of apply with 1,000 avatars of 500 kB ÷ with 100 of them', result: `${growth.toFixed(2)} ×` },
    { what: 'the same with avatars of 24 kB: what 900 more chats take', result: `${chatsAlone.toFixed(2)} ×` },
    atMost('the first ÷ the second: what 450 MB more of avatars take', growth / chatsAlone, 1.1),
  ];
}

async function peakMb(chats: number, avatarBytes: number): Promise<number> {
  const folder = layOut({ chats, avatarEvery: 1, avatarBytes });
  try {
    return await withPortal({ timeScale, realistic: true }, async (portal) => {
      const run = await runTool(['apply', '--quiet'], { portal, folder, timeScale });
      if (run.traffic.commands[creating] !== chats) throw new Error('not every chat was made once');
      return run.peakMb;
    });
  } finally {
    clearAway(folder);
  }
}

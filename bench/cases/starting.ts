import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { calmEnv, tool } from '../process.ts';
import { atMost, median, type Row, times } from '../row.ts';
import { clearAway, layOut } from '../world.ts';

const rounds = 21;

/** How long commands take from start to end against a Node that does nothing; by turns, as machines have moods. */
export async function startingCase(): Promise<readonly Row[]> {
  const folder = layOut({ chats: 3, avatarEvery: 1 });
  try {
    const commands = {
      nothing: ['-e', '0'],
      version: [tool, '--version'],
      validate: [tool, 'validate'],
      plan: [tool, 'plan', '--quiet', '--url', 'sandbox'],
    };
    const taken = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round++)
      for (const [name, args] of Object.entries(commands)) taken.get(name)?.push(elapsedMs(args, folder));
    const ratio = (name: string) => median(taken.get(name) ?? []) / median(taken.get('nothing') ?? []);
    return [
      atMost('provision --version ÷ node -e 0', ratio('version'), 1.5),
      { what: 'provision validate, 3 chats with avatars ÷ node -e 0', result: times(ratio('validate')) },
      { what: 'provision plan, the same, embedded portal started ÷ node -e 0', result: times(ratio('plan')) },
    ];
  } finally {
    clearAway(folder);
  }
}

function elapsedMs(args: readonly string[], cwd: string): number {
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env: calmEnv, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.at(-1)} ended with ${status}\n${stderr}`);
  return performance.now() - startedMs;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../clients/task.ts';
import { runScript, withPortal } from '../process.ts';
import { atLeast, atMost, median, type Row, times } from '../row.ts';
import { calm, runTool, spanSec } from '../tool.ts';
import { boundSec, creating } from '../traffic.ts';
import { clearAway, layOut, type WorldOptions } from '../world.ts';

/** A tenth with avatars of 24 kB. */
const world: WorldOptions = { chats: 1000, avatarEvery: 10, avatarBytes: 24_000 };

/**
 * How much faster than the wall the portal's clock runs.
 *
 * Our own work takes so much more of it: at 2 that is little, at 10 it would make the ratio a fifth worse. The other clients hardly
 * work at all.
 */
const scales = { ours: 2, sdk: 8, oneByOne: 12 };
const rounds = 3;

/** The default of `--concurrency`. */
const concurrency = 4;

/** Apply of 1,000 chats against what the limits allow, against single calls and against the official SDK; and our estimate of it. */
export async function creatingCase(): Promise<readonly Row[]> {
  const folder = layOut(world);
  try {
    const ours: Ours[] = [];
    const sdk: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await apply(folder));
      sdk.push(await create('sdk', folder, scales.sdk));
    }
    // Held back by the bucket alone, it takes the same time every time.
    const oneByOne = await create('one-by-one', folder, scales.oneByOne);
    return rowsOf(ours, median(sdk), oneByOne);
  } finally {
    clearAway(folder);
  }
}

function rowsOf(ours: readonly Ours[], sdkSec: number, oneByOneSec: number): readonly Row[] {
  const [first] = ours;
  if (!first) throw new Error('nothing was measured');
  const total = median(ours.map(({ totalSec }) => totalSec));
  const createsOnly = boundSec({ [creating]: world.chats }, concurrency);
  const allCalls = boundSec(first.commands, concurrency);
  const estimate = median(ours.map((run) => run.estimatedSec / run.executionSec));
  return [
    atMost(
      'apply of 1,000 chats (100 with 24 kB avatars), look-up and read-back included ÷ the bound of the creates alone',
      total / createsOnly,
      1.25,
    ),
    { what: 'the same ÷ the bound of all its calls', result: times(total / allCalls) },
    { what: 'its requests (none rejected)', result: String(first.requests) },
    atLeast(
      'one call a chat at the best allowed pace, nothing looked up or read back ÷ our apply',
      oneByOneSec / total,
      3,
    ),
    { what: 'the official SDK’s batches, nothing looked up or read back ÷ our apply', result: times(sdkSec / total) },
    { what: 'seconds that the plan announces ÷ seconds that its execution took', result: times(estimate) },
    {
      what: 'requests that the plan announces ÷ requests that its execution took',
      result: times(first.estimatedRequests / first.executionRequests),
    },
  ];
}

interface Ours {
  readonly totalSec: number;
  readonly requests: number;
  readonly commands: Readonly<Record<string, number>>;
  readonly estimatedSec: number;
  readonly estimatedRequests: number;
  /** From the first create to the last answer. */
  readonly executionSec: number;
  readonly executionRequests: number;
}

async function apply(folder: string): Promise<Ours> {
  const timeScale = scales.ours;
  const estimate = await withPortal({ timeScale, realistic: true }, async (portal) => {
    const { stdout } = await runTool(['plan', '--json'], { portal, folder, timeScale });
    return (JSON.parse(stdout) as { estimate: { requests: number; seconds: number } }).estimate;
  });
  return withPortal({ timeScale, realistic: true }, async (portal) => {
    writeFileSync(join(folder, 'chats.lock.json'), emptyLockfile);
    const { totalSec, traffic } = await runTool(['apply', '--quiet'], { portal, folder, timeScale });
    if (traffic.commands[creating] !== world.chats) throw new Error('not every chat was made once');
    const { requests, commands, firstCreateMs, lastMs, requestsBeforeCreates } = traffic;
    return {
      totalSec,
      requests,
      commands,
      estimatedSec: estimate.seconds,
      estimatedRequests: estimate.requests,
      executionSec: ((lastMs - firstCreateMs) / 1000) * timeScale,
      executionRequests: requests - requestsBeforeCreates,
    };
  });
}

const emptyLockfile = '{ "lockfileVersion": 1, "project": "bench", "portals": {} }\n';

/** Units: portal seconds that a client takes for the same creates. */
async function create(client: 'sdk' | 'one-by-one', folder: string, timeScale: number): Promise<number> {
  return withPortal({ timeScale, realistic: true }, async (portal) => {
    const door = await portal.openTls();
    const certificate = join(folder, 'certificate.pem');
    writeFileSync(certificate, door.certificate);
    const task: Task = { webhookUrl: client === 'sdk' ? door.webhookUrl : portal.webhookUrl, folder, world, timeScale };
    const script = join(import.meta.dirname, `../clients/${client}.ts`);
    await runScript(script, [JSON.stringify(task)], {
      cwd: join(import.meta.dirname, '..'),
      env: { NODE_EXTRA_CA_CERTS: certificate },
      execArgv: ['--import', 'tsx', '--dns-result-order=ipv4first'],
    });
    const traffic = calm(await portal.report());
    if (traffic.commands[creating] !== world.chats) throw new Error(`${client} did not make every chat once`);
    return spanSec(traffic, timeScale);
  });
}

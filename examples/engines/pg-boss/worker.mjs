// A queue on the Postgres that holds the state: enqueue portals from anywhere, run as many workers as you like.
//   node worker.mjs enqueue portals.yaml     one job a portal; one that waits already is not queued twice
//   node worker.mjs work portals.yaml        takes jobs until it is told to stop
import { execFileSync, spawn } from 'node:child_process';
import process from 'node:process';
import { PgBoss } from 'pg-boss';

const [act, inventory = 'portals.yaml'] = process.argv.slice(2);
const queue = 'provision';
const { DATABASE_URL, HEARTBEAT_SEC = '30', RETRY_SEC = '60' } = process.env;

const boss = new PgBoss(DATABASE_URL);
boss.on('error', (error) => console.error(error.message));
await boss.start();
// "exclusive": one job of a key, waiting or at work. Without a heartbeat a killed worker's portal would wait for the job to expire.
await boss.createQueue(queue, {
  policy: 'exclusive',
  heartbeatSeconds: Number(HEARTBEAT_SEC),
  retryLimit: 5,
  retryDelay: Number(RETRY_SEC),
});

if (act === 'enqueue') {
  const { result } = JSON.parse(
    execFileSync('provision', ['portals', inventory, '--format', 'json'], { encoding: 'utf8' }),
  );
  for (const { name } of result.portals) {
    const id = await boss.send(queue, { portal: name }, { singletonKey: name });
    console.log(`${name}  ${id === null ? 'waits already' : 'queued'}`);
  }
  await boss.stop();
} else {
  await boss.work(queue, async ([job]) => {
    const code = await run(['apply', inventory, '--portal', job.data.portal]);
    console.log(`${job.data.portal}  ${code}`);
    // Temporary is tried again; a wrong config and a missing consent stay what they are, and are told once.
    if (code === 75) throw new Error('temporary');
    return { code };
  });
  // The run under way ends first: provision finishes what it has begun when it is told to stop.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => boss.stop({ graceful: true, timeout: 900_000 }));
}

function run(args) {
  return new Promise((resolve) => {
    spawn('provision', args, { stdio: ['ignore', 'inherit', 'inherit'] }).on('close', (code) => resolve(code ?? 75));
  });
}

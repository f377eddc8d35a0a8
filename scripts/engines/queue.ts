import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { startPostgres } from '../../test/state/postgres/server.ts';
import { fleetOf } from './folder.ts';

/*
 * The example worker on a real PostgreSQL that also holds the state: what is queued twice waits once, and the portals of a worker that is
 * killed in mid-portal are done by another.
 */

const [tools = '', node = process.execPath] = process.argv.slice(2);
const worker = join(tools, 'worker.mjs');
copyFileSync(join(import.meta.dirname, '../../examples/engines/pg-boss/worker.mjs'), worker);

const postgres = await startPostgres();
const fleet = fleetOf(6, postgres.address);
const env = { ...fleet.env, DATABASE_URL: postgres.address, HEARTBEAT_SEC: '10', RETRY_SEC: '1' };
const workers: ChildProcess[] = [];
const all = fleet.names.length;
try {
  const first = enqueue();
  const second = enqueue();
  const doomed = start();
  await until(() => settled() > 0, 60);
  process.kill(-(doomed.pid ?? Number.NaN), 'SIGKILL');
  const atDeath = settled();
  start();
  await until(() => settled() === all, 120);
  const ok =
    count(first, 'queued') === all && count(second, 'waits already') === all && atDeath < all && settled() === all;
  process.stdout.write(
    `pg-boss: ${count(first, 'queued')} queued, ${count(second, 'waits already')} of them not twice; ` +
      `a worker killed after ${atDeath}, ${settled()} of ${all} portals are settled by another\n`,
  );
  process.exitCode = ok ? 0 : 1;
  if (!ok) process.stderr.write(`${first}${second}`);
} finally {
  for (const { pid, exitCode, signalCode } of workers)
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
  fleet.remove();
  await postgres.stop();
}

function enqueue(): string {
  return spawnSync(node, [worker, 'enqueue'], { cwd: fleet.folder, env, encoding: 'utf8', timeout: 60_000 }).stdout;
}

/** In a process group of its own, so that what it started dies with it. */
function start(): ChildProcess {
  const child = spawn(node, [worker, 'work'], { cwd: fleet.folder, env, stdio: 'ignore', detached: true });
  workers.push(child);
  return child;
}

/** Portals whose chats are both remembered in the store. */
function settled(): number {
  const { stdout } = spawnSync('provision', ['output'], { cwd: fleet.folder, env, encoding: 'utf8', timeout: 60_000 });
  return fleet.names.filter((name) => stdout.split('\n').filter((line) => line.startsWith(`${name}\t`)).length === 2)
    .length;
}

function count(text: string, word: string): number {
  return text.split('\n').filter((line) => line.endsWith(word)).length;
}

async function until(isSo: () => boolean, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds && !isSo(); waited++) await setTimeout(1_000);
}

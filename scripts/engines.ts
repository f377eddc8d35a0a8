import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { atOnce, root, run } from './at-once.ts';
import buildIfStale from './build-if-stale.ts';
import { nodeOf } from './other-nodes.ts';
import { pathOf } from './outer-programs.ts';

/*
 * Shows what `examples/engines` promises: runs what can be run without the engine itself, and walks the rest over the engines' schemas.
 * The tools for it want a newer Node than ours, so they are taken from the npm registry when this is run, and not with our own packages.
 */

const folder = join(root, 'node_modules/.cache/engines');
const tools = [
  'gitlab-ci-local@4.75.1',
  'pg-boss@12.38.0',
  'kubernetes-models@4.5.0',
  '@kubernetes-models/argo-workflows@2.0.0',
];
const node = await nodeOf(22);

const shows = [
  { name: 'pg-boss', script: 'queue', args: [folder, node], needs: pathOf('postgres') },
  { name: 'gitlab', script: 'gitlab', args: [folder, node], needs: pathOf('rsync') },
  { name: 'indexed-job', script: 'indexed-job', args: [], needs: process.execPath },
  { name: 'manifests', script: 'manifests', args: [folder], needs: process.execPath },
];

await buildIfStale();
await install();
const shown = await atOnce(shows, show);
process.exitCode = shown.every(Boolean) ? 0 : 1;

async function install(): Promise<void> {
  if (tools.every((tool) => existsSync(join(folder, 'node_modules', tool.replace(/@[^@]*$/, ''))))) return;
  const flags = ['--no-save', '--no-audit', '--no-fund', '--engine-strict=false'];
  const { ok, stderr } = await run('npm', ['install', '--prefix', folder, ...flags, ...tools]);
  if (!ok) throw new Error(`the tools cannot be had: ${stderr}`);
}

async function show({ name, script, args, needs }: (typeof shows)[number]): Promise<boolean> {
  if (needs === undefined) {
    process.stdout.write(`skipped ${name}: what it needs is not installed here\n`);
    return true;
  }
  const file = `scripts/engines/${script}.ts`;
  const { ok, stdout, stderr, seconds } = await run(process.execPath, ['--import', 'tsx', file, ...args], 300_000);
  const said = stdout.trim().split('\n').join('; ');
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s): ${said}\n`);
  if (!ok) process.stderr.write(stderr);
  return ok;
}

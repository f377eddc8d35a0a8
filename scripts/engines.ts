import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import buildIfStale from './build-if-stale.ts';
import { nodeOf } from './other-nodes.ts';
import { pathOf } from './outer-programs.ts';

/*
 * Shows what `examples/engines` promises: runs what can be run without the engine itself, and walks the rest over the engines' schemas.
 * The tools for it want a newer Node than ours, so they are taken from the npm registry when this is run, and not with our own packages.
 */

const root = join(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/engines');
const tools = [
  'gitlab-ci-local@4.75.1',
  'pg-boss@12.38.0',
  'kubernetes-models@4.5.0',
  '@kubernetes-models/argo-workflows@2.0.0',
];
const node = nodeOf(22);

await buildIfStale();
install();
const shown = [
  ...show('manifests', node, ['--no-warnings', 'scripts/engines/manifests.ts', folder]),
  ...show('indexed-job', process.execPath, ['--import', 'tsx', 'scripts/engines/indexed-job.ts']),
  ...show('gitlab', process.execPath, ['--import', 'tsx', 'scripts/engines/gitlab.ts', folder, node], pathOf('rsync')),
  ...show(
    'pg-boss',
    process.execPath,
    ['--import', 'tsx', 'scripts/engines/queue.ts', folder, node],
    pathOf('postgres'),
  ),
];
process.exitCode = shown.every(Boolean) ? 0 : 1;

function install(): void {
  if (tools.every((tool) => existsSync(join(folder, 'node_modules', tool.replace(/@[^@]*$/, ''))))) return;
  const args = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
    ...tools,
  ];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`the tools cannot be had: ${stderr}`);
}

function show(
  name: string,
  program: string,
  args: readonly string[],
  needs: string | undefined = program,
): readonly boolean[] {
  if (needs === undefined) {
    process.stdout.write(`skipped ${name}: what it needs is not installed here\n`);
    return [];
  }
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', timeout: 300_000 });
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}: ${stdout.trim().split('\n').join('; ')}\n`);
  if (status !== 0) process.stderr.write(stderr);
  return [status === 0];
}

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fleetOf } from './folder.ts';

/* Runs the pipelines for GitLab with gitlab-ci-local, jobs as processes of this machine: a command in the path takes the image's place. */

const [tools = '', node = process.execPath] = process.argv.slice(2);
const examples = join(import.meta.dirname, '../../examples/engines/gitlab');

const ok = [run('parallel.gitlab-ci.yml'), run('child.gitlab-ci.yml')].every(Boolean);
process.exitCode = ok ? 0 : 1;

function run(example: string): boolean {
  const fleet = fleetOf(6);
  try {
    cpSync(examples, fleet.folder, { recursive: true });
    cpSync(join(examples, example), join(fleet.folder, '.gitlab-ci.yml'));
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: fleet.folder, stdio: 'ignore' });
    git('init', '--initial-branch=main');
    git('add', '--all');
    git('remote', 'add', 'origin', 'git@gitlab.example:team/chats.git');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--message=chats');
    const cli = join(tools, 'node_modules/gitlab-ci-local/dist/index.js');
    const job = spawnSync(node, [cli, '--force-shell-executor'], {
      cwd: fleet.folder,
      env: { ...fleet.env, CI_DEFAULT_BRANCH: 'main' },
      encoding: 'utf8',
      timeout: 120_000,
    });
    const settled = fleet.settled();
    const good = job.status === 0 && settled.length === fleet.names.length;
    process.stdout.write(
      `${example}: exit code ${job.status}, ${settled.length} of ${fleet.names.length} portals settled\n`,
    );
    if (!good) process.stderr.write(`${job.stdout}${job.stderr}`);
    return good;
  } finally {
    fleet.remove();
  }
}

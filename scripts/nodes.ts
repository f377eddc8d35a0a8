import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import buildIfStale from './build-if-stale.ts';
import { nodeOf, otherNodes } from './other-nodes.ts';

/*
 * The main job of the built package on every Node that people run: chats are made on the embedded portal, a second run has nothing to
 * do, and the ids are the same everywhere. The tests run on one Node only, as their tools come and go with versions.
 */

const root = join(import.meta.dirname, '..');
const job = [['validate'], ['apply'], ['plan', '--detailed-exitcode'], ['apply'], ['doctor'], ['output', '--json']];

await buildIfStale();
const expected = idsMadeBy(process.execPath);
const failed = otherNodes.filter((major) => {
  const ok = expected !== '' && idsMadeBy(nodeOf(major)) === expected;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} the main job on Node ${major}\n`);
  return !ok;
});
process.exitCode = failed.length > 0 ? 1 : 0;

/** What the job's last command, `output`, says; what failed on the way is told on stderr and gives nothing. */
function idsMadeBy(node: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'provision-nodes-'));
  try {
    cpSync(join(root, 'examples/welcome'), folder, { recursive: true });
    let said = '';
    for (const args of job) {
      const { PROVISION_URL: _, PROVISION_TOKEN: __, ...env } = process.env;
      const argv = [join(root, 'dist/bin.js'), ...args];
      const run = spawnSync(node, argv, { cwd: folder, env, encoding: 'utf8', timeout: 60_000 });
      said = run.stdout;
      if (run.status === 0) continue;
      process.stderr.write(
        `${node}: provision ${args.join(' ')} ended with ${run.status}\n${run.stdout}${run.stderr}\n`,
      );
      return '';
    }
    return said;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

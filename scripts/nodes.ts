import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { atOnce, root } from './at-once.ts';
import buildIfStale from './build-if-stale.ts';
import { nodeOf, otherNodes } from './other-nodes.ts';

/*
 * The main job of the built package on every Node that people run: chats are made on the embedded portal, a second run has nothing to
 * do, and the ids are the same everywhere. The tests run on one Node only, as their tools come and go with versions.
 */

const execute = promisify(execFile);
const job = [['validate'], ['apply'], ['plan', '--detailed-exitcode'], ['apply'], ['doctor'], ['output', '--json']];

await buildIfStale();
const nodes = [{ name: 'this Node', program: async () => process.execPath }].concat(
  otherNodes.map((major) => ({ name: `Node ${major}`, program: () => nodeOf(major) })),
);
const made = await atOnce(nodes, async ({ name, program }) => ({ name, ids: await idsMadeBy(await program()) }));
const expected = made[0]?.ids ?? '';
const failed = made.filter(({ name, ids }) => {
  const ok = expected !== '' && ids === expected;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} the main job on ${name}\n`);
  return !ok;
});
process.exitCode = failed.length > 0 ? 1 : 0;

/** What the job's last command, `output`, says; what failed on the way is told on stderr and gives nothing. */
async function idsMadeBy(node: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'provision-nodes-'));
  try {
    cpSync(join(root, 'examples/welcome'), folder, { recursive: true });
    let said = '';
    for (const args of job) {
      const { PROVISION_URL: _, PROVISION_TOKEN: __, ...env } = process.env;
      const argv = [join(root, 'dist/bin.js'), ...args];
      try {
        const { stdout } = await execute(node, argv, { cwd: folder, env, timeout: 60_000 });
        said = stdout;
      } catch (error) {
        process.stderr.write(`${node}: provision ${args.join(' ')}: ${error}\n`);
        return '';
      }
    }
    return said;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

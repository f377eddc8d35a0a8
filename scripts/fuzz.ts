import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';

/**
 * `npm run fuzz`: every fuzzer with 100,000 inputs that nobody has seen before; `-- NAME…` runs some of them.
 *
 * The seed is printed first. `PROVISION_SEED` repeats a run, `PROVISION_RUNS` makes it shorter or longer.
 */
const root = join(import.meta.dirname, '..');
const { PROVISION_RUNS = '100000', PROVISION_SEED = String(randomInt(2 ** 31)) } = process.env;
process.stdout.write(`PROVISION_SEED=${PROVISION_SEED} PROVISION_RUNS=${PROVISION_RUNS}\n`);
const names = process.argv.slice(2).map((name) => `test/fuzz/${name}`);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...(names.length > 0 ? names : ['test/fuzz'])],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PROVISION_RUNS, PROVISION_SEED } },
);
process.exitCode = status ?? 1;

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import buildIfStale from './build-if-stale.ts';

const root = join(import.meta.dirname, '..');
const config = join('examples', 'welcome', 'chats.yaml');

await buildIfStale();
if (provision(['apply', config]) && provision(['apply', config]))
  process.stdout.write(
    `\n# To look at the chats in a browser, and to end it with Ctrl-C:\n$ ${join('node dist', 'bin.js')} sandbox ${config}\n`,
  );

/** Runs the built package in plain sight, as a person would type it; what it says goes straight to the terminal. */
function provision(args: readonly string[]): boolean {
  process.stdout.write(`\n$ provision ${args.join(' ')}\n`);
  // They would lead the example to somebody's real portal.
  const { PROVISION_URL: _, PROVISION_TOKEN: __, ...env } = process.env;
  const argv = [join(root, 'dist/bin.js'), ...args];
  const { status } = spawnSync(process.execPath, argv, { cwd: root, env, stdio: 'inherit' });
  process.exitCode = status ?? 1;
  return status === 0;
}

import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');

/**
 * Runs tests with what only a long run does, from a seed that nobody has seen before unless `PROVISION_SEED` repeats one.
 *
 * `defaults`: what the environment does not say. All of it is printed first.
 */
export function runLong(tests: readonly string[], defaults: Readonly<Record<string, string>>): void {
  const all = { PROVISION_SEED: String(randomInt(2 ** 31)), ...defaults };
  const said = Object.entries(all).map(([name, value]) => [name, process.env[name] ?? value] as const);
  process.stdout.write(`${said.map(([name, value]) => `${name}=${value}`).join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...Object.fromEntries(said) },
  });
  process.exitCode = status ?? 1;
}

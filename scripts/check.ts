import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');

/** Everything that is checked besides the tests: the scripts `check:…` of package.json, in their order. */
const checks = Object.keys(scripts()).filter((name) => name.startsWith('check:'));

const failed = checks.filter((name) => !passes(name));
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs one check to its end whatever the others said, so that one run shows all that is wrong. */
function passes(name: string): boolean {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ok = status === 0;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n${ok ? '' : `${stdout}${stderr}\n`}`);
  return ok;
}

function scripts(): Readonly<Record<string, string>> {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
}

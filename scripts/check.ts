import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');

/** Everything that is checked besides the tests, by the name that the outcome is printed under. */
const checks: Readonly<Record<string, readonly string[]>> = {
  types: ['tsc', '--noEmit'],
  'types of the page': ['tsc', '--noEmit', '--project', 'src/sandbox/page/browser'],
  style: ['biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  floors: ['depcruise', 'src', '--output-type', 'err'],
  unused: ['knip'],
  generated: ['tsx', 'scripts/generate.ts', '--check'],
  build: ['tsdown', '--no-clean', '--log-level', 'warn'],
  package: ['publint', '--strict'],
};

const [only] = process.argv.slice(2);
if (only !== undefined && !(only in checks)) {
  process.stderr.write(`no check "${only}"; there are: ${Object.keys(checks).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const failed = Object.entries(checks).filter(([name, command]) => (only ?? name) === name && !passes(name, command));
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Runs one check to its end whatever the others said, so that one run shows all that is wrong. */
function passes(name: string, [tool = '', ...args]: readonly string[]): boolean {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ok = status === 0;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n${ok ? '' : `${stdout}${stderr}\n`}`);
  return ok;
}

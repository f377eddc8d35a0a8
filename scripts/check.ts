import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { atOnce, root, run } from './at-once.ts';

/** Everything that is checked besides the tests: the scripts `check:…` of package.json. */
const checks = Object.keys(scripts()).filter((name) => name.startsWith('check:'));

const passed = await atOnce(checks, passes);
process.exitCode = passed.every(Boolean) ? 0 : 1;

/** Runs one check to its end whatever the others said, so that one run shows all that is wrong. */
async function passes(name: string): Promise<boolean> {
  const { ok, stdout, stderr, seconds } = await run('npm', ['run', '--silent', name]);
  process.stdout.write(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n${ok ? '' : `${stdout}${stderr}\n`}`,
  );
  return ok;
}

function scripts(): Readonly<Record<string, string>> {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
}

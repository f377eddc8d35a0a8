import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const imports = `import { describe, expect, it } from 'vitest';\n`;
const passing = `${imports}it('one', () => expect(1).toBe(1));\nit('two', () => expect(2).toBe(2));\n`;
const failing = `${imports}it('three', () => expect(3).toBe(4));\n`;
const skipping = `${imports}it.skip('four', () => expect(4).toBe(4));\nit.todo('five');\n`;
const unloadable = `${imports}import './nowhere.ts';\nit('six', () => expect(6).toBe(6));\n`;
const rejecting = `${imports}it('seven', () => void Promise.reject(new Error('loose')));\n`;
const badHook = `${imports}import { beforeAll } from 'vitest';\ndescribe('all', () => {\n  beforeAll(() => { throw new Error('no'); });\n  it('eight', () => expect(8).toBe(8));\n});\n`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-last-line-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the last line of a test run', () => {
  it.each([
    ['counts tests, not files', { passing }, '2 passed, 0 failed', 0],
    ['counts what failed and what was skipped', { passing, failing, skipping }, '2 passed, 1 failed, 2 skipped', 1],
    ['counts a file that cannot be loaded as a failure', { passing, unloadable }, '2 passed, 1 failed', 1],
    ['counts an error outside every test as a failure', { rejecting }, '1 passed, 1 failed', 1],
    ['counts a broken hook as a failure', { passing, badHook }, '2 passed, 1 failed, 1 skipped', 1],
    ['never says that nothing failed when no test was found', {}, '0 passed, 1 failed', 1],
  ])('%s', (_, files, line, exitCode) => {
    expect(runTests(files)).toEqual({ line, exitCode });
  });

  it('never says that nothing failed when the run cannot even begin', () => {
    expect(runTests({ passing }, `globalSetup: './nowhere.ts',`)).toEqual({ line: '0 passed, 1 failed', exitCode: 1 });
  });
});

describe('.ci/run', () => {
  it('ends with the line of the test run when all is well', () => {
    expect(runCi({})).toEqual({ line: '7 passed, 0 failed', exitCode: 0 });
  });

  it.each(['run check', 'run nodes', 'run engines'])(
    'counts a failed npm %s, after the tests have had their say',
    (command) => {
      expect(runCi({ [command]: 'exit 1' })).toEqual({ line: '7 passed, 1 failed', exitCode: 1 });
    },
  );

  it('keeps the line of tests that failed', () => {
    const tests = `echo '5 passed, 2 failed'; exit 1`;
    expect(runCi({ test: tests })).toEqual({ line: '5 passed, 2 failed', exitCode: 1 });
    expect(runCi({ test: tests, 'run check': 'exit 1' })).toEqual({ line: '5 passed, 3 failed', exitCode: 1 });
  });

  it('lets nothing be skipped where all that the tests drive is there', () => {
    const tests = `echo '5 passed, 2 failed, 3 skipped'`;
    expect(runCi({ test: tests })).toEqual({ line: '5 passed, 5 failed', exitCode: 1 });
    expect(runCi({ test: tests, 'run check': 'exit 1' })).toEqual({ line: '5 passed, 6 failed', exitCode: 1 });
  });

  it('installs what is missing, and says what was skipped where that cannot be done', () => {
    const acts = { [missing]: 'echo no-such-package', test: `echo '5 passed, 0 failed, 3 skipped'` };
    const without = { 'apt-get': 'exit 100' };
    expect(runCi(acts, without)).toEqual({ line: '5 passed, 0 failed, 3 skipped', exitCode: 0 });
    const once = { ...acts, [missing]: '[ -e there ] || echo no-such-package', test: `echo '8 passed, 0 failed'` };
    const having = { 'apt-get': '[ "$1" = update ] || [ "$4" = no-such-package ] && touch there' };
    expect(runCi(once, having)).toEqual({ line: '8 passed, 0 failed', exitCode: 0 });
    expect(existsSync(join(folder, 'there'))).toBe(true);
  });

  it('ends with such a line even when nothing could be installed', () => {
    expect(runCi({ ci: 'echo no registry >&2; exit 1' })).toEqual({ line: '0 passed, 2 failed', exitCode: 1 });
  });

  it('runs the command that the README gives for the tests', () => {
    const commands = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```sh\n(.*?)\n```/gms)];
    expect(commands.map(([, command]) => command)).toContain('npm ci && npm test');
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain('npm ci && npm test');
  });
});

interface Ending {
  readonly line: string | undefined;
  readonly exitCode: number | null;
}

function runTests(files: Readonly<Record<string, string>>, setting = ''): Ending {
  const reporter = JSON.stringify(join(root, 'scripts/summary-reporter.ts'));
  const config = `export default { test: { ${setting} include: ['*.test.ts'], reporters: ['default', ${reporter}] } };\n`;
  writeFileSync(join(folder, 'vitest.config.mjs'), config);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.test.ts`), text);
  return ending(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], process.env);
}

const missing = 'run --silent missing-packages';

/** Runs the real script with an npm that does as the test says: one shell line for a command line of npm's. */
function runCi(npm: Readonly<Record<string, string>>, programs: Readonly<Record<string, string>> = {}): Ending {
  mkdirSync(join(folder, '.ci'), { recursive: true });
  copyFileSync(join(root, '.ci/run'), join(folder, '.ci/run'));
  const acts = {
    ci: 'exit 0',
    'run --silent missing-packages': 'exit 0',
    'run check': 'exit 0',
    'run nodes': 'exit 0',
    'run engines': 'exit 0',
    test: `echo '7 passed, 0 failed'`,
    ...npm,
  };
  const cases = Object.entries(acts).map(([args, act]) => `'${args}') ${act} ;;`);
  const all = { ...programs, npm: `case "$*" in\n${cases.join('\n')}\n*) exit 99 ;;\nesac`, sudo: 'shift; exec "$@"' };
  for (const [name, act] of Object.entries(all)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${act}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return ending('bash', ['.ci/run'], { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` });
}

function ending(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Ending {
  const run = spawnSync(command, args, { cwd: folder, env: { ...env, NO_COLOR: '1' }, encoding: 'utf8' });
  return { line: run.stdout.trimEnd().split('\n').at(-1), exitCode: run.status };
}

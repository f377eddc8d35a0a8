import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A house in which every file breaks one rule, and the rule it breaks. */
const broken: Readonly<Record<string, readonly [text: string, rule: string]>> = {
  'base/upstairs.ts': [`export { noun } from '../model/noun.ts';`, 'floor-0-base'],
  'plan/neighbour.ts': [`export { neighbour } from '../report/neighbour.ts';`, 'floor-3-rooms'],
  'plan/type-of-neighbour.ts': [`export type { Neighbour } from '../report/neighbour.ts';`, 'floor-3-rooms'],
  'read/use-case.ts': [`export { useCase } from '../app/use-case.ts';`, 'floor-3-rooms'],
  'plan/reads-disk.ts': [`import 'node:fs';`, 'door-plan'],
  'plan/reads-argv.ts': [`import 'node:process';`, 'door-plan'],
  'state/reads-argv.ts': [`import 'node:process';`, 'process-number'],
  'state/knows-files.ts': [`import '../disk/atomic.ts';`, 'lockfile-on-disk'],
  'state/reads-disk.ts': [`import 'node:fs/promises';`, 'lockfile-on-disk'],
  'plan/writes-files.ts': [`import '../disk/atomic.ts';`, 'disk-callers'],
  'cli/writes-disk.ts': [`import 'node:fs/promises';`, 'door-cli'],
  'execute/calls-web.ts': [`import 'undici';`, 'package-undici'],
  'config/second-parser.ts': [`import type { Document } from 'yaml';\nexport type D = Document;`, 'package-yaml'],
  'app/draws.ts': [`import 'listr2';`, 'package-listr2'],
  'app/compiles.ts': [`import 'ajv';`, 'package-unlisted'],
  'app/bakes.ts': [`import '../sandbox/portal.ts';`, 'sandbox-on-demand'],
  'cli/bakes.ts': [`export const portal = () => import('../sandbox/portal.ts');`, 'floor-5-cli'],
  'sandbox/borrows.ts': [`export { noun } from '../model/noun.ts';`, 'sandbox-alone'],
  'sandbox/buys.ts': [`import 'commander';`, 'sandbox-alone'],
  'report/hen.ts': [`import type { Egg } from './egg.ts';\nexport type Hen = Egg;`, 'no-cycle'],
  'utils/odd.ts': ['export const odd = 1;', 'no-stray-file'],
  'app/lost.ts': [`import './nowhere.ts';`, 'no-unknown'],
  'bin.ts': [`import './app/use-case.ts';`, 'process-door'],
  'index.ts': [`export { portal } from './cli/bakes.ts';`, 'library-door'],
};

/** The same house, where it is in order. */
const sound: Readonly<Record<string, string>> = {
  'model/noun.ts': 'export const noun = 1;',
  'report/neighbour.ts': `import { noun } from '../model/noun.ts';\nexport const neighbour = noun;\nexport type Neighbour = number;`,
  'report/egg.ts': `import type { Hen } from './hen.ts';\nexport type Egg = Hen | 1;`,
  'app/use-case.ts': `export const useCase = () => import('../sandbox/portal.ts');\nexport { neighbour } from '../report/neighbour.ts';`,
  'app/types.ts': `export type { Portal } from '../sandbox/portal.ts';`,
  'app/odd.ts': `export { odd } from '../utils/odd.ts';`,
  'sandbox/portal.ts': `import 'node:http';\nexport type Portal = 1;`,
  'disk/atomic.ts': `import 'node:fs/promises';`,
  'state/file/process-identity.ts': `import 'node:process';`,
  'state/file/lockfile.ts': `import 'node:fs/promises';\nimport '../../disk/atomic.ts';`,
  'portal/transport.ts': `import 'undici';`,
  'config/yaml/yaml.ts': `import 'yaml';`,
  'cli/main.ts': `import 'commander';\nimport 'node:process';`,
};

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

describe('the check of floors and doors', () => {
  let house: string;
  let violations: readonly Violation[];

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'provision-house-'));
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
    for (const [file, [text]] of Object.entries(broken)) write(house, file, text);
    for (const [file, text] of Object.entries(sound)) write(house, file, text);
    violations = check(house);
  });

  afterAll(() => rmSync(house, { recursive: true }));

  it.each(Object.entries(broken))('reports src/%s', (file, [, rule]) => {
    const hits = violations.filter(({ from, to }) => from === `src/${file}` || to === `src/${file}`);
    expect(hits.map((hit) => hit.rule.name)).toContain(rule);
  });

  it('reports nothing about files that keep the rules', () => {
    const strays = ['utils/odd.ts', 'report/hen.ts'].map((file) => `src/${file}`);
    const accused = violations.filter(({ to }) => !strays.includes(to)).map(({ from }) => from);
    expect(accused.filter((from) => from.slice('src/'.length) in sound)).toEqual([]);
  });
});

function write(house: string, file: string, text: string): void {
  const path = join(house, 'src', file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

function check(house: string): readonly Violation[] {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.mjs');
  const run = spawnSync(process.execPath, [tool, 'src', '--config', config, '--output-type', 'json'], {
    cwd: house,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  return (JSON.parse(run.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { isSampled } from './mutate/sample.mjs';

/**
 * `npm run mutate [-- ROOM…]`: small wrong changes of the code, tried against the tests (StrykerJS); what no test notices is printed.
 *
 * `--share 0.1` says how much of all mutants is tried, `--seed N` which; `--tests GLOB` (may be repeated) which tests are to notice, in
 * place of those of `scripts/mutate/vitest.config.ts`. It takes its time, so it is no part of what is done before a merge.
 */
const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '0.1' },
    seed: { type: 'string', default: '20261129' },
    tests: { type: 'string', multiple: true, default: [] },
  },
});
const rooms = positionals.length > 0 ? positionals : ['execute', 'read', 'resources', 'plan'];
const sample = { seed: Number(values.seed), share: Number(values.share) };

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

process.chdir(root);
process.env.PROVISION_MUTANTS = JSON.stringify(sample);
process.env.PROVISION_MUTANT_TESTS = values.tests.join('\n');

const mutants = await new Stryker({
  mutate: rooms.map((room) => `src/${room}/**/*.ts`),
  testRunner: 'sampled-vitest',
  plugins: [join(root, 'scripts/mutate/sampled-runner.mjs')],
  vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What runs once, when a file is loaded, is mostly schemas and texts, and all tests would have to be run for each.
  ignoreStatic: true,
  concurrency: 1,
  // The core does its work in milliseconds: what takes seconds goes round in circles.
  timeoutMS: 10_000,
  reporters: ['progress-append-only'],
  logLevel: 'warn',
  ignorePatterns: ['**', '!src/**', '!test/**', '!schemas/**', '!scripts/mutate/**', '!package.json', '!tsconfig.json'],
} as ConstructorParameters<typeof Stryker>[0]).runMutationTest();

const tried = mutants.filter(
  (mutant) => mutant.status !== 'Ignored' && isSampled(mutant, mutant.location.start, sample),
);
for (const room of rooms) print(room);

function print(room: string): void {
  const here = tried.filter(({ fileName }) => placeOf(fileName).startsWith(`src/${room}/`));
  const survivors = here.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const percent = here.length === 0 ? 100 : Math.round(((here.length - survivors.length) / here.length) * 100);
  process.stdout.write(`\n${room}: ${here.length - survivors.length} of ${here.length} noticed (${percent} %)\n`);
  for (const survivor of survivors.toSorted(byPlace)) process.stdout.write(`  ${lineOf(survivor)}\n`);
}

function lineOf({ fileName, location: { start, end }, replacement = '', status, mutatorName }: Mutant): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const original = lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === lines.length - 1 ? end.column - 1 : undefined),
    )
    .join('\n');
  const unseen = status === 'NoCoverage' ? ', no test comes here' : '';
  const change = `${short(original)} → ${short(replacement)}`;
  return `${placeOf(fileName)}:${start.line}:${start.column} ${mutatorName}${unseen}: ${change}`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}

function byPlace(a: Mutant, b: Mutant): number {
  return a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : a.location.start.line - b.location.start.line;
}

function placeOf(fileName: string): string {
  return fileName.slice(root.length + 1).replaceAll('\\', '/');
}

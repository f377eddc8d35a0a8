import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { programFor } from '../../src/cli/program.ts';
import { interpolate } from './github.ts';
import { root } from './shipped.ts';

/* What can be said of the files for engines without the engines' tools; `npm run engines` runs them. */

const folder = join(root, 'examples/engines');
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(ya?ml|service|timer)$|crontab$/.test(name),
);

interface JobSpec {
  readonly completions: number;
  readonly podFailurePolicy: {
    readonly rules: readonly {
      readonly action: string;
      readonly onExitCodes?: { readonly values: readonly number[] };
    }[];
  };
  readonly template: {
    readonly spec: {
      readonly terminationGracePeriodSeconds: number;
      readonly containers: readonly [
        { readonly args: readonly string[]; readonly env: readonly { name: string; value: string }[] },
      ];
    };
  };
}

const jobs: readonly (readonly [string, JobSpec])[] = [
  ['job.yaml', (parse(read('kubernetes/job.yaml')) as { spec: JobSpec }).spec],
  [
    'cronjob.yaml',
    (parse(read('kubernetes/cronjob.yaml')) as { spec: { jobTemplate: { spec: JobSpec } } }).spec.jobTemplate.spec,
  ],
];

describe('a file for an engine', () => {
  it.each(files.filter((name) => name.endsWith('.yaml') || name.endsWith('.yml')))('is sound YAML: %s', (name) => {
    expect(parseAllDocuments(read(name)).flatMap((document) => ('errors' in document ? document.errors : []))).toEqual(
      [],
    );
  });

  it.each(files)('names only commands and flags that the program has: %s', (name) => {
    const lines =
      read(name).match(/(?<![\w-])(?:provision|bitrix24-provision@0) (?:apply|plan|portals)\b[^\n|>]*/g) ?? [];
    for (const line of lines) expect(unknownIn(line.split(/\s+/).slice(1))).toEqual([]);
  });
});

describe('a job for Kubernetes', () => {
  it.each(jobs)('tells its shards how many they are: %s', (_, { completions, template }) => {
    const { env } = template.spec.containers[0];
    expect(env.find(({ name }) => name === 'PROVISION_SHARDS')?.value).toBe(String(completions));
  });

  it.each(jobs)('tries again what is temporary, and never a wrong config or a missing consent: %s', (_, spec) => {
    const { rules } = spec.podFailurePolicy;
    const actionOn = (code: number) => rules.find(({ onExitCodes }) => onExitCodes?.values.includes(code))?.action;
    expect([4, 7, 75].map(actionOn)).toEqual(['FailIndex', 'FailIndex', 'Count']);
    expect(spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(300);
  });

  it.each(jobs)('gives the program flags that it has: %s', (_, { template }) => {
    expect(unknownIn(template.spec.containers[0].args)).toEqual([]);
  });
});

it("a queue of GitHub is one shard's own", () => {
  const { jobs } = parse(read('github/fleet.yml')) as { jobs: { apply: { concurrency: { group: string } } } };
  expect(interpolate(jobs.apply.concurrency.group, { matrix: { shard: '2/4' } })).toBe('provision-fleet-2/4');
});

it('the worker is a program that Node can read', () => {
  const { status, stderr } = spawnSync('node', ['--check', join(folder, 'pg-boss/worker.mjs')], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

/** Commands and flags that the program does not know. */
function unknownIn(words: readonly string[]): readonly string[] {
  const [name = '', ...rest] = words;
  const command = programFor(() => async () => {}).commands.find((each) => each.name() === name);
  if (!command) return [name];
  const flags = command.options.flatMap(({ long, short }) => [long, short]);
  return rest.filter((word) => /^--?[a-z]/.test(word)).filter((word) => !flags.includes(word.split('=')[0] ?? ''));
}

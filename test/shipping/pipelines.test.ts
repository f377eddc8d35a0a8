import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { programFor } from '../../src/cli/program.ts';
import { actionProblems, workflowProblems } from './github.ts';
import { written } from './gitlab-jobs.ts';
import { action } from './runner.ts';
import { root } from './shipped.ts';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string; readonly 'cancel-in-progress'?: boolean };
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly WorkflowStep[]; readonly 'timeout-minutes'?: number }>
  >;
}

interface WorkflowStep {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
}

const folder = join(root, 'examples/pipelines/github');
const examples = readdirSync(folder).map((name): [string, Workflow] => [
  name,
  parse(read(join(folder, name))) as Workflow,
]);
const uses = examples.flatMap(([name, { jobs }]) =>
  Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .filter((step) => step.uses?.startsWith('OWNER/bitrix24-provision@'))
    .map((step): [string, Readonly<Record<string, string | boolean>>] => [name, step.with ?? {}]),
);

describe('the action', () => {
  it('is sound by the rules of GitHub', () => {
    expect(actionProblems(join(root, 'action.yml'))).toEqual([]);
  });

  it('would be found wrong with a step that GitHub does not know', () => {
    const broken = read(join(root, 'action.yml')).replace('shell: bash', 'shel: bash');
    expect(actionProblems('action.yml', broken)).not.toEqual([]);
  });

  it.each(action.runs.steps.filter((step) => step.run !== undefined))(
    'has a shell script in "$name"',
    ({ run = '' }) => {
      const { stderr } = spawnSync('bash', ['-n', written([run])], { encoding: 'utf8' });
      expect(stderr).toBe('');
    },
  );

  it('puts no expression into a script, where a title could become a command', () => {
    expect(action.runs.steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

describe('a workflow for GitHub', () => {
  const workflows = readdirSync(join(root, '.github/workflows'));
  const all = [
    ...examples.map(([name]) => join(folder, name)),
    ...workflows.map((name) => join(root, '.github/workflows', name)),
  ];

  it.each(all.map((path) => [path.slice(root.length + 1), path] as const))('is sound in %s', async (_, path) => {
    expect(await workflowProblems(path)).toEqual([]);
  });

  it.each(uses)('gives the action inputs that it has, in %s', (_, inputs) => {
    expect(Object.keys(inputs).filter((name) => !(name in action.inputs))).toEqual([]);
  });

  it.each(examples)('says which rights it takes and how long it may last, in %s', (_, { permissions, jobs }) => {
    expect(permissions.contents).toMatch(/^(read|write)$/);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it.each(examples.filter(([, { permissions }]) => permissions.contents === 'write'))(
    'that writes, %s, does so one run at a time and is never cancelled half way',
    (_, { concurrency, on }) => {
      expect(concurrency).toEqual({ group: 'provision-apply', 'cancel-in-progress': false });
      expect(Object.keys(on)).not.toContain('pull_request');
    },
  );

  it('shows no secret to pull requests from forks', () => {
    const plan = examples.find(([name]) => name === 'plan.yml')?.[1];
    for (const job of Object.values(plan?.jobs ?? {})) {
      const usesSecret = JSON.stringify(job.steps).includes('secrets.');
      const guard = 'github.event.pull_request.head.repo.full_name == github.repository';
      expect((job as { if?: string }).if === guard).toBe(usesSecret);
    }
  });
});

describe('what the pipelines tell provision', () => {
  const texts = [
    'templates/provision.yml',
    'examples/pipelines/gitlab/approve.gitlab-ci.yml',
    '.pre-commit-hooks.yaml',
    'docs/gitops.md',
    'action/provision.mjs',
  ].map((path): [string, string] => [path, read(join(root, path))]);
  const program = programFor(() => async () => {});
  const commands = new Map(program.commands.map((command) => [command.name(), command]));

  it.each(texts)('are commands and flags that it knows, in %s', (path, text) => {
    const calls = path.endsWith('.mjs') ? callsInScript(text) : callsInText(text);
    expect(calls.length).toBeGreaterThan(0);
    for (const { name, flags } of calls) {
      const known = commands.get(name)?.options.map(({ long }) => long) ?? [];
      expect([name, flags.filter((flag) => !known.includes(flag))]).toEqual([name, []]);
    }
  });

  it.each(uses)('are arguments that the command has, in %s', (_, { command, args = '' }) => {
    const known = commands.get(String(command))?.options.map(({ long }) => long);
    expect(
      String(args)
        .split(' ')
        .filter((flag) => flag.startsWith('--') && !known?.includes(flag)),
    ).toEqual([]);
  });
});

interface Call {
  readonly name: string;
  readonly flags: readonly string[];
}

/** `provision NAME …` where a command stands: on a line of its own, as a YAML item, or as code; folded lines count as one. */
function callsInText(text: string): readonly Call[] {
  const unfolded = text.replaceAll(/>-\n\s+(provision [^\n]*)\n\s+/g, '$1 ');
  const calls = unfolded.matchAll(/(?:^\s*(?:- |entry: )?|`)provision ([a-z]+)\b([^\n`]*)/gm);
  return [...calls].map(([, name = '', rest = '']) => ({ name, flags: rest.match(/--[a-z-]+/g) ?? [] }));
}

/** The action's table of flags, a command a line. */
function callsInScript(text: string): readonly Call[] {
  return [...text.matchAll(/^ {4}(validate|plan|apply|destroy): \[(.*)\],$/gm)].map(([, name = '', list = '']) => ({
    name,
    flags: list.match(/--[a-z-]+/g) ?? [],
  }));
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { freshFolder } from './folders.ts';
import { type Facts, holds, interpolate } from './github.ts';
import { root, shipped } from './shipped.ts';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly 'working-directory'?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

/** What a run of the action left behind. */
export interface Ran {
  /** Of the first step that failed; 0 when none did. */
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Names of the steps that ran. */
  readonly steps: readonly string[];
}

export interface Job {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Called when a step starts, with a way to signal it as a runner that cancels does. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs `action.yml` as GitHub's runner does, its conditions, expressions and shells included; only `uses` is left out. */
export async function runAction(inputs: Readonly<Record<string, string>>, job: Job): Promise<Ran> {
  const given = Object.keys(inputs).filter((name) => !(name in action.inputs));
  if (given.length > 0) throw new Error(`the action has no input ${given.join(', ')}`);
  const defaults = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value] as const);
  const github = { action_path: shipped, token: 'ghs_runnertoken' };
  const filled = defaults.map(([name, value]) => [name, interpolate(value, { github })] as const);
  const facts = { github, inputs: { ...Object.fromEntries(filled), ...inputs } };
  const outputs: Record<string, Facts> = {};
  const [ran, logs]: [string[], string[]] = [[], []];
  let code = 0;
  for (const step of action.runs.steps) {
    const known = {
      ...facts,
      steps: { node: { outputs: {} }, run: { outputs: {} }, lockfile: { outputs: {} }, ...outputs },
    };
    if (!holds(step.if ?? 'success()', known, code === 0)) continue;
    if (step.uses !== undefined) throw new Error(`${step.uses} cannot be run here`);
    const done = await runStep(step, known, job);
    ran.push(step.name);
    logs.push(done.log);
    if (step.id !== undefined) outputs[step.id] = { outputs: done.outputs };
    code ||= done.code;
  }
  const known = { steps: { run: { outputs: {} }, lockfile: { outputs: {} }, ...outputs } };
  const named = Object.entries(action.outputs).map(([name, { value }]) => [name, interpolate(value, known)]);
  return { code, log: logs.join(''), outputs: Object.fromEntries(named), steps: ran };
}

async function runStep(step: Step, facts: Facts, { cwd, env, onStart }: Job) {
  const folder = freshFolder();
  const [script, output] = [join(folder, 'step.sh'), join(folder, 'output')];
  writeFileSync(script, interpolate(step.run ?? '', facts));
  writeFileSync(output, '');
  const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, interpolate(value, facts)] as const);
  const { code, log } = await runScript(script, {
    cwd: interpolate(step['working-directory'] ?? cwd, facts),
    env: {
      ...env,
      ...Object.fromEntries(own),
      GITHUB_OUTPUT: output,
      GITHUB_ACTION_PATH: shipped,
      RUNNER_TEMP: folder,
    },
    ...(onStart ? { onStart } : {}),
  });
  const lines = readFileSync(output, 'utf8').split('\n').filter(Boolean);
  const outputs = lines.map((line): [string, string] => [
    line.slice(0, line.indexOf('=')),
    line.slice(line.indexOf('=') + 1),
  ]);
  return { code, log, outputs: Object.fromEntries(outputs) };
}

/** Nothing is kept in the home of whoever runs the tests. */
const home = freshFolder();

const bash = ['bash', '--noprofile', '--norc', '-eo', 'pipefail'];

/** Runs a script as a forge's runner does; the log is what both streams said, as it came. */
export function runScript(
  script: string,
  { cwd, env, onStart }: Job,
  [shell = '', ...flags]: readonly string[] = bash,
): Promise<{ readonly code: number; readonly log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(shell, [...flags, script], {
      cwd,
      env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}`, HOME: home, CI: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onStart?.((signal) => child.kill(signal));
    let log = '';
    const hear = (chunk: Buffer) => {
      log += chunk.toString('utf8');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), log }));
  });
}

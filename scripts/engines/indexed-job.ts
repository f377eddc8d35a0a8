import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { fleetOf } from './folder.ts';

/*
 * Plays what Kubernetes promises of an Indexed Job with real processes: each index is run until it ends well, until the job's rules say that its
 * exit code is final, or until its tries are used up. Source: kubernetes.io, Jobs: "Backoff limit per index", "Pod failure policy".
 */

interface Rule {
  readonly action: 'Ignore' | 'FailIndex' | 'Count' | 'FailJob';
  readonly onExitCodes?: { readonly operator: 'In' | 'NotIn'; readonly values: readonly number[] };
}

interface JobSpec {
  readonly completions: number;
  readonly backoffLimitPerIndex: number;
  readonly podFailurePolicy: { readonly rules: readonly Rule[] };
  readonly template: {
    readonly spec: {
      readonly containers: readonly [
        { readonly args: readonly string[]; readonly env: readonly { name: string; value: string }[] },
      ];
    };
  };
}

interface Ended {
  readonly index: number;
  readonly codes: readonly number[];
}

const manifest = join(import.meta.dirname, '../../examples/engines/kubernetes/job.yaml');
const { spec } = parse(readFileSync(manifest, 'utf8')) as { spec: JobSpec };

/** What an index does in place of its first runs, to see what the job's rules make of it. */
type FirstCodes = Readonly<Record<number, readonly number[]>>;

async function play(
  folder: string,
  env: Readonly<Record<string, string>>,
  first: FirstCodes = {},
): Promise<readonly Ended[]> {
  const indexes = Array.from({ length: spec.completions }, (_, index) => index);
  return Promise.all(
    indexes.map(async (index) => {
      const codes: number[] = [];
      while (codes.length <= spec.backoffLimitPerIndex) {
        const code = first[index]?.[codes.length] ?? (await runPod(folder, env, index));
        codes.push(code);
        if (code === 0 || actionOn(code) === 'FailIndex') break;
      }
      return { index, codes };
    }),
  );
}

function actionOn(code: number): Rule['action'] {
  const rule = spec.podFailurePolicy.rules.find(({ onExitCodes }) => {
    if (!onExitCodes) return false;
    return onExitCodes.values.includes(code) === (onExitCodes.operator === 'In');
  });
  return rule?.action ?? 'Count';
}

function runPod(folder: string, env: Readonly<Record<string, string>>, index: number): Promise<number> {
  const [container] = spec.template.spec.containers;
  const args = container.args.map((argument) => argument.replace('/chats/', ''));
  const told = Object.fromEntries(
    container.env.map(({ name, value }) => [name, value.replace('/tmp/cache', join(folder, 'cache'))]),
  );
  const child = spawn('provision', args, {
    cwd: folder,
    env: { ...env, ...told, JOB_COMPLETION_INDEX: String(index) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve) => void child.on('close', (code) => resolve(code ?? 1)));
}

const fleet = fleetOf(12);
try {
  const rough = await play(fleet.folder, fleet.env, { 0: [75, 75], 1: [4], 2: [7] });
  const again = await play(fleet.folder, fleet.env);
  const tries = rough.map(({ codes }) => codes.join(' ')).join(' | ');
  const ok =
    tries === '75 75 0 | 4 | 7 | 0' &&
    again.every(({ codes }) => codes.join() === '0') &&
    fleet.settled().length === fleet.names.length;
  process.stdout.write(
    `Indexed Job: exit codes ${tries}; again: ${fleet.settled().length} of ${fleet.names.length} portals settled\n`,
  );
  process.exitCode = ok ? 0 : 1;
} finally {
  fleet.remove();
}

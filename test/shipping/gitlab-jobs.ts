import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { freshFolder } from './folders.ts';
import { type Job, runScript } from './runner.ts';
import { commandsFolder, root } from './shipped.ts';

export interface GitlabJob {
  readonly stage: string;
  readonly image?: { readonly name: string; readonly entrypoint: readonly string[] };
  readonly variables?: Readonly<Record<string, string>>;
  readonly rules: readonly { readonly if: string }[];
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
  readonly parallel?: number;
  readonly resource_group?: string;
  readonly interruptible?: boolean;
  readonly artifacts?: {
    readonly paths?: readonly string[];
    readonly reports?: Readonly<Record<string, string>>;
  };
}

export interface ComponentInput {
  readonly description: string;
  readonly default?: string | number;
  readonly options?: readonly string[];
}

const path = join(root, 'templates/provision.yml');

export const component = readFileSync(path, 'utf8');

const header = parseAllDocuments(component)[0]?.toJS() as {
  readonly spec: { readonly inputs: Readonly<Record<string, ComponentInput>> };
};

export const componentInputs = header.spec.inputs;

/** The component's jobs as GitLab has them once the inputs are filled in, by name. */
export function jobsOf(inputs: Readonly<Record<string, string>>): Readonly<Record<string, GitlabJob>> {
  const filled = component.replaceAll(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => {
    const value = inputs[name] ?? componentInputs[name]?.default;
    if (value === undefined) throw new Error(`the input ${name} is not given`);
    return String(value);
  });
  return parseAllDocuments(filled)[1]?.toJS() as Readonly<Record<string, GitlabJob>>;
}

/** Runs a job as the runner does in an image without bash: its script in one shell, what comes after in another. */
export async function runJob({ script, after_script: after, variables }: GitlabJob, job: Job) {
  const env = { ...variables, ...job.env, PATH: `${commandsFolder}:${job.env.PATH ?? process.env.PATH}` };
  const run = (lines: readonly string[]) => runScript(written(lines), { ...job, env }, ['sh', '-e']);
  const ran = await run(script);
  const afterwards = after ? await run(after) : { code: 0, log: '' };
  return { ...ran, after: afterwards };
}

export function written(lines: readonly string[]): string {
  const file = join(freshFolder(), 'script.sh');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

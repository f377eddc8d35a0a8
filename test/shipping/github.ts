import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { freshFolder } from './folders.ts';

type Github = typeof import('@actions/workflow-parser') &
  Pick<typeof import('@actions/workflow-parser/actions/index'), 'parseAction'> &
  typeof import('@actions/expressions');

const contents = `
  export { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
  export { parseAction } from '@actions/workflow-parser/actions/index';
  export { data, Evaluator, Lexer, Parser } from '@actions/expressions';
`;

/** Values by name, nested as deep as `steps.run.outputs.plan`. */
export interface Facts {
  readonly [name: string]: string | Facts;
}

/** GitHub's own parsers and evaluator. They import JSON as only bundlers do, so Node is given a bundle of them. */
async function load(): Promise<Github> {
  const outfile = join(freshFolder(), 'github.cjs');
  const stdin = { contents, resolveDir: import.meta.dirname };
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return createRequire(import.meta.url)(outfile) as Github;
}

const github = await load();

/** What GitHub would say against a workflow; nothing when it is sound. */
export async function workflowProblems(path: string): Promise<readonly string[]> {
  const file = { name: path, content: readFileSync(path, 'utf8') };
  const { context, value } = github.parseWorkflow(file, new github.NoOperationTraceWriter());
  if (value) await github.convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** What GitHub would say against an `action.yml`. */
export function actionProblems(path: string, content = readFileSync(path, 'utf8')): readonly string[] {
  const { context } = github.parseAction({ name: path, content }, new github.NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

/** Fills in the `${{ … }}` of a text as the runner does. */
export function interpolate(text: string, facts: Facts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression, facts).coerceString());
}

/** Does a step's `if` hold? Without a status function it also wants every step before it to have succeeded. */
export function holds(condition: string, facts: Facts, succeeded: boolean): boolean {
  const inner = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const isStatus = /\b(?:always|success|failure|cancelled)\s*\(/.test(inner);
  const statuses = { always: true, success: succeeded, failure: !succeeded, cancelled: false };
  return (isStatus || succeeded) && isTrue(evaluate(inner, facts, statuses));
}

function evaluate(expression: string, facts: Facts, statuses: Readonly<Record<string, boolean>> = {}) {
  const { data, Evaluator, Lexer, Parser } = github;
  const functions = Object.entries(statuses).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const { tokens } = new Lexer(expression.trim()).lex();
  const parsed = new Parser(tokens, Object.keys(facts), functions).parse();
  return new Evaluator(parsed, dictionary(facts), new Map(functions.map((each) => [each.name, each]))).evaluate();
}

function dictionary(facts: Facts): InstanceType<Github['data']['Dictionary']> {
  const { data } = github;
  const pairs = Object.entries(facts).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? new data.StringData(value) : dictionary(value),
  }));
  return new data.Dictionary(...pairs);
}

function isTrue(value: { coerceString(): string }): boolean {
  return !['', 'false', '0'].includes(value.coerceString());
}

import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import process from 'node:process';

/** Says something that the runner shows on the run's page. Source: GitHub's page on workflow commands. */
export function annotate(severity, text) {
  print(`::${severity} title=provision::${escaped(text)}`);
}

/**
 * Has the runner hide the credentials that the environment holds, wherever they turn up from here on.
 *
 * The runner hides secrets as a whole only; the part of a webhook that is secret is also hidden by itself.
 */
export function maskCredentials(env) {
  const tokens = [env.INPUT_TOKEN, env.PROVISION_TOKEN, env.PROVISION_GITHUB_TOKEN];
  const webhooks = Object.values(env).flatMap((value) => [
    ...(value ?? '').matchAll(/https?:\/\/[^\s/]+\/rest\/\d+\/([^\s/]+)/g),
  ]);
  const values = [...tokens, ...webhooks.flat()];
  for (const value of new Set(values)) if (value) print(`::add-mask::${escaped(value)}`);
}

/** Gives outputs to the steps that follow. Errors: throws on a value with a line end. */
export function setOutputs(env, outputs) {
  const lines = Object.entries(outputs).map(([name, value]) => {
    if (/[\r\n]/.test(String(value))) throw new Error(`the output ${name} has more than one line`);
    return `${name}=${value}\n`;
  });
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, lines.join(''));
}

/**
 * Does something in whose course the log shows what others wrote: the runner obeys nothing of it until the end.
 *
 * Only who knows the word of the fence can end it. `work` gets a way to show a text of its own there.
 */
export async function fenced(work) {
  const fence = randomBytes(16).toString('hex');
  print(`::stop-commands::${fence}`);
  try {
    return await work((text) => (text.trim() === '' ? undefined : print(text.trimEnd())));
  } finally {
    print(`::${fence}::`);
  }
}

/** Pins problems to lines of a pull request: commands that the tool wrote apart from its log; anything else is left out. */
export function printAnnotations(text) {
  for (const line of text.split('\n')) if (/^::(?:error|warning|notice) [^\r]*$/.test(line)) print(line);
}

/** Shows a text in the log as it is, folded away. */
export async function printFolded(title, text) {
  print(`::group::${escaped(title)}`);
  await fenced((show) => show(text));
  print('::endgroup::');
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

function escaped(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

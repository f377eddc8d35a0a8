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

/** Shows a text in the log as it is: titles of chats are not commands to the runner. */
export function printVerbatim(text) {
  if (text.trim() === '') return;
  const fence = randomBytes(16).toString('hex');
  print(`::stop-commands::${fence}\n${text.trimEnd()}\n::${fence}::`);
}

/** The same, folded away. */
export function printFolded(title, text) {
  print(`::group::${escaped(title)}`);
  printVerbatim(text);
  print('::endgroup::');
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

function escaped(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

import { Command } from 'commander';
import { jsonText } from '../../report/document.ts';
import { outputJson } from '../../report/result-json.ts';
import { type Context, sayInvalid } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, toKeyOptions, withKeyFlags } from '../flags.ts';
import type { Define } from './index.ts';

export const outputCommand: Define = (context, setExitCode) =>
  withKeyFlags(new Command('output'))
    .description('Prints the ids of chats from the lockfile; asks no portal.')
    .argument('[key]', 'one chat; its id alone is printed')
    .action(async (key: string | undefined, flags: KeyFlags) => setExitCode(await runOutput(context, key, flags)));

async function runOutput(context: Context, key: string | undefined, flags: KeyFlags): Promise<number> {
  const { terminal } = context;
  const { output } = await import('../../app/output.ts');
  const found = await output(toKeyOptions(flags, context));
  if (found.kind === 'invalid')
    return sayInvalid(context, 'output', found.diagnostics, found.sources, flags.json === true);
  const ids =
    key === undefined ? found.ids : Object.fromEntries(Object.entries(found.ids).filter(([name]) => name === key));
  if (key !== undefined && ids[key] === undefined) {
    terminal.err(`the lockfile has no id for "${key}" on ${found.portal}`);
    return exitCodes.failed;
  }
  const { project, portal } = found;
  if (flags.json)
    terminal.out(jsonText(outputJson({ project, portal, ids }, { language: terminal.language, exitCode: 0 })));
  else if (key === undefined) for (const [name, id] of Object.entries(ids)) terminal.out(`${name}\t${id}`);
  else terminal.out(String(ids[key]));
  return exitCodes.done;
}

import { Command } from 'commander';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import { type Context, sayInvalid } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, positive, toKeyOptions, withKeyFlags } from '../flags.ts';
import type { Define } from './index.ts';

interface AdoptFlags extends KeyFlags {
  readonly id: number;
}

export const adoptCommand: Define = (context, setExitCode) =>
  withKeyFlags(new Command('adopt'))
    .description('Puts one existing chat under a key of the config. Changes the lockfile only.')
    .argument('<key>', 'the key in the config')
    .requiredOption('--id <number>', 'the id of the chat on the portal', positive)
    .action(async (key: string, flags: AdoptFlags) => setExitCode(await runAdopt(context, key, flags)));

async function runAdopt(context: Context, key: string, flags: AdoptFlags): Promise<number> {
  const { terminal } = context;
  const { adopt } = await import('../../app/adopt.ts');
  const taken = await adopt(toKeyOptions(flags, context), key, flags.id);
  if (taken.kind === 'invalid')
    return sayInvalid(context, 'adopt', taken.diagnostics, taken.sources, flags.json === true);
  const { id, title } = taken;
  if (flags.json)
    terminal.out(jsonText(resultJson('adopt', { key, id, title }, { language: terminal.language, exitCode: 0 })));
  else terminal.out(`> ${key}  ${id} ${JSON.stringify(title)}`);
  return exitCodes.done;
}

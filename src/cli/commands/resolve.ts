import { Command } from 'commander';
import { Fault } from '../../model/fault.ts';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import { type Context, sayInvalid } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, positive, toKeyOptions, withKeyFlags } from '../flags.ts';
import type { Define } from './index.ts';

interface ResolveFlags extends KeyFlags {
  readonly id?: number;
  readonly recreate?: boolean;
}

export const resolveCommand: Define = (context, setExitCode) =>
  withKeyFlags(new Command('resolve'))
    .description('Settles a create whose outcome cannot be found out by looking. Changes the lockfile only.')
    .argument('<key>', 'the key in the config')
    .option('--id <number>', 'the chat that the lost create made', positive)
    .option('--recreate', 'it made none: the next apply creates the chat')
    .action(async (key: string, flags: ResolveFlags) => setExitCode(await runResolve(context, key, flags)));

async function runResolve(context: Context, key: string, flags: ResolveFlags): Promise<number> {
  const { terminal } = context;
  const { id, recreate } = flags;
  if ((id === undefined) === (recreate !== true)) throw new Fault('RESOLVE_CHOICE');
  const { resolve } = await import('../../app/resolve.ts');
  const settled = await resolve(toKeyOptions(flags, context), key, id === undefined ? { recreate: true } : { id });
  if (settled.kind === 'invalid')
    return sayInvalid(context, 'resolve', settled.diagnostics, settled.sources, flags.json === true);
  const result = settled.kind === 'taken' ? { key, id: settled.id, title: settled.title } : { key, recreate: true };
  if (flags.json) terminal.out(jsonText(resultJson('resolve', result, { language: terminal.language, exitCode: 0 })));
  else terminal.out(settled.kind === 'taken' ? `> ${key}  ${settled.id} ${JSON.stringify(settled.title)}` : `+ ${key}`);
  return exitCodes.done;
}

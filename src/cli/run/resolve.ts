import { resolve } from '../../app/resolve.ts';
import { Fault } from '../../model/fault.ts';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, toKeyOptions } from '../flags.ts';
import { sayInvalid } from '../say.ts';

interface ResolveFlags extends KeyFlags {
  readonly id?: number;
  readonly recreate?: boolean;
}

export async function runResolve(context: Context, key: string, flags: ResolveFlags): Promise<number> {
  const { terminal } = context;
  const { id, recreate } = flags;
  if ((id === undefined) === (recreate !== true)) throw new Fault('RESOLVE_CHOICE');
  const settled = await resolve(toKeyOptions(flags, context), key, id === undefined ? { recreate: true } : { id });
  if (settled.kind === 'invalid') return sayInvalid(context, 'resolve', settled, flags.json === true);
  const result = settled.kind === 'taken' ? { key, id: settled.id, title: settled.title } : { key, recreate: true };
  if (flags.json) terminal.out(jsonText(resultJson('resolve', result, { language: terminal.language, exitCode: 0 })));
  else terminal.out(settled.kind === 'taken' ? `> ${key}  ${settled.id} ${JSON.stringify(settled.title)}` : `+ ${key}`);
  return exitCodes.done;
}

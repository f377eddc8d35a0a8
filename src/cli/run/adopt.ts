import { adopt } from '../../app/adopt.ts';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, toKeyOptions } from '../flags.ts';
import { sayInvalid } from '../say.ts';

interface AdoptFlags extends KeyFlags {
  readonly id: number;
}

export async function runAdopt(context: Context, key: string, flags: AdoptFlags): Promise<number> {
  const { terminal } = context;
  const taken = await adopt(toKeyOptions(flags, context), key, flags.id);
  if (taken.kind === 'invalid') return sayInvalid(context, 'adopt', taken, flags.json === true);
  const { id, title } = taken;
  if (flags.json)
    terminal.out(jsonText(resultJson('adopt', { key, id, title }, { language: terminal.language, exitCode: 0 })));
  else terminal.out(`> ${key}  ${id} ${JSON.stringify(title)}`);
  return exitCodes.done;
}

import { adopt } from '../../app/adopt.ts';
import { message } from '../../model/message.ts';
import { messageJson } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, toKeyOptions } from '../flags.ts';
import { sayInvalid, sayMessage, warner } from '../say.ts';
import { teller } from '../teller.ts';

interface AdoptFlags extends KeyFlags {
  readonly id: number;
}

export async function runAdopt(context: Context, key: string, flags: AdoptFlags): Promise<number> {
  const { terminal } = context;
  const { language } = terminal;
  const told = { onEvent: teller(context, flags), onWarnings: warner(terminal) };
  const taken = await adopt({ ...toKeyOptions(flags, context), ...told }, key, flags.id);
  if (taken.kind === 'invalid') return sayInvalid(context, 'adopt', taken, flags.json === true);
  const { id, title, notes } = taken;
  const result = { key, id, title, notes: notes.map((note) => ({ ...messageJson(note, language) })) };
  if (flags.json) terminal.outJson(resultJson('adopt', result, { language, exitCode: exitCodes.done }));
  else terminal.out(`> ${key}  ${id} ${JSON.stringify(title)}`);
  for (const note of [...notes, message('TAKEN_NEXT', { id })]) sayMessage(terminal, note);
  return exitCodes.done;
}

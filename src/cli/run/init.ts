import { init } from '../../app/init.ts';
import { message } from '../../model/message.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sayMessage } from '../say.ts';

interface InitFlags {
  readonly fromFields?: string;
  readonly json?: boolean;
}

export async function runInit({ terminal, cwd }: Context, file: string, flags: InitFlags): Promise<number> {
  const { language } = terminal;
  const { fromFields } = flags;
  const made = await init({ cwd, file, language, ...(fromFields === undefined ? {} : { fromFields }) });
  const { files, leftOut } = made;
  sayMessage(terminal, message('INIT_WROTE', { files: files.join(', '), file }));
  if (leftOut.length > 0) sayMessage(terminal, message('INIT_LEFT_OUT', { fields: leftOut.join(', ') }));
  if (flags.json) terminal.outJson(resultJson('init', { files, leftOut }, { language, exitCode: exitCodes.done }));
  return exitCodes.done;
}

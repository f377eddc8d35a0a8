import { init } from '../../app/init.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

interface InitFlags {
  readonly fromFields?: string;
}

export async function runInit({ terminal, cwd }: Context, file: string, { fromFields }: InitFlags): Promise<number> {
  const { language } = terminal;
  const made = await init({ cwd, file, language, ...(fromFields === undefined ? {} : { fromFields }) });
  const names = made.files.join(', ');
  const leftOut = made.leftOut.join(', ');
  if (language === 'ru') {
    terminal.err(`записано: ${names}; дальше: provision plan ${file}`);
    if (leftOut) terminal.err(`в файл не перенесено: ${leftOut}`);
  } else {
    terminal.err(`wrote ${names}; next: provision plan ${file}`);
    if (leftOut) terminal.err(`left out, as a config has no place for it: ${leftOut}`);
  }
  return exitCodes.done;
}

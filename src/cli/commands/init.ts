import { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { Define } from './index.ts';

interface InitFlags {
  readonly fromFields?: string;
}

export const initCommand: Define = ({ terminal, cwd }, setExitCode) =>
  new Command('init')
    .description('Writes a commented chats.yaml to start from.')
    .argument('[file]', 'where to', 'chats.yaml')
    .option(
      '--from-fields <file>',
      'turn a JSON file with TYPE, TITLE, USERS … into the chat of the new file; "-" reads stdin',
    )
    .action(async (file: string, { fromFields }: InitFlags) => {
      const { language } = terminal;
      const { init } = await import('../../app/init.ts');
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
      setExitCode(exitCodes.done);
    });

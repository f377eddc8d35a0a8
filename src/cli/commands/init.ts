import { Command } from 'commander';
import { init } from '../../app/init.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Define } from './index.ts';

interface InitFlags {
  readonly fromFields?: string;
}

export const initCommand: Define = ({ terminal, cwd }, setExitCode) =>
  new Command('init')
    .description('Writes a commented chats.yaml to start from.')
    .argument('[file]', 'where to', 'chats.yaml')
    .option('--from-fields <file>', 'turn a JSON file with TYPE, TITLE, USERS … into the chat of the new file')
    .action(async (file: string, { fromFields }: InitFlags) => {
      await init({ cwd, file, ...(fromFields === undefined ? {} : { fromFields }) });
      terminal.err(
        terminal.language === 'ru'
          ? `записан ${file}; дальше: provision plan ${file}`
          : `wrote ${file}; next: provision plan ${file}`,
      );
      setExitCode(exitCodes.done);
    });

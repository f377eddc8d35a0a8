import { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { Define } from './index.ts';

export const schemaCommand: Define = ({ terminal }, setExitCode) =>
  new Command('schema').description('Prints the JSON Schema of the config, for editors.').action(async () => {
    const { configSchema } = await import('../../config/schema.ts');
    terminal.out(JSON.stringify(configSchema(), undefined, 2));
    setExitCode(exitCodes.done);
  });

import { Command, Option } from 'commander';
import type { Define } from '../command.ts';

export const schemaCommand: Define = (act) =>
  new Command('schema')
    .description('Prints the JSON Schema of the config, for editors.')
    .addOption(
      new Option('--lang <name>', 'language of its texts (default: the one of this terminal)').choices(['en', 'ru']),
    )
    .action(act(async () => (await import('../run/schema.ts')).runSchema));

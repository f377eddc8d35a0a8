import { Command } from 'commander';
import type { Define } from '../command.ts';

export const schemaCommand: Define = (act) =>
  new Command('schema')
    .description('Prints the JSON Schema of the config, for editors.')
    .action(act(async () => (await import('../run/schema.ts')).runSchema));

import { Command, Option } from 'commander';
import type { Define } from '../command.ts';

export const initCommand: Define = (act) =>
  new Command('init')
    .description('Writes a commented chats.yaml to start from.')
    .argument('[file]', 'where to (default: chats.yaml)')
    .option('--portals', 'an inventory of many portals, portals.yaml, in place of the config of one')
    .addOption(
      new Option('--each', 'one chat a row of a table, teams.csv, which is written beside it').conflicts([
        'portals',
        'fromFields',
      ]),
    )
    .option(
      '--from-fields <file>',
      'turn a JSON file with TYPE, TITLE, USERS … into the chat of the new file; "-" reads stdin',
    )
    .option('--json', 'one JSON document on stdout, and nothing else')
    .action(act(async () => (await import('../run/init.ts')).runInit));

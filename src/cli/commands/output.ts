import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withKeyFlags } from '../flags.ts';

export const outputCommand: Define = (act) =>
  withKeyFlags(new Command('output'))
    .description('Prints the ids of chats from the lockfile; asks no portal.')
    .argument('[key]', 'one chat; its id alone is printed')
    .action(act(async () => (await import('../run/output.ts')).runOutput));

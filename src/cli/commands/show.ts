import { Command } from 'commander';
import type { Define } from '../command.ts';

export const showCommand: Define = (act) =>
  new Command('show')
    .description('Shows a plan that plan --out saved, as it was reviewed. Asks no portal.')
    .argument('<file>', 'the saved plan')
    .option('--json', 'one JSON document on stdout, as plan writes it')
    .option('--all', 'show every chat of a long plan')
    .action(act(async () => (await import('../run/show.ts')).runShow));

import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withOneFile } from '../flags.ts';

export const showCommand: Define = (act) =>
  withOneFile(new Command('show'), 'file', 'the saved plan (default: plan.json)')
    .description('Shows a plan that plan --out saved, as it was reviewed. Asks no portal.')
    .option('--json', 'one JSON document on stdout, as plan writes it')
    .option('--all', 'show every chat of a long plan')
    .action(act(async () => (await import('../run/show.ts')).runShow));

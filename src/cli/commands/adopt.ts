import { Command } from 'commander';
import type { Define } from '../command.ts';
import { positive, withKeyFlags } from '../flags.ts';

export const adoptCommand: Define = (act) =>
  withKeyFlags(new Command('adopt'))
    .description('Puts one existing chat under a key of the config. Changes the lockfile only.')
    .argument('<key>', 'the key in the config')
    .requiredOption('--id <number>', 'the id of the chat on the portal', positive)
    .action(act(async () => (await import('../run/adopt.ts')).runAdopt));

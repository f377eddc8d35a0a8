import { Command } from 'commander';
import type { Define } from '../command.ts';
import { positive, withKeyFlags, withPortalFlag } from '../flags.ts';

export const resolveCommand: Define = (act) =>
  withPortalFlag(withKeyFlags(new Command('resolve')))
    .description('Settles a create whose outcome cannot be found out by looking. Changes the lockfile only.')
    .argument('<key>', 'the key in the config')
    .option('--id <number>', 'the chat that the lost create made', positive)
    .option('--recreate', 'it made none: the next apply creates the chat')
    .action(act(async () => (await import('../run/resolve.ts')).runResolve));

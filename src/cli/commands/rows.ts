import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withKeyFlags, withPortalFlag } from '../flags.ts';

export const forgetCommand: Define = (act) =>
  withPortalFlag(withKeyFlags(new Command('forget')))
    .description(
      'Takes the row of a key out of the lockfile. The chat stays on the portal as it is; no portal is asked.',
    )
    .argument('<key>', 'the key in the lockfile')
    .action(act(async () => (await import('../run/rows.ts')).runForget));

export const moveCommand: Define = (act) =>
  withPortalFlag(withKeyFlags(new Command('move')))
    .description('Gives the row of a key another key of the config. Changes the lockfile only; no portal is asked.')
    .argument('<key>', 'the key in the lockfile')
    .argument('<new>', 'the key in the config')
    .action(act(async () => (await import('../run/rows.ts')).runMove));

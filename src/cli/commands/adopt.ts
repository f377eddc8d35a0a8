import { Command } from 'commander';
import type { Define } from '../command.ts';
import { consent, positive, withKeyFlags, withPortalFlag } from '../flags.ts';

export const adoptCommand: Define = (act) =>
  withPortalFlag(withKeyFlags(new Command('adopt')))
    .description(
      'Puts one existing chat under a key of the config, or every chat under the key whose title it bears. Changes the lockfile only.',
    )
    .argument('[key]', 'the key in the config')
    .option('--id <number>', 'the id of the chat on the portal; goes with a key', positive)
    .option(
      '--by-title',
      'all keys without a chat: shows every pair of key and chat, asks once, takes those without doubt',
    )
    .option('--allow <what:number>', 'with --by-title: agree beforehand to exactly so many, as adopt:N', consent)
    .action(act(async () => (await import('../run/adopt.ts')).runAdopt));

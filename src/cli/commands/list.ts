import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withFileFlags, withPortalFlag } from '../flags.ts';

export const listCommand: Define = (act) =>
  withPortalFlag(withFileFlags(new Command('list')))
    .description(
      'Shows every chat of the files: key, title, id, link, owner, members, state. It cannot write to the portal.',
    )
    .action(act(async () => (await import('../run/list.ts')).runList));

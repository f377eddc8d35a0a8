import { Command } from 'commander';
import type { Define } from '../command.ts';
import { keysCommandName } from '../completion/spec.ts';

/** What the completion scripts call; hidden, as people have `output`. */
export const keysCommand: Define = (act) =>
  new Command(keysCommandName)
    .description('Prints the keys of chats, for completion.')
    .argument('[words...]', 'the words of the command line so far')
    .allowUnknownOption()
    .helpOption(false)
    .action(act(async () => (await import('../run/keys.ts')).runKeys));

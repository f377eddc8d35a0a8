import { Argument, Command } from 'commander';
import type { Define } from '../command.ts';
import { shells } from '../completion/shells.ts';

export const completionCommand: Define = (act) =>
  new Command('completion')
    .description('Prints a script that completes commands, flags, their values and the keys of chats.')
    .addArgument(new Argument('<shell>', 'the shell that it is for').choices(shells))
    .action(act(async () => (await import('../run/completion.ts')).runCompletion));

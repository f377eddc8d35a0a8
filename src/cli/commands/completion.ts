import { Argument, Command } from 'commander';
import type { Define } from '../command.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

export const completionCommand: Define = (act) =>
  new Command('completion')
    .description('Prints a script that completes commands, flags, their values and the keys of chats.')
    .addArgument(new Argument('<shell>', 'the shell that it is for').choices(shells))
    .action(act(async () => (await import('../run/completion.ts')).runCompletion));

import { Command } from 'commander';
import type { Define } from '../command.ts';

export const sandboxCommand: Define = (act) =>
  new Command('sandbox')
    .description('Runs the embedded portal on loopback, for trying things out without an account.')
    .option('--port <number>', 'port to listen on; 0 takes a free one', Number, 8024)
    .option('--data <file>', 'file that keeps the chats (default: in memory)')
    .option(
      '--fault <spec>',
      'let something go wrong, such as drop-after:im.chat.add:3; repeatable',
      (spec: string, all: string[] = []) => [...all, spec],
    )
    .option('--tariff <name>', 'limits of standard, enterprise or self-hosted')
    .option('--costs', 'take as long as a real portal does')
    .action(act(async () => (await import('../run/sandbox.ts')).runSandbox));

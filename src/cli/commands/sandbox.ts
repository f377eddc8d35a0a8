import { Command } from 'commander';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Define } from './index.ts';

interface SandboxFlags {
  readonly port: number;
  readonly data?: string;
  readonly fault: readonly string[];
  readonly tariff?: 'standard' | 'enterprise' | 'self-hosted';
  readonly costs?: boolean;
}

export const sandboxCommand: Define = (context, setExitCode) =>
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
    .action(async (flags: SandboxFlags) => setExitCode(await runSandbox(context, flags)));

async function runSandbox({ terminal, stop, cwd }: Context, flags: SandboxFlags): Promise<number> {
  const { serveSandbox } = await import('../../app/sandbox.ts');
  const sandbox = await serveSandbox({ ...flags, cwd, faults: flags.fault ?? [] });
  terminal.out(sandbox.webhookUrl);
  terminal.err(`the sandbox portal listens on ${sandbox.url}; Ctrl-C ends it`);
  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
  await sandbox.close();
  return exitCodes.done;
}

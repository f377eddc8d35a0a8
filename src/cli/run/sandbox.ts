import { serveSandbox } from '../../app/sandbox.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

interface SandboxFlags {
  readonly port: number;
  readonly data?: string;
  readonly fault: readonly string[];
  readonly tariff?: 'standard' | 'enterprise' | 'self-hosted';
  readonly costs?: boolean;
}

export async function runSandbox({ terminal, stop, cwd }: Context, flags: SandboxFlags): Promise<number> {
  const sandbox = await serveSandbox({ ...flags, cwd, faults: flags.fault ?? [] });
  terminal.out(sandbox.webhookUrl);
  terminal.err(`the sandbox portal listens on ${sandbox.url}; Ctrl-C ends it`);
  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
  await sandbox.close();
  return exitCodes.done;
}

import { serveSandbox } from '../../app/sandbox.ts';
import { message } from '../../model/message.ts';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sayMessage } from '../say.ts';

interface SandboxFlags {
  readonly port: number;
  readonly data?: string;
  readonly fault?: readonly string[];
  readonly tariff?: 'standard' | 'enterprise' | 'self-hosted';
  readonly costs?: boolean;
  readonly json?: boolean;
}

/** Serves until it is told to stop, which is how it ends well. */
export async function runSandbox({ terminal, stop, cwd }: Context, flags: SandboxFlags): Promise<number> {
  const sandbox = await serveSandbox({ ...flags, cwd, faults: flags.fault ?? [] });
  const { url, webhookUrl } = sandbox;
  const { language } = terminal;
  terminal.reveal(
    flags.json ? jsonText(resultJson('sandbox', { url, webhookUrl }, { language, exitCode: 0 })) : webhookUrl,
  );
  sayMessage(terminal, message('SANDBOX_LISTENS', { url }));
  await stopped(stop.signal);
  await sandbox.close();
  return exitCodes.done;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

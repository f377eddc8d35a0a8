import { serveSandbox } from '../../app/sandbox.ts';
import { message } from '../../model/message.ts';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import { sandboxText } from '../../report/sandbox-text.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sayMessage } from '../say.ts';

interface SandboxFlags {
  readonly port: number;
  readonly lockfile?: string;
  /** `true`: neither flag was given. */
  readonly data?: string | boolean;
  readonly fault?: readonly string[];
  readonly tariff?: 'standard' | 'enterprise' | 'self-hosted';
  readonly costs?: boolean;
  readonly json?: boolean;
}

/** Serves until it is told to stop, which is how it ends well. */
export async function runSandbox(
  { terminal, stop, cwd }: Context,
  files: readonly string[],
  { data, fault, ...flags }: SandboxFlags,
): Promise<number> {
  const kept = data === undefined || data === true ? {} : { data };
  const sandbox = await serveSandbox({ ...flags, ...kept, files, cwd, faults: fault ?? [] });
  const { url, webhookUrl } = sandbox;
  const { language } = terminal;
  const told = { url, webhookUrl, ...(sandbox.data === undefined ? {} : { data: sandbox.data }) };
  terminal.reveal(
    flags.json ? jsonText(resultJson('sandbox', told, { language, exitCode: 0 })) : sandboxText(told, language),
  );
  sayMessage(terminal, message(told.data === undefined ? 'SANDBOX_LISTENS' : 'SANDBOX_LISTENS_HERE'));
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

import type { Context } from '../../src/cli/command.ts';
import { runLine } from '../../src/cli/main.ts';
import { learnSurroundings } from '../../src/cli/sink.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { type Desk, timeScale } from '../laws/desk.ts';
import type { Ended, Surroundings } from './provision.ts';

/**
 * Does what a command line says within this process, at a tenth of what a process of its own costs: for tests of what is done and said, not of how a
 * program begins and ends.
 */
export async function line(argv: readonly string[], { cwd, env: given }: Surroundings): Promise<Ended> {
  const env = { CI: '1', PROVISION_LANG: 'en', ...given };
  const texts = { stdout: '', stderr: '' };
  const outlet = (name: keyof typeof texts) => ({
    write: (text: string) => {
      texts[name] += text;
    },
  });
  learnSurroundings(env, argv);
  const context: Context = {
    terminal: openTerminal(env, false, { stdin: {}, stdout: outlet('stdout'), stderr: outlet('stderr') }),
    argv,
    cwd,
    env,
    stop: {
      signal: new AbortController().signal,
      code: () => undefined,
      interrupt: () => {},
      abort: () => {},
      dispose: () => {},
    },
  };
  const code = await runLine(context, argv);
  return { code, ...texts };
}

/** The same at a desk, against its portal and with a clock as fast as the portal's. */
export function lineAt(
  { folder, sandbox }: Desk,
  args: readonly string[],
  { env = {} }: { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const portal = { PROVISION_URL: sandbox.webhookUrl, PROVISION_CLOCK_SCALE: String(timeScale) };
  return line(args, { cwd: folder, env: { ...portal, ...env } });
}

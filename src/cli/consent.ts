import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Allowed, Missing } from '../plan/consent.ts';
import type { Context } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Asks for each danger by name and number; anything but a plain yes refuses. */
export async function askConsent(context: Context, missing: readonly Missing[]): Promise<Allowed | undefined> {
  const list = missing.map(({ what, needed }) => `${what}:${needed}`).join(', ');
  const ru = context.terminal.language === 'ru';
  const answer = await ask(context, ru ? `Разрешить ${list}? (да/нет) ` : `Allow ${list}? (yes/no) `);
  if (!['yes', 'y', 'да', 'д'].includes(answer.trim().toLowerCase())) return undefined;
  return Object.fromEntries(missing.map(({ what, needed }) => [what, needed]));
}

/** Shape: empty for Ctrl-D and for Ctrl-C, which also stops the run, as a signal does that comes while it waits. */
function ask({ terminal, stop }: Pick<Context, 'terminal' | 'stop'>, question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise<string>((resolve) => {
    reader.once('SIGINT', () => {
      stop.interrupt();
      reader.close();
    });
    // The cursor stays behind the question where nobody has pressed Enter.
    reader.once('close', () => {
      terminal.err('');
      resolve('');
    });
    stop.signal.addEventListener('abort', () => reader.close(), { once: true });
    reader.question(terminal.errLine(question), (answer) => {
      reader.removeAllListeners('close');
      reader.close();
      resolve(answer);
    });
  });
}

/** Says which flags would agree, exactly as they have to be written, those that were given rightly among them. */
export function sayMissing(terminal: Terminal, missing: readonly Missing[], needed: Allowed): void {
  const flags = Object.entries(needed)
    .map(([what, number]) => `--allow ${what}:${number}`)
    .join(' ');
  const mismatched = missing.filter(({ allowed }) => allowed > 0);
  const ru = terminal.language === 'ru';
  for (const { what, needed, allowed } of mismatched)
    terminal.err(
      ru
        ? `--allow ${what}:${allowed} не совпадает с планом: в нём ${needed}`
        : `--allow ${what}:${allowed} does not match the plan, which has ${needed}`,
    );
  terminal.err(
    ru
      ? `нужно согласие, ничего не изменено; чтобы согласиться: ${flags}`
      : `consent is needed, nothing was changed; to agree: ${flags}`,
  );
}

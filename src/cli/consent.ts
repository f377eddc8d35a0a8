import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Allowed, Missing } from '../plan/consent.ts';
import type { Terminal } from './terminal.ts';

/** Asks for each danger by name and number; anything but a plain yes refuses. */
export async function askConsent(terminal: Terminal, missing: readonly Missing[]): Promise<Allowed | undefined> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const list = missing.map(({ what, needed }) => `${what}:${needed}`).join(', ');
    const question = terminal.language === 'ru' ? `Разрешить ${list}? (да/нет) ` : `Allow ${list}? (yes/no) `;
    const answer = (await reader.question(question)).trim().toLowerCase();
    if (!['yes', 'y', 'да', 'д'].includes(answer)) return undefined;
    return Object.fromEntries(missing.map(({ what, needed }) => [what, needed]));
  } finally {
    reader.close();
  }
}

/** Says which flags would agree, exactly as they have to be written. */
export function sayMissing(terminal: Terminal, missing: readonly Missing[]): void {
  const flags = missing.map(({ what, needed }) => `--allow ${what}:${needed}`).join(' ');
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

import type { Code } from '../model/codes/index.ts';
import { Fault } from '../model/fault.ts';

/*
 * A file of NAME=value lines for secrets that stay on one machine. No value of it is ever shown, so what is wrong is told by its place
 * alone. Names are only those by which a config may ask; nothing in it can turn the tool to another portal or lend it another's token.
 */

/** Names that such a file may give. */
const allowed = /^(?:B24_|BITRIX24_|PROVISION_VAR_)[A-Za-z0-9_]+$/;
const line = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/;

/**
 * The values of a file of variables.
 *
 * Shape: a value stands bare, ending before ` #`, or between quotes of one kind; nothing in it is replaced.
 * Errors: a Fault with the place of the first line that is wrong.
 */
export function parseDotenv(text: string, file: string): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(written)) continue;
    const place = { file, line: index + 1, column: 1, length: Math.max(1, written.length) };
    const [, name = '', rest = ''] = line.exec(written) ?? [];
    const value = name === '' ? undefined : valueIn(rest);
    const wrong: Code | undefined =
      name === ''
        ? 'DOTENV_LINE'
        : value === undefined
          ? 'DOTENV_QUOTE'
          : values.has(name)
            ? 'DOTENV_TWICE'
            : undefined;
    if (wrong !== undefined) throw new Fault(wrong, {}, { reach: 'run', place });
    if (!allowed.test(name)) throw new Fault('DOTENV_NAME', { name }, { reach: 'run', place });
    values.set(name, value ?? '');
  }
  return Object.fromEntries(values);
}

/** `undefined` where a quote has no other end, or something stands behind it. */
function valueIn(written: string): string | undefined {
  const quote = written[0];
  if (quote !== '"' && quote !== "'") return written.replace(/\s+#.*$|^#.*$/, '').trimEnd();
  const end = written.indexOf(quote, 1);
  return end !== -1 && /^\s*(?:#.*)?$/.test(written.slice(end + 1)) ? written.slice(1, end) : undefined;
}

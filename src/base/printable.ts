/**
 * Makes text from elsewhere safe to show: what would move the cursor, colour the terminal, break the line or turn the
 * reading direction is written as an escape.
 *
 * Shape: `\n`, `\r`, `\t` and `\u{…}`; everything else unchanged. Not reversible: backslashes are left alone.
 */
export function printable(text: string): string {
  return text.replace(unsafe, escaped);
}

/** The same for a text of many lines: its line ends and tabs are its own, and so are the places where Markdown may break a word. */
export function printableLines(text: string): string {
  return text.replace(unsafe, (char, at: number) =>
    own.has(char) || (char === '\r' && text[at + 1] === '\n') ? char : escaped(char),
  );
}

const own = new Set(['\n', '\t', '\u200b']);

/** Controls (C0, DEL, C1), line and paragraph separators, all format characters but the joiners of emoji, and lone surrogates. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?!\u200d|\u200c)\p{Cf}/gu;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(char: string): string {
  return short[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

import type { Place } from '../../base/place.ts';
import { columns } from './columns.ts';
import { paint, type Tone } from './paint.ts';

/** Columns of a source line that are shown; of longer ones, the part around the place. */
const window = 110;

/**
 * The source line with a caret under the place.
 *
 * Shape: two lines; none when the text of the file is not known or is shorter than the place says.
 */
export function frame(place: Place, source: string | undefined, tone: Tone): readonly string[] {
  const line = lineOf(source, place.line);
  if (line === undefined) return [];
  const start = Math.min(place.column - 1, line.length);
  const from = line.length <= window ? 0 : wholeCharacter(line, Math.max(0, start - window / 2));
  const end = Math.min(start + place.length, line.length, wholeCharacter(line, from + window));
  const before = `${from > 0 ? '…' : ''}${visible(line.slice(from, start))}`;
  const marked = visible(line.slice(start, end));
  const until = Math.max(end, wholeCharacter(line, from + window));
  const after = visible(line.slice(end, until)) + (line.length > until ? '…' : '');
  const number = String(place.line);
  const caret = '^'.repeat(Math.max(1, Math.min(columns(marked), window)));
  return [
    `  ${paint('faint', `${number} |`)} ${before}${marked}${after}`.trimEnd(),
    `  ${paint('faint', `${' '.repeat(number.length)} |`)} ${' '.repeat(columns(before))}${paint(tone, caret)}`,
  ];
}

/** One line of a text that may have very many. */
function lineOf(source: string | undefined, line: number): string | undefined {
  if (source === undefined) return undefined;
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = source.indexOf('\n', start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  const end = source.indexOf('\n', start);
  return source.slice(start, end === -1 ? source.length : end).replace(/\r$/, '');
}

/** The offset itself, or the one before it where that would cut an emoji in two. */
function wholeCharacter(line: string, at: number): number {
  return /^[\udc00-\udfff]/.test(line.slice(at, at + 1)) ? at - 1 : at;
}

function visible(text: string): string {
  return text.replaceAll('\t', '    ');
}

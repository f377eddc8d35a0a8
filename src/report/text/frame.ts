import type { Place } from '../../base/place.ts';
import { columns } from './columns.ts';
import type { Painter, Tone } from './paint.ts';
import { printable } from './printable.ts';

/** Columns of a source line that are shown; of longer ones, the part around the place. */
const window = 110;

/**
 * The source line with a caret under the place.
 *
 * Shape: two lines; none when the text of the file is not known or is shorter than the place says.
 */
export function frame(place: Place, source: string | undefined, tone: Tone, paint: Painter): readonly string[] {
  const line = source?.split(/\r\n|\n|\r/)[place.line - 1];
  if (line === undefined) return [];
  const start = Math.min(place.column - 1, line.length);
  const end = Math.min(start + place.length, line.length);
  const from = line.length <= window ? 0 : Math.max(0, start - window / 2);
  const before = `${from > 0 ? '…' : ''}${visible(line.slice(from, start))}`;
  const marked = visible(line.slice(start, end));
  const after = visible(line.slice(end, from + window)) + (line.length > from + window ? '…' : '');
  const number = String(place.line);
  const caret = '^'.repeat(Math.max(1, Math.min(columns(marked), window)));
  return [
    `  ${paint('faint', `${number} |`)} ${before}${marked}${after}`.trimEnd(),
    `  ${paint('faint', `${' '.repeat(number.length)} |`)} ${' '.repeat(columns(before))}${paint(tone, caret)}`,
  ];
}

function visible(text: string): string {
  return printable(text.replaceAll('\t', '    '));
}

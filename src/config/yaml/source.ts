import type { Place } from '../../base/place.ts';

/** One file of the config as read. */
export interface Source {
  /** How people are told of the file: relative to the working folder when it lies below it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Absolute folder of the file. */
  readonly folder: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** A stretch of one file. Units: offsets in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** Where the value that is used here is written: a line of `vars:`, a row of a table. */
  readonly from?: Span;
}

export function makeSource(file: { name: string; path: string; folder: string; text: string }): Source {
  const lineStarts = [0];
  for (let at = file.text.indexOf('\n'); at !== -1; at = file.text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return { ...file, lineStarts };
}

/** The first line of a span as people and editors count it. */
export function placeOf({ source, start, end, from }: Span): Place {
  const line = lineAt(source.lineStarts, start);
  const lineStart = source.lineStarts[line] ?? 0;
  const nextLine = source.lineStarts[line + 1];
  const lineEnd = nextLine === undefined ? source.text.length : endOfLine(source.text, nextLine);
  return {
    file: source.name,
    line: line + 1,
    column: start - lineStart + 1,
    length: Math.max(1, Math.min(end, lineEnd) - start),
    ...(from ? { from: placeOf(from) } : {}),
  };
}

/** The raw text of a span. */
export function rawText({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

function endOfLine(text: string, nextLine: number): number {
  return text[nextLine - 2] === '\r' ? nextLine - 2 : nextLine - 1;
}

/** Index of the last line that starts at or before the offset. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

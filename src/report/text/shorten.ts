import { columns, cut } from './columns.ts';

/** Cuts a value to a number of columns; a quoted one keeps its closing quote. */
export function shorten(value: string, width: number): string {
  if (columns(value) <= width) return value;
  return value.startsWith('"') && value.endsWith('"') ? `${cut(value.slice(0, -1), width - 1)}"` : cut(value, width);
}

/**
 * Cuts two values that differ so that the difference stays in sight: where both begin alike for long, the beginning goes.
 */
export function shortenPair(from: string, to: string, width: number): readonly [from: string, to: string] {
  if (columns(from) <= width && columns(to) <= width) return [from, to];
  const needless = Math.max(from.length, to.length) - width + 2;
  const skip = Math.min(needless, commonStart(from, to) - Math.floor(width / 4));
  return [shorten(skipping(from, skip), width), shorten(skipping(to, skip), width)];
}

function skipping(value: string, length: number): string {
  if (length < 4) return value;
  const quote = value.startsWith('"') ? '"' : '';
  return `${quote}…${value.slice(length).replace(/^[\udc00-\udfff]/, '')}`;
}

/** Length of the common beginning in UTF-16 units. */
function commonStart(a: string, b: string): number {
  let length = 0;
  for (const char of a) {
    if (!b.startsWith(char, length)) break;
    length += char.length;
  }
  return length;
}

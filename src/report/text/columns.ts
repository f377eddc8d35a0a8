import { printable } from '../../base/printable.ts';
import { unpainted } from './paint.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Letters and signs of one column each, without combining marks: most texts are made of nothing else. */
const simple = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2190-\u2193]*$/;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
/** The wide blocks of East Asian Width that chats are named in: Hangul, CJK, kana, full-width forms. */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns of a terminal the text will take once it is written: marks take none, and what is not printable its escape. */
export function columns(text: string): number {
  if (simple.test(text)) return text.length;
  let sum = 0;
  for (const { segment } of segmenter.segment(printable(unpainted(text)))) sum += widthOf(segment);
  return sum;
}

/** Fills up with blanks to a number of columns; longer texts stay as they are. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Cuts to a number of columns, the last of them an ellipsis; whole characters as readers see them, never half an emoji. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    used += columns(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Breaks at blanks so that no line is longer than `width`, unless a single word is. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const longer: string = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && columns(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line ?? ''];
}

/** Breaks lines that are longer than a terminal is wide; without a width they are as long as they are. */
export function folded(lines: readonly string[], width: number | undefined): readonly string[] {
  return width === undefined ? lines : lines.flatMap((line) => (columns(line) > width ? wrap(line, width) : [line]));
}

/** Puts items behind each other, in as many lines as they need; none is broken. */
export function flow(items: readonly string[], gap: string, width = Number.POSITIVE_INFINITY): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const longer = last === undefined ? item : `${last}${gap}${item}`;
    if (last === undefined || columns(longer) > width) lines.push(item);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function widthOf(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  return wide.test(grapheme) || emoji.test(grapheme) ? 2 : 1;
}

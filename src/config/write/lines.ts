/** Shifts every line that is not empty to the right. */
export function indented(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}

/** Offset right after the line that holds `at`; the end of the text when that line is the last. */
function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** How far what starts at `at` is indented, or what stands before it on its line. */
export function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/**
 * Where a block of YAML ends for somebody who wants to write below it: after its last line, and after the comments that
 * are indented as far as the block and so belong to it.
 */
export function endOfBlock(text: string, valueEnd: number, column: number): number {
  let end = valueEnd > 0 && text[valueEnd - 1] === '\n' ? valueEnd : afterLine(text, valueEnd);
  for (let at = end; at < text.length; at = afterLine(text, at)) {
    const line = text.slice(at, afterLine(text, at));
    const indent = line.search(/\S/);
    if (indent === -1) continue;
    if (line[indent] !== '#' || indent < column) break;
    end = afterLine(text, at);
  }
  return end;
}

/** Inserts whole lines, in the line ends of the text; `at` is the start of a line or the end of the text. */
export function insertLines(text: string, at: number, lines: string): string {
  const glue = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return replaceRange(text, at, at, glue + lines);
}

/** Puts a text in place of a stretch, in the line ends of the whole. */
export function replaceRange(text: string, start: number, end: number, replacement: string): string {
  const body = text.includes('\r\n') ? replacement.replace(/\r?\n/g, '\r\n') : replacement;
  return text.slice(0, start) + body + text.slice(end);
}

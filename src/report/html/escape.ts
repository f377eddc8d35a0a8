import { printable } from '../../base/printable.ts';

/** A text from elsewhere as HTML, for elements and quoted attributes alike. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** The same with its line breaks kept, for texts that are shown as they are written. */
export function paragraphs(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(escaped)
    .join('<br>');
}

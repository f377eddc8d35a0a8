import { printable } from '../../base/printable.ts';

/**
 * A text from elsewhere as a sentence of Markdown that reads as it is written: no markup, no HTML, no links, no table cells,
 * and nothing that a forge would turn into a mention or a reference. Not for the beginning of a line.
 */
export function plain(text: string): string {
  return printable(text)
    .replace(references, (sign) => `${sign}\u200b`)
    .replace(punctuation, (char) => (harmless.has(char) ? char : entity(char)));
}

/** A value in code type, where forges look for nothing; for sentences and table cells. */
export function code(text: string): string {
  const shown = printable(text);
  return shown === '' || awkward.test(shown) ? htmlCode(text) : `\`${shown}\``;
}

/** The same for places that Markdown leaves to HTML, such as the summary of folded details. */
export function htmlCode(text: string): string {
  return `<code>${printable(text).replace(punctuation, entity)}</code>`;
}

/** What forges resolve: signs before a name or a number (people, issues, labels and so on), and addresses. */
const references = /[@#!$%&~^](?=[\p{L}\p{N}_"'*[])|:(?=\/\/)|www(?=\.)/giu;

/** Everything that Markdown or HTML could be made of; blanks and letters cannot. */
const punctuation = /[!-/:-@[-`{-~]/g;
const harmless = new Set([',', ';', '"', "'", '(', ')', '/', '?', '%', '=', '.', '-']);

/** What a code span cannot hold, or not inside a table. */
const awkward = /[`|\\]|^ | $/;

function entity(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

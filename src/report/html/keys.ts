import type { PageWords } from '../words/page.ts';
import { escaped } from './escape.ts';

/** The list of keys, the same as those of the embedded portal's page, and the switch for those that are a single sign. */
export function keysDialog(words: PageWords): string {
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['↑', '↓'], words.keyList],
    [['Home', 'End'], words.keyEdges],
    [['Enter'], words.keyOpen],
    [['Alt ↑', 'Alt ↓'], words.keyNext],
    [['/'], words.keySearch],
    [['Esc'], words.keyEscape],
    [['?'], words.keyHelp],
  ];
  const rows = keys.map(([names, meaning]) => {
    const shown = names.map((name) => `<kbd>${escaped(name)}</kbd>`).join(' ');
    return `<dt>${shown}</dt><dd>${escaped(meaning)}</dd>`;
  });
  return `<dialog id="keys" aria-label="${escaped(words.keys)}"><form method="dialog"><h2>${escaped(words.keys)}</h2><button aria-label="${escaped(words.close)}">×</button></form>
<dl>${rows.join('')}</dl>
<label><input id="single" type="checkbox" checked> ${escaped(words.keySingle)}</label></dialog>`;
}

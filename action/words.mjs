/**
 * Splits a line of arguments as a shell would, without a shell: at white space, except inside quotes.
 *
 * Errors: throws on a quote that is not closed.
 */
export function words(line) {
  const found = [];
  let word;
  let quote = '';
  for (const character of line) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== '') throw new Error(`a ${quote} is not closed in: ${line}`);
  return word === undefined ? found : [...found, word];
}

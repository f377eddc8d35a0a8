/** Words shorter than this are not in the full-text index. */
const MIN_WORD = 3;

/** The words of a phrase that the full-text index holds, in lower case. */
export function wordsOf(phrase: string): readonly string[] {
  const words = phrase.toLowerCase().split(/[^\p{L}\p{N}_]+/u);
  return words.filter((word) => Array.from(word).length >= MIN_WORD);
}

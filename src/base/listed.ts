/**
 * Names one behind another for a sentence, which stays one however many there are.
 *
 * Shape: `a, b, c`; of more than a dozen the first ten and the number of all.
 */
export function listed(names: readonly (string | number)[]): string {
  if (names.length <= wholeAtMost) return names.join(', ');
  return `${names.slice(0, wholeAtMost - 2).join(', ')}, … (${names.length})`;
}

const wholeAtMost = 12;

/**
 * How many letters may still be compared for hints.
 *
 * A hint is a courtesy. Whoever asks once for every name that a stranger wrote hands the same patience on, so that a file
 * with a hundred thousand misspelt names among as many known ones costs a fraction of a second.
 */
export interface Patience {
  letters: number;
}

export function newPatience(): Patience {
  return { letters: 5_000_000 };
}

/** The candidate that the word was probably meant to be; `undefined` when none is near, or when patience is at an end. */
export function nearest(
  word: string,
  candidates: readonly string[],
  patience: Patience = newPatience(),
): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = fold(word);
  let [best, bestDistance] = [undefined as string | undefined, Number.POSITIVE_INFINITY];
  for (const candidate of candidates) {
    if (patience.letters <= 0) return undefined;
    patience.letters -= 1;
    if (candidate.length > longestWord) continue;
    const folded = fold(candidate);
    const limit = Math.min(bestDistance - 1, allowedTypos(Math.max(wanted.length, folded.length)));
    if (Math.abs(wanted.length - folded.length) > limit) continue;
    patience.letters -= wanted.length * folded.length;
    const distance = typos(wanted, folded);
    if (distance <= limit) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Longer texts are no misspelt names; comparing two takes the product of their lengths. */
const longestWord = 200;

/** Case and the joints of words are no typos: `OWNER_ID`, `owner-id` and `ownerId` are one word. */
function fold(word: string): string {
  return word.toLowerCase().replace(/[-_ .]/g, '');
}

function allowedTypos(length: number): number {
  return length < 3 ? 0 : length < 5 ? 1 : Math.floor(length / 3);
}

/** Letters left out, added, changed or swapped with their neighbour, each counting one. */
function typos(a: string, b: string): number {
  let [before, previous] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, previous] = [previous, current];
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

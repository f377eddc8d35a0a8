/** The candidate that the word was probably meant to be; `undefined` when none is near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = fold(word);
  let [best, bestDistance] = [undefined as string | undefined, Number.POSITIVE_INFINITY];
  for (const candidate of candidates) {
    const folded = fold(candidate);
    const limit = Math.min(bestDistance - 1, allowedTypos(Math.max(wanted.length, folded.length)));
    const distance = Math.abs(wanted.length - folded.length) > limit ? Number.POSITIVE_INFINITY : typos(wanted, folded);
    if (distance <= limit) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

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

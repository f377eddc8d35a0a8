/** A test for names against shell-like patterns: `*` any run of characters, `?` one; no patterns match nothing. */
export function globTest(patterns: readonly string[]): (name: string) => boolean {
  const wanted = patterns.map((pattern) => wildcards([...pattern]));
  return (name) => {
    const characters = [...name];
    return wanted.some((pattern) => matches(pattern, characters));
  };
}

/** One step of a pattern: any run of things, or one thing that passes. */
export type Step<Thing> = '*' | ((thing: Thing) => boolean);

/** The steps of a pattern, with how many things they want at least: what is shorter is told at a glance. */
export interface Pattern<Thing> {
  readonly steps: readonly Step<Thing>[];
  readonly fewest: number;
}

/** Runs behind runs take no more than one does. */
export function patternOf<Thing>(steps: readonly Step<Thing>[]): Pattern<Thing> {
  const needed = steps.filter((step, index) => step !== '*' || steps[index - 1] !== '*');
  return { steps: needed, fewest: needed.filter((step) => step !== '*').length };
}

function wildcards(characters: readonly string[]): Pattern<string> {
  return patternOf(
    characters.map((character) => {
      if (character === '*') return '*';
      return character === '?' ? () => true : (other) => other === character;
    }),
  );
}

/**
 * Do the things, all of them, follow the steps?
 *
 * Goes back to the last `*` only: what an earlier one could still take, the last one can take as well. So the time is at
 * most the product of both lengths, where an expression would try every way of sharing the things among the stars.
 */
export function matches<Thing>({ steps, fewest }: Pattern<Thing>, things: readonly Thing[]): boolean {
  if (fewest > things.length) return false;
  let [step, thing, star, taken] = [0, 0, -1, 0];
  while (thing < things.length) {
    const wanted = steps[step];
    if (wanted === '*') [star, taken, step] = [step, thing, step + 1];
    else if (wanted?.(things[thing] as Thing)) [step, thing] = [step + 1, thing + 1];
    else if (star === -1) return false;
    else [step, taken, thing] = [star + 1, taken + 1, taken + 1];
  }
  while (steps[step] === '*') step += 1;
  return step === steps.length;
}

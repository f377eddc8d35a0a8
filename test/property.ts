import fc from 'fast-check';

/**
 * Generated tests, from one place.
 *
 * A merge must not be stopped by a case that nobody has seen before: without more, all draw from one fixed seed. A long run
 * (`PROVISION_RUNS`, or `npm run fuzz`) draws a new one and prints it; `PROVISION_SEED` repeats it.
 */
const fixedSeed = 20261122;

/** How often generated tests are tried in a long run; 0 in a usual one. */
export const runs = Number(process.env.PROVISION_RUNS ?? 0);

export const seed = Number(process.env.PROVISION_SEED ?? (runs > 0 ? drawn() : fixedSeed));

fc.configureGlobal({ seed });

export { fc };

/** Parameters of a property that is tried a few times, and often in a long run. */
export function repeated<T>(few: number): fc.Parameters<T> {
  return { numRuns: runs > 0 ? runs : few, endOnFailure: process.env.PROVISION_SHRINK === undefined };
}

/**
 * A few cases out of all, one from each stretch of them, or all of them in a long run.
 *
 * Where in a stretch, the seed says; lists that are sampled side by side and would all give the same place are told apart by `nth`.
 */
export function sampled<T>(all: readonly T[], few: number, nth = 0): readonly T[] {
  if (runs > 0 || few >= all.length) return all;
  const share = (index: number) => ((seed + nth + index) * goldenRatio) % 1;
  return Array.from({ length: few }, (_, index) => all[Math.floor(((index + share(index)) * all.length) / few)] as T);
}

/** Its multiples lie evenly between 0 and 1, whichever of them are taken. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

function drawn(): number {
  const fresh = Math.floor(Math.random() * 2 ** 31);
  process.stdout.write(`PROVISION_SEED=${fresh}\n`);
  return fresh;
}

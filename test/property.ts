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

/** A few cases evenly out of all, or all of them in a long run. */
export function sampled<T>(all: readonly T[], few: number): readonly T[] {
  if (runs > 0 || few >= all.length) return all;
  return Array.from({ length: few }, (_, index) => all[Math.floor((index * all.length) / few)] as T);
}

function drawn(): number {
  const fresh = Math.floor(Math.random() * 2 ** 31);
  process.stdout.write(`PROVISION_SEED=${fresh}\n`);
  return fresh;
}

import type fc from 'fast-check';

/** How often generated laws are tried: a handful by default, as many as `PROVISION_LAW_RUNS` says for a long night. */
export const runs = Number(process.env.PROVISION_LAW_RUNS ?? 0);

/** Parameters of a property: the same worlds every time unless `PROVISION_LAW_SEED` asks for others. */
export function repeated<T>(few: number, asyncSeed = 20261122): fc.Parameters<T> {
  const seed = process.env.PROVISION_LAW_SEED;
  return {
    numRuns: runs > 0 ? runs : few,
    seed: seed === undefined ? asyncSeed : Number(seed),
    endOnFailure: process.env.PROVISION_LAW_SHRINK === undefined,
  };
}

/** A few cases evenly out of all, or all of them in a long night. */
export function sampled<T>(all: readonly T[], few: number): readonly T[] {
  if (runs > 0 || few >= all.length) return all;
  return Array.from({ length: few }, (_, index) => all[Math.floor((index * all.length) / few)] as T);
}

import { type ConsentName, consents, type Plan } from '../model/plan.ts';

/** How many of each danger the user agrees to, from `--allow WHAT:N`. */
export type Allowed = Readonly<Partial<Record<ConsentName, number>>>;

export interface Missing {
  readonly what: ConsentName;
  readonly needed: number;
  /** What was allowed instead; 0 when nothing was said. */
  readonly allowed: number;
}

/** The dangers of a plan that are not agreed to in exactly their number. */
export function missingConsents(plan: Pick<Plan, 'consents'>, allowed: Allowed): readonly Missing[] {
  return consents
    .map((what) => ({ what, needed: plan.consents[what] ?? 0, allowed: allowed[what] ?? 0 }))
    .filter(({ needed, allowed: agreed }) => needed > 0 && needed !== agreed);
}

export function addConsents(all: readonly Plan['consents'][]): Plan['consents'] {
  const sum: Partial<Record<ConsentName, number>> = {};
  for (const one of all)
    for (const what of consents) {
      const count = one[what] ?? 0;
      if (count > 0) sum[what] = (sum[what] ?? 0) + count;
    }
  return sum;
}

import { globTest } from '../../base/glob.ts';
import { nearest } from '../../base/nearest.ts';
import { type Message, message } from '../../model/message.ts';
import { type Condition, fits, type Labels } from './labels.ts';
import { isInShard, type Shard } from './shard.ts';

/** Which portals of a fleet are meant. */
export interface Selection {
  /** Globs over names; none: every name. */
  readonly names: readonly string[];
  /** Each of the lists has to hold. */
  readonly labels: readonly (readonly Condition[])[];
  readonly shard: Shard | undefined;
}

export const everyPortal: Selection = { names: [], labels: [], shard: undefined };

/** Does it say anything? What writes wants to be told which portals are meant. */
export function isSaid({ names, labels, shard }: Selection): boolean {
  return names.length > 0 || labels.length > 0 || shard !== undefined;
}

export interface Selectable {
  readonly name: string;
  readonly labels: Labels;
}

export interface Selected<Entry> {
  readonly entries: readonly Entry[];
  /** How many the shard was taken from. */
  readonly ofAll: number;
}

/**
 * The portals that are meant, in their order.
 *
 * Shape: a message where a name matches nothing, or names and labels together leave nothing: most often a typo. A shard to which
 * nothing falls is none: with more runners than portals somebody has nothing to do.
 */
export function select<Entry extends Selectable>(
  entries: readonly Entry[],
  { names, labels, shard }: Selection,
): Selected<Entry> | Message {
  for (const pattern of names) {
    const isMeant = globTest([pattern]);
    if (entries.some(({ name }) => isMeant(name))) continue;
    const near = nearest(
      pattern,
      entries.map(({ name }) => name),
    );
    if (near === undefined) return message('FLEET_NO_PORTAL', { pattern, count: entries.length });
    return message('FLEET_PORTAL_MISSPELT', { pattern, near });
  }
  const isNamed = names.length === 0 ? () => true : globTest(names);
  const chosen = entries.filter(
    (entry) => isNamed(entry.name) && labels.every((conditions) => fits(entry.labels, conditions)),
  );
  if (chosen.length === 0) return message('FLEET_NOTHING_SELECTED', { count: entries.length });
  const own = shard === undefined ? chosen : chosen.filter(({ name }) => isInShard(name, shard));
  return { entries: own, ofAll: chosen.length };
}

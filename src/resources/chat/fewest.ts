/*
 * How people are written with as few entries as can be, where some groups of them have a name.
 *
 * A group takes the place of people only where all of it is among them, and where at least two of them are in no other group that is
 * taken: for one, his own entry says the same and stays true when the group changes. The search takes each group, largest first, or
 * leaves it, and turns back where what is left could not save more than the best way so far. Groups that share nobody are all taken
 * on the first way; where many share many, the search ends with the best that it found in bounded time.
 */

/** Members that the search may look at after its first way, until that is good enough. */
const looksAtMost = 200_000;

/** More groups than any chat has departments; the rest of its people are written by themselves. */
const groupsAtMost = 2_000;

export interface Fewest<Group> {
  readonly groups: readonly Group[];
  /** Who is in none of them, in the order given. */
  readonly others: readonly number[];
}

/** The groups that say the most about these people, in the order given; `members` of a group are distinct. */
export function fewestEntries<Group extends { readonly members: readonly number[] }>(
  people: readonly number[],
  groups: readonly Group[],
): Fewest<Group> {
  const taken = new Set(best(largest(groups, new Set(people))));
  const covered = new Set([...taken].flatMap(({ members }) => members));
  return {
    groups: groups.filter((group) => taken.has(group)),
    others: people.filter((id) => !covered.has(id)),
  };
}

/** The groups that are among these people as a whole and within no other such group, the largest first. */
function largest<Group extends { readonly members: readonly number[] }>(
  groups: readonly Group[],
  people: ReadonlySet<number>,
): readonly Group[] {
  const kept: { readonly group: Group; readonly ids: ReadonlySet<number> }[] = [];
  const within = groups.filter(({ members }) => members.length > 1 && members.every((id) => people.has(id)));
  for (const group of within.toSorted((a, b) => b.members.length - a.members.length))
    if (!kept.some(({ ids }) => group.members.every((id) => ids.has(id))))
      kept.push({ group, ids: new Set(group.members) });
  return kept.slice(0, groupsAtMost).map(({ group }) => group);
}

function best<Group extends { readonly members: readonly number[] }>(groups: readonly Group[]): readonly Group[] {
  let [found, most, looks]: [readonly Group[], number, number] = [[], 0, looksAtMost];
  const covered = new Set<number>();
  const chosen: Group[] = [];
  walk(0, 0);
  return found;

  function walk(from: number, saved: number): void {
    for (let nth = from; nth < groups.length; nth += 1) {
      if (most > 0 && (looks < 0 || saved + couldSave(nth) <= most)) return;
      const group = groups[nth] as Group;
      const fresh = group.members.filter((id) => !covered.has(id));
      if (fresh.length < 2) continue;
      for (const id of fresh) covered.add(id);
      chosen.push(group);
      walk(nth + 1, saved + fresh.length - 1);
      chosen.pop();
      for (const id of fresh) covered.delete(id);
    }
    if (saved > most) [found, most] = [[...chosen], saved];
  }

  /** Entries that the groups from here on would save if they shared nobody among themselves. */
  function couldSave(from: number): number {
    let sum = 0;
    for (const { members } of groups.slice(from)) {
      looks -= members.length;
      sum += Math.max(0, members.filter((id) => !covered.has(id)).length - 1);
    }
    return sum;
  }
}

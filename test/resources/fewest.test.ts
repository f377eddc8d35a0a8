import { expect, test } from 'vitest';
import { fewestEntries } from '../../src/resources/chat/fewest.ts';
import { fc, repeated } from '../property.ts';

test('as few entries as can be, of any groups and whatever the order of people', () => {
  const people = fc.uniqueArray(fc.nat(9), { maxLength: 10 });
  const groups = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 6 }), { maxLength: 7 });
  fc.assert(
    fc.property(people, groups, (people, sets) => {
      const all = sets.map((members) => ({ members }));
      const { groups: taken, others } = fewestEntries(people, all);
      expect([...new Set([...taken.flatMap(({ members }) => members), ...others])].sort()).toEqual([...people].sort());
      const within = sets.filter((members) => members.every((id) => people.includes(id)));
      const least = Math.min(
        ...Array.from({ length: 2 ** within.length }, (_, choice) => {
          const chosen = within.filter((_, nth) => (choice >> nth) % 2 === 1);
          return chosen.length + people.filter((id) => !chosen.flat().includes(id)).length;
        }),
      );
      expect(taken.length + others.length).toBe(least);
      expect(fewestEntries(people.toReversed(), all).groups).toEqual(taken);
    }),
    repeated(300),
  );
});

test('a company of two thousand departments in one chat is folded at once', () => {
  const groups = Array.from({ length: 2_000 }, (_, nth) => ({
    members: [3 * nth, 3 * nth + 1, 3 * nth + 2, 3 * nth + 3],
  }));
  const people = Array.from({ length: 6_001 }, (_, id) => id);
  expect(fewestEntries(people, groups)).toMatchObject({ groups: { length: 2_000 }, others: [] });
});

test('a group takes the place of two people at least, who are all there, and the largest of several is taken', () => {
  const [pair, three, one, stranger] = [
    { members: [1, 2] },
    { members: [1, 2, 3] },
    { members: [4] },
    { members: [3, 9] },
  ];
  expect(fewestEntries([4, 3, 2, 1], [pair, three, one, stranger])).toEqual({ groups: [three], others: [4] });
  expect(fewestEntries([2, 1, 4], [pair, three, one])).toEqual({ groups: [pair], others: [4] });
  expect(fewestEntries([4], [one])).toEqual({ groups: [], others: [4] });
  expect(fewestEntries([], [pair, { members: [] }])).toEqual({ groups: [], others: [] });
  expect(fewestEntries([1, 2], [])).toEqual({ groups: [], others: [1, 2] });
});

test('of two groups of the same people one is taken, and a group that saves nobody is not', () => {
  const [first, second] = [{ members: [1, 2, 3] }, { members: [3, 2, 1] }];
  expect(fewestEntries([1, 2, 3], [first, second]).groups).toEqual([first]);
  const [left, right] = [{ members: [1, 2, 3] }, { members: [3, 4] }];
  expect(fewestEntries([1, 2, 3, 4], [left, right])).toEqual({ groups: [left], others: [4] });
});

test('two groups are better than one that is larger than each', () => {
  const [large, left, right] = [{ members: [2, 3, 4, 5] }, { members: [1, 2, 3] }, { members: [4, 5, 6] }];
  expect(fewestEntries([1, 2, 3, 4, 5, 6], [large, left, right])).toEqual({ groups: [left, right], others: [] });
});

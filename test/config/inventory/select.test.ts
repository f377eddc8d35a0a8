import { expect, test } from 'vitest';
import { parseConditions } from '../../../src/config/inventory/labels.ts';
import { everyPortal, isSaid, type Selection, select } from '../../../src/config/inventory/select.ts';
import { say } from '../../../src/model/message.ts';

const fleet = [
  { name: 'bell', labels: { ring: 'canary' } },
  { name: 'beta', labels: {} },
  { name: 'corp', labels: { ring: 'wide' } },
];

function chosen(selection: Partial<Selection>): unknown {
  const found = select(fleet, { ...everyPortal, ...selection });
  return 'code' in found ? say(found, 'en') : found.entries.map(({ name }) => name);
}

const labelled = (text: string) => ({
  labels: [parseConditions(text) as Exclude<ReturnType<typeof parseConditions>, string>],
});

test('names add up, labels narrow', () => {
  expect(chosen({})).toEqual(['bell', 'beta', 'corp']);
  expect(chosen({ names: ['be*', 'corp'] })).toEqual(['bell', 'beta', 'corp']);
  expect(chosen({ names: ['be*'], ...labelled('ring') })).toEqual(['bell']);
});

test('a name that matches nothing is an error though others match, with the nearest name', () => {
  expect(chosen({ names: ['corp', 'bel'] })).toEqual({
    text: 'no portal of the inventory is called "bel"',
    help: 'did you mean "bell"?',
  });
  expect(chosen({ names: ['zzzzzz'] })).toEqual({
    text: 'no portal of the inventory is called "zzzzzz"; it has 3',
    help: 'see: provision portals',
  });
});

test('labels that leave nothing are an error', () => {
  expect(chosen(labelled('ring=none'))).toEqual({
    text: 'of all portals (3) none is selected',
    help: 'see: provision portals',
  });
});

test('a shard to which nothing falls is none', () => {
  const shards = Array.from({ length: 9 }, (_, at) => chosen({ shard: { index: at + 1, total: 9 } }) as string[]);
  expect(shards.flat().toSorted()).toEqual(['bell', 'beta', 'corp']);
  expect(shards.some((names) => names.length === 0)).toBe(true);
});

test('only a selection that says something lets a command write', () => {
  expect(isSaid(everyPortal)).toBe(false);
  expect(isSaid({ ...everyPortal, names: ['*'] })).toBe(true);
  expect(isSaid({ ...everyPortal, shard: { index: 1, total: 2 } })).toBe(true);
});

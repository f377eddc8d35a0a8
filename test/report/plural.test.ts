import { expect, test } from 'vitest';
import { english, russian } from '../../src/report/words/plural.ts';

/** The rule as grammars have it, beside the tables of the runtime. */
function form(count: number): 'one' | 'few' | 'many' {
  const [tens, ones] = [count % 100, count % 10];
  if (tens >= 11 && tens <= 14) return 'many';
  if (ones === 1) return 'one';
  return ones >= 2 && ones <= 4 ? 'few' : 'many';
}

const counts = [
  ...Array.from({ length: 126 }, (_, count) => count),
  1001,
  1002,
  1011,
  1111,
  1112,
  2021,
  10_004,
  1_000_001,
];

test.each(counts)('%i has its Russian form', (count) => {
  const word = { one: 'чат', few: 'чата', many: 'чатов' }[form(count)];
  expect(russian(count, 'чат', 'чата', 'чатов')).toBe(`${count} ${word}`);
});

test.each([
  [0, '0 chats'],
  [1, '1 chat'],
  [2, '2 chats'],
  [21, '21 chats'],
  [1001, '1001 chats'],
])('%i has its English form', (count, text) => {
  expect(english(count, 'chat')).toBe(text);
});

test.each([0, 1, 2, 21])('an English word may have another plural: %i', (count) => {
  expect(english(count, 'entry', 'entries')).toBe(`${count} ${count === 1 ? 'entry' : 'entries'}`);
});

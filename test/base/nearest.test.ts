import { expect, test } from 'vitest';
import { nearest } from '../../src/base/nearest.ts';

const fields = ['title', 'type', 'description', 'color', 'users', 'owner', 'previousKeys', 'onRemove'];

test.each([
  ['titel', 'title'],
  ['titl', 'title'],
  ['colour', 'color'],
  ['descripton', 'description'],
  ['user', 'users'],
  ['previous_keys', 'previousKeys'],
  ['ON-REMOVE', 'onRemove'],
  ['tpye', 'type'],
])('"%s" was meant to be "%s"', (word, meant) => {
  expect(nearest(word, fields)).toBe(meant);
});

test.each(['webhook', 'x', '', 'id', 'constructor'])('"%s" was not meant to be any of them', (word) => {
  expect(nearest(word, fields)).toBeUndefined();
});

test('the nearest wins over the first that is near', () => {
  expect(nearest('AQUAA', ['AQUB', 'AQUA'])).toBe('AQUA');
});

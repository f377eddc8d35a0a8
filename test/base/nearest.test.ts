import { expect, test } from 'vitest';
import { nearest, newPatience } from '../../src/base/nearest.ts';
import { cpuMs } from '../cpu-time.ts';

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

test('whoever asks for every one of many names pays once, and words that are no names are not compared', async () => {
  const known = Array.from({ length: 20_000 }, (_, index) => `name-${index}-of-many`);
  const patience = newPatience();
  const asked = await cpuMs(() => {
    for (const name of known) nearest(`${name}x`, known, patience);
  });
  expect(asked).toBeLessThan(3000);
  expect(nearest('titel', fields, patience)).toBeUndefined();
  const long = 'a'.repeat(100_000);
  expect(await cpuMs(() => nearest(long, [`${long}b`, 'a'.repeat(150)]))).toBeLessThan(500);
});

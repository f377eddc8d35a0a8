import { expect, test } from 'vitest';
import { fits, parseConditions } from '../../../src/config/inventory/labels.ts';
import { fc } from '../../property.ts';

const bell = { ring: 'canary', region: 'by', vip: 'true' };

test.each([
  ['ring=canary', true],
  ['ring==canary', true],
  ['ring=canary,region!=by', false],
  [' ring = canary , region != ru ', true],
  ['ring', true],
  ['!ring', false],
  ['colour', false],
  ['!colour', true],
  ['colour!=red', true],
  ['colour=red', false],
  ['vip=true', true],
  ['ring=canary,ring=wide', false],
])('"%s" selects a portal by its labels as kubectl would: %s', (text, selected) => {
  const conditions = parseConditions(text);
  if (typeof conditions === 'string') throw new Error(`${conditions} was not understood`);
  expect(fits(bell, conditions)).toBe(selected);
});

test.each([
  ['', ''],
  ['ring=canary,', ''],
  ['=canary', '=canary'],
  ['!ring=canary', '!ring=canary'],
  ['ring>3', 'ring>3'],
  ['ring=a b', 'ring=a b'],
  ['a,b c', 'b c'],
])('"%s" is refused, and the part that cannot be understood is named', (text, part) => {
  expect(parseConditions(text)).toBe(part);
});

test('a portal is selected by a condition or by its opposite, never by both or neither', () => {
  const word = fc.stringMatching(/^[a-z]{1,3}$/);
  fc.assert(
    fc.property(fc.dictionary(word, word), word, word, (labels, name, value) => {
      const by = (text: string) =>
        fits(labels, parseConditions(text) as Exclude<ReturnType<typeof parseConditions>, string>);
      expect(by(`${name}=${value}`)).toBe(!by(`${name}!=${value}`));
      expect(by(name)).toBe(!by(`!${name}`));
    }),
  );
});

test('a label called like a part of every object is a label like any other', () => {
  expect(fits({}, [{ name: 'constructor', value: undefined, not: false }])).toBe(false);
});

import { describe, expect, it } from 'vitest';
import { byCodePoint } from '../../src/base/json.ts';
import { fc } from '../property.ts';

/** The same order, said plainly: code point by code point. */
function plainly(a: string, b: string): number {
  const [as, bs] = [[...a], [...b]].map((texts) => texts.map((text) => text.codePointAt(0) ?? 0)) as [
    number[],
    number[],
  ];
  const at = as.findIndex((point, index) => point !== bs[index]);
  return at === -1 ? as.length - bs.length : (as[at] ?? 0) - (bs[at] ?? -1);
}

describe('texts by code point', () => {
  it('put letters outside the basic plane behind all others', () => {
    expect(['🚀', '｡', 'b', 'Б', 'a', 'ab', ''].sort(byCodePoint)).toEqual(['', 'a', 'ab', 'b', 'Б', '｡', '🚀']);
  });

  it('are in one order, whatever they are made of', () => {
    const piece = fc.constantFrom('a', 'b', 'Я', '\ud7ff', '\ue000', '\uffff', '𐀀', '🚀');
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(plainly(a, b)));
      }),
    );
  });
});

import { expect, test } from 'vitest';
import { printable } from '../../src/base/printable.ts';
import { columns, cut, pad, wrap } from '../../src/report/text/columns.ts';
import { paint } from '../../src/report/text/paint.ts';
import { shorten, shortenPair } from '../../src/report/text/shorten.ts';
import { fc } from '../property.ts';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'я', '東', '👩‍👩‍👧', 'e\u0301', '\u202e', '\u001b', ' ', '"') }),
);

test('a printed text has nothing left that is not printed', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(printable(text)).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(printable(printable(text))).toBe(printable(text));
    }),
  );
});

test('a cut text fits, and one that fits is not cut', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, width) => {
      const shown = printable(text);
      expect(columns(cut(shown, width))).toBeLessThanOrEqual(width);
      expect(columns(shorten(shown, width))).toBeLessThanOrEqual(width);
      if (columns(shown) <= width) expect(cut(shown, width)).toBe(shown);
    }),
  );
});

test('two values that differ are both cut to fit', () => {
  fc.assert(
    fc.property(texts, texts, texts, fc.integer({ min: 12, max: 60 }), (start, one, two, width) => {
      const pair = shortenPair(printable(start + one), printable(start + two), width);
      for (const value of pair) expect(columns(value)).toBeLessThanOrEqual(width);
    }),
  );
});

test('wrapping loses no word and keeps lines within the width, long words aside', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 5, max: 40 }), (text, width) => {
      const shown = printable(text);
      const lines = wrap(shown, width);
      expect(lines.join(' ')).toBe(shown);
      for (const line of lines) expect(line.includes(' ') ? columns(line) : 0).toBeLessThanOrEqual(width);
    }),
  );
});

test.each([
  ['chat', 4],
  ['чат', 3],
  ['東京', 4],
  ['👩‍👩‍👧 x', 4],
  ['e\u0301', 1],
  [paint('remove', 'red'), 3],
  ['\u001b[31m', 10],
  ['한글', 4],
])('%j takes %i columns', (text, width) => {
  expect(columns(text)).toBe(width);
  expect(columns(pad(text, 12))).toBe(12);
});

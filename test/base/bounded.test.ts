import { expect, test } from 'vitest';
import { bounded } from '../../src/base/bounded.ts';
import { type Code, codes } from '../../src/model/codes/index.ts';
import { say } from '../../src/model/message.ts';

test('what is short enough is shown whole, and of what is not the beginning, the length and the end', () => {
  expect(bounded('abc', 3)).toBe('abc');
  expect(bounded(`a${'.'.repeat(998)}z`, 10)).toBe('a.....…(1000)….z');
  expect(bounded('👩'.repeat(20), 10)).toBe('👩👩👩…(40)…👩');
});

test('no sentence of the catalogue grows with what a stranger wrote, whatever it repeats of it', () => {
  const args = new Proxy({}, { get: () => 'x'.repeat(100_000) });
  for (const code of Object.keys(codes) as Code[]) {
    for (const language of ['en', 'ru'] as const) {
      const { text, help = '' } = say({ code, args }, language);
      expect([code, text.length < 5000, help.length < 5000]).toEqual([code, true, true]);
    }
  }
});

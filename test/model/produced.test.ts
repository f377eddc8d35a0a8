import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Code, codes } from '../../src/model/codes/index.ts';

const folder = join(import.meta.dirname, '..');
const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith(join('model', 'produced.test.ts')))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const names = new Set(tests.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g));
const prose = tests.replaceAll("\\'", "'").replace(/\s+/g, ' ');

/** Words of a sentence in a row that tell it from others: four of them, or all that stand between two of its gaps. */
function* phrases(text: string): Iterable<string> {
  for (const part of text.split(/\{\w+\}/)) {
    const words = part.split(/\s+/).filter(Boolean);
    const size = Math.min(4, words.length);
    if (size < 3) continue;
    for (let at = 0; at + size <= words.length; at++) yield words.slice(at, at + size).join(' ');
  }
}

function isShown(code: Code): boolean {
  if (names.has(code)) return true;
  const { en, ru } = codes[code];
  const texts = [en.text, ru.text, en.help ?? '', ru.help ?? ''];
  return texts.some((text) => [...phrases(text)].some((phrase) => prose.includes(phrase)));
}

test('every sentence of the catalogue is shown by some test, by its code or in its words', () => {
  expect((Object.keys(codes) as Code[]).filter((code) => !isShown(code))).toEqual([]);
});

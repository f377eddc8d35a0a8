import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/model/codes/index.ts';
import { say } from '../../src/model/message.ts';

const source = join(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const catalogue = files.filter((name) => /^model\/codes\/(?!index|row)/.test(name));
const rest = files
  .filter((name) => !name.startsWith('model/codes/'))
  .map((name) => readFileSync(join(source, name), 'utf8'));
const text = rest.join('\n');

describe('the catalogue of messages', () => {
  it('has each code once, as a second one would silently win', () => {
    const written = catalogue.flatMap(
      (name) => readFileSync(join(source, name), 'utf8').match(/^ {2}[A-Z][A-Z0-9_]+(?=:)/gm) ?? [],
    );
    expect(written.map((name) => name.trim()).toSorted()).toEqual(Object.keys(codes).toSorted());
  });

  it.each(Object.keys(codes))('says %s somewhere in the product', (code) => {
    expect(text).toMatch(new RegExp(`['"]${code}['"]|\\b${code}\\b`));
  });

  it.each(Object.entries(codes))('fills the same gaps of %s in both languages', (_code, { en, ru }) => {
    const gaps = (wording: { text: string; help?: string }) =>
      [...new Set(`${wording.text} ${wording.help ?? ''}`.match(/\{\w+\}/g) ?? [])].toSorted();
    expect(gaps(ru)).toEqual(gaps(en));
  });

  it.each(Object.entries(codes))('offers help for %s in both languages or in none', (_code, { en, ru }) => {
    expect('help' in ru).toBe('help' in en);
  });

  it('shows a gap that nobody filled rather than nothing', () => {
    expect(say({ code: 'PERSON_UNKNOWN', args: {} }, 'en').text).toBe('{who} is not found on this portal');
  });
});

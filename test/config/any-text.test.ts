// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import { expect, test } from 'vitest';
import type { Place } from '../../src/base/place.ts';
import { type Code, codes } from '../../src/model/codes/index.ts';
import { cpuMs } from '../cpu-time.ts';
import { fc } from '../property.ts';
import { load, top } from './desk.ts';

const right = `${top}include: [b.yaml]
defaults: &d { type: OPEN, users: [1, anna@corp.example] }
chats:
  welcome:
    title: "Привет 🎉"   # comment
    description: |
      two
      lines \${var:HOME:-x}
    entity: { type: ACME, id: a/1 }
  sales:
    <<: *d
    title: Sales
    previousKeys: [old]
`;

const scraps = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.constantFrom(
    '\n',
    '\t',
    ':',
    ': ',
    ' #',
    '- ',
    '*d',
    '&e ',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '!x ',
    '%',
    '@',
    '${env:',
    '${var:',
    '${each.',
    '${',
    '}',
    '<<: ',
    '? ',
    '---\n',
    '\r',
    '  ',
    '0',
    'null',
    ',',
  ),
);
/** The right file with a few stretches taken out, doubled or overwritten. */
const torn = fc
  .array(fc.tuple(fc.nat({ max: right.length }), fc.nat({ max: 12 }), scraps, fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((cuts) =>
    cuts.reduce(
      (text, [at, length, scrap, keep]) => text.slice(0, at) + scrap + text.slice(keep ? at : at + length),
      right,
    ),
  );

function isIn(text: string, { line, column, length }: Place): boolean {
  const lines = text.split('\n');
  const width = (lines[line - 1] ?? '').length;
  return line >= 1 && line <= lines.length && column >= 1 && column <= width + 1 && length >= 1;
}

function gapsOf(code: Code): readonly string[] {
  const { en, ru } = codes[code];
  const texts = [en.text, en.help, ru.text, ru.help].join(' ');
  return [...texts.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

test('no text breaks the loader: there is a config, or errors that say where and fill all their gaps', async () => {
  await fc.assert(
    fc.asyncProperty(torn, async (text) => {
      const { config, diagnostics } = await load({ 'chats.yaml': text, 'b.yaml': '' });
      expect(config === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      for (const diagnostic of diagnostics) {
        const { place, related = [] } = diagnostic;
        for (const each of [...(place ? [place] : []), ...related.map((other) => other.place)])
          if (each.file === 'chats.yaml') expect([each, isIn(text.replace(/^\ufeff/, ''), each)]).toEqual([each, true]);
        expect([diagnostic.code, ...gapsOf(diagnostic.code)]).toEqual([
          diagnostic.code,
          ...gapsOf(diagnostic.code).filter((name) => name in diagnostic.args),
        ]);
      }
    }),
    { numRuns: 1500 },
  );
});

test('ten thousand chats load in seconds, and so do ten thousand wrong ones', async () => {
  const chat = (index: number, color: string) =>
    `  c${index}:\n    title: Чат ${index}\n    color: ${color}\n    users: [10, anna@corp.example]\n`;
  for (const color of ['GREEN', 'grean']) {
    const text = `${top}chats:\n${Array.from({ length: 10_000 }, (_, index) => chat(index, color)).join('')}`;
    const costMs = await cpuMs(async () =>
      expect((await load(text)).diagnostics).toHaveLength(color === 'GREEN' ? 0 : 10_000),
    );
    expect(costMs).toBeLessThan(15_000);
  }
});

test('one chat with thousands of wrong people takes no longer than its length', async () => {
  const text = `${top}chats:\n  a:\n    title: A\n    users: [${Array(20_000).fill('bob').join(', ')}]\n`;
  expect(await cpuMs(async () => expect((await load(text)).diagnostics).toHaveLength(20_000))).toBeLessThan(5_000);
});

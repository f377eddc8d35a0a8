import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type Diagnostic, message } from '../../src/model/message.ts';
import { diagnosticsText } from './shown.ts';
import { at } from './worlds.ts';

const plain = { color: false, language: 'en' } as const;
const main = 'version: 1\nchats:\n  продажи:\n\tmanagers: [1]\n';
const sources = new Map([
  ['b.yaml', main],
  ['a.yaml', `title: "${'x'.repeat(200)}" # here\n`],
]);

function problem(place: ReturnType<typeof at> | undefined, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { ...message('MANAGERS_UNDOCUMENTED'), severity, ...(place ? { place } : {}) };
}

test('a problem shows file, line, column, the source line, a caret, and what would be right', () => {
  expect(diagnosticsText([problem(at('b.yaml', 3, 3, 7))], sources, plain)).toBe(
    `
b.yaml:3:3  error  MANAGERS_UNDOCUMENTED  managers need an undocumented method
  3 |   продажи:
    |   ^^^^^^^
  help: allow it with "portal.undocumented: true"

1 error`.slice(1),
  );
});

test('problems come in the order of the files, those without a place first, in either language', () => {
  const problems = [
    problem(at('a.yaml', 1, 211, 6), 'warning'),
    problem(at('b.yaml', 4, 2, 8)),
    problem(undefined),
    {
      ...problem(at('b.yaml', 1, 1, 7)),
      related: [{ place: at('b.yaml', 2, 1, 5), message: message('ENTITY_FIXED') }],
    },
  ];
  expect(diagnosticsText(problems, sources, { color: false, language: 'ru' })).toBe(
    `
ошибка  MANAGERS_UNDOCUMENTED  для менеджеров чата нужен недокументированный метод
  подсказка: разрешите его: «portal.undocumented: true»

b.yaml:1:1  ошибка  MANAGERS_UNDOCUMENTED  для менеджеров чата нужен недокументированный метод
  1 | version: 1
    | ^^^^^^^
  b.yaml:2:1  портал не меняет сущность чата
  2 | chats:
    | ^^^^^
  подсказка: разрешите его: «portal.undocumented: true»

b.yaml:4:2  ошибка  MANAGERS_UNDOCUMENTED  для менеджеров чата нужен недокументированный метод
  4 |     managers: [1]
    |     ^^^^^^^^
  подсказка: разрешите его: «portal.undocumented: true»

a.yaml:1:211  предупреждение  MANAGERS_UNDOCUMENTED  для менеджеров чата нужен недокументированный метод
  1 | …${'x'.repeat(53)}" # here
    | ${' '.repeat(56)}^^^^^^
  подсказка: разрешите его: «portal.undocumented: true»

3 ошибки, 1 предупреждение`.slice(1),
  );
});

test('a place outside the known text still reads, and a place at the end of a line gets one caret', () => {
  const text = diagnosticsText([problem(at('c.yaml', 9, 9)), problem(at('b.yaml', 2, 7, 3))], sources, plain);
  expect(text.split('\n')[0]).toBe('c.yaml:9:9  error  MANAGERS_UNDOCUMENTED  managers need an undocumented method');
  expect(text).toContain('  2 | chats:\n    |       ^\n');
});

test('what stands in the file cannot colour or move the frame', () => {
  const nasty = new Map([['n.yaml', 'a: "\u001b[31m\u202e" # b']]);
  expect(diagnosticsText([problem(at('n.yaml', 1, 13, 1))], nasty, plain)).toContain(
    '  1 | a: "\\u{1b}[31m\\u{202e}" # b\n    |                         ^\n',
  );
});

test('colours change nothing but the colours, and no problems are no text', () => {
  const problems = [problem(at('b.yaml', 3, 3, 7)), problem(at('b.yaml', 1, 1, 7), 'warning')];
  const colored = diagnosticsText(problems, sources, { ...plain, color: true });
  expect(colored).not.toBe(stripVTControlCharacters(colored));
  expect(stripVTControlCharacters(colored)).toBe(diagnosticsText(problems, sources, plain));
  expect(diagnosticsText([], sources, plain)).toBe('');
});

test('a reader is shown fifty problems and told of the rest, however long the file', () => {
  const long = 'x: 1\n'.repeat(200_000);
  const many = Array.from({ length: 2000 }, (_, index) => problem(at('long.yaml', 190_000 + index, 1, 1)));
  const started = performance.now();
  const text = diagnosticsText(many, new Map([['long.yaml', long]]), plain);
  expect(text).toContain('\n\n… and 1950 more; all of them with --json\n\n2000 errors');
  expect(text.match(/MANAGERS_UNDOCUMENTED/g)).toHaveLength(50);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('a long line is shown around its place, and no emoji is cut in two', () => {
  const line = `title: ${'🎉'.repeat(300)}`;
  const [, source = '', caret = ''] = diagnosticsText(
    [problem(at('n.yaml', 1, 8, 600))],
    new Map([['n.yaml', line]]),
    plain,
  ).split('\n');
  expect(source).toMatch(/^ {2}1 \| title: 🎉+…$/u);
  expect(source.length).toBeLessThan(130);
  expect(caret).toMatch(/^ {4}\| {8}\^+$/);
  const [, middle = ''] = diagnosticsText([problem(at('n.yaml', 1, 302, 2))], new Map([['n.yaml', line]]), plain).split(
    '\n',
  );
  expect(middle).toMatch(/^ {2}1 \| …🎉+…$/u);
});

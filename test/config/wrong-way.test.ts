import { describe, expect, test } from 'vitest';
import { strangeLetter } from '../../src/base/strange-letter.ts';
import { problems, top } from './desk.ts';

/* Mistakes that look like something else: each is told as what it is. Whole frames, as people see them. */

const chat = (...lines: readonly string[]) => `${top}chats:\n  a:\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('a blank that is missing after a colon is told as that, wherever in a map it stands', () => {
  test.each([
    ['first', ['title:Sales', 'color: RED', 'users: [1]'], 6],
    ['in the middle', ['color: RED', 'title:Sales', 'users: [1]'], 7],
    ['last', ['color: RED', 'users: [1]', 'title:Sales'], 8],
  ])('%s', async (_where, lines, line) => {
    expect(await problems(chat(...lines))).toBe(
      [
        `chats.yaml:${line}:5  error  YAML_BLANK_AFTER_COLON  a blank is missing after "title:"`,
        `  ${line} |     title:Sales`,
        '    |     ^^^^^^^^^^^',
        '  help: write it like this: title: value',
      ].join('\n'),
    );
  });

  test('and an address over two lines is not taken for one', async () => {
    expect(await problems(chat('title: A', 'https://a.example', 'color: RED'))).not.toContain('YAML_BLANK_AFTER_COLON');
  });
});

describe('a letter that only looks like the right one is named with its code', () => {
  test('in the name of a field', async () => {
    expect(await problems(chat('title: A', '\u0441olor: RED'))).toBe(
      `chats.yaml:7:5  error  FIELD_LOOKALIKE  "\u0441olor" is not known here, though it looks as if
  7 |     \u0441olor: RED
    |     ^^^^^
  help: it has "\u0441" U+0441, Cyrillic; type "color" anew`,
    );
  });

  test('in a value', async () => {
    expect(await problems(chat('title: A', 'type: \u041ePEN'))).toBe(
      `chats.yaml:7:11  error  VALUE_LOOKALIKE  "\u041ePEN" is not known for "type", though it looks as if
  7 |     type: \u041ePEN
    |           ^^^^
  help: it has "\u041e" U+041E, Cyrillic; type "OPEN" anew`,
    );
  });

  test.each([
    ['\u0441olor', 'color', '"\u0441" U+0441, Cyrillic'],
    ['color\u00a0', 'color', 'U+00A0, no-break space'],
    ['co\u200blor', 'color', 'U+200B, zero width space'],
    ['\ufeffcolor', 'color', 'U+FEFF, byte order mark'],
    ['c\u03bflor', 'color', '"\u03bf" U+03BF, Greek'],
    ['colo\u0301r', 'color', 'U+0301'],
    ['продaжи', 'продажи', '"a" U+0061, Latin'],
    ['colour', 'color', undefined],
    ['название', 'title', undefined],
    ['titel', 'title', undefined],
  ])('%j for %j: %s', (word, meant, letter) => {
    expect(strangeLetter(word, meant)).toBe(letter);
  });
});

test('a field that a chat cannot do without is not told to be removed', async () => {
  expect(await problems(chat('title:', 'color: RED'))).toBe(
    `chats.yaml:6:5  error  FIELD_EMPTY_REQUIRED  "title" has no value
  6 |     title:
    |     ^^^^^
  help: give it one; nothing can be done without it`,
  );
  expect(await problems(chat('title: A', 'color:'))).toContain('or remove the line');
});

test.each([
  ['little-endian with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['big-endian with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['little-endian without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  ['big-endian without a mark', (text: string) => Buffer.from(text, 'utf16le').swap16()],
])('a file in UTF-16 is told as that: %s', async (_form, encode) => {
  expect(await problems({ 'chats.yaml': new Uint8Array(encode(`${top}chats: {}\n`)) })).toBe(
    `chats.yaml:1:1  error  FILE_UTF16  chats.yaml is UTF-16 text
  help: save it as UTF-8; PowerShell does with "Out-File -Encoding utf8", Notepad with "Save as"`,
  );
});

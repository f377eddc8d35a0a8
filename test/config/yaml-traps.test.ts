// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { expect, test } from 'vitest';
import { codes, config, problems, top } from './desk.ts';

const chat = (line: string) => `${top}chats:\n  a:\n    ${line}\n`;

test('a tab in the indentation is named as such', async () => {
  expect(await problems(`${top}chats:\n\ta:\n\t\ttitle: A\n`)).toMatchInlineSnapshot(`
    "chats.yaml:5:1  error  YAML_TAB  lines are indented with spaces in YAML, and here stands a tab
      5 |     a:
        | ^^^^
      help: replace the tab by two spaces a level

    chats.yaml:6:1  error  YAML_TAB  lines are indented with spaces in YAML, and here stands a tab
      6 |         title: A
        | ^^^^^^^^
      help: replace the tab by two spaces a level"
  `);
});

test('a colon inside of a text asks for quotes', async () => {
  expect(await problems(chat('title: Team: A'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  YAML_COLON  a text with ": " in it has to stand in quotes
      6 |     title: Team: A
        |            ^
      help: write it like this: title: "Team: A""
  `);
});

test.each(['@ivan', '`x`', '%done'])(
  'a text that starts like %s asks for quotes, and nothing else is said of that line',
  async (value) => {
    expect(await codes(chat(`title: A\n    owner: ${value}`))).toEqual(['YAML_RESERVED']);
  },
);

test('the reserved character is shown where it stands', async () => {
  expect(await problems(chat('title: A\n    owner: @ivan'))).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  YAML_RESERVED  a text that starts with "@" has to stand in quotes
      7 |     owner: @ivan
        |            ^
      help: put it between double quotes; a person is an id (10) or an e-mail address"
  `);
});

test('a star that is no alias asks for quotes', async () => {
  expect(await problems(chat('title: *important*'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  YAML_ALIAS  no "&important*" stands above this "*important*"
      6 |     title: *important*
        |            ^^^^^^^^^^^
      help: put the text in quotes if it just starts with "*"; otherwise define "&important*" first"
  `);
});

test('a "#" that cuts a title short is a warning, and the chats load all the same', async () => {
  expect(await problems(chat('title: Team #1'))).toMatchInlineSnapshot(`
    "chats.yaml:6:17  warning  YAML_COMMENT  "#" after a space starts a comment: this text ends before it
      6 |     title: Team #1
        |                 ^^
      help: put the text in quotes: "Team #1""
  `);
  expect((await config(chat('title: Team #1'))).chats[0]?.fields.title).toBe('Team');
});

test('an ordinary comment behind a title is no trap', async () => {
  expect(await problems(chat('title: Team  # the first one'))).toBe('fine');
  expect(await problems(chat('title: "Team" #1'))).toBe('fine');
});

test('a "#" that leaves nothing is an error', async () => {
  expect(await problems(chat('title: A\n    color: #df532d'))).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  YAML_COMMENT_ONLY  "#" after a space starts a comment: nothing is left as a value
      7 |     color: #df532d
        |            ^^^^^^^
      help: put the value in quotes; colours are written by name: GREEN"
  `);
});

test('words behind a closing quote or bracket are explained', async () => {
  expect(await problems(chat('title: [Team] one'))).toMatchInlineSnapshot(`
    "chats.yaml:6:19  error  YAML_AFTER_QUOTE  nothing may follow the closing quote or bracket on this line
      6 |     title: [Team] one
        |                   ^^^
      help: put the whole text in quotes: title: "[Team] one""
  `);
  expect(await codes(chat('title: "Team" one'))).toEqual(['YAML_AFTER_QUOTE']);
});

test('a quote that is never closed is shown where it opens', async () => {
  expect(await problems(chat('title: "Team'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  YAML_QUOTE  a quote is opened here and never closed
      6 |     title: "Team
        |            ^
      help: close it at the end of the text; inside double quotes write \\""
  `);
});

test('a bracket that is never closed is explained', async () => {
  expect(await codes(chat('title: A\n    users: [1, 2'))).toEqual(['YAML_BRACKET']);
});

test('a variable in brackets without quotes is explained', async () => {
  expect(await problems(chat('title: A\n    users: [${var:BOSS}, 1]'))).toMatchInlineSnapshot(`
    "chats.yaml:7:13  error  YAML_VALUE_IN_BRACKETS  inside of brackets "\${…}" has to stand in quotes
      7 |     users: [\${var:BOSS}, 1]
        |             ^^^^^^^^^^^
      help: write it like this: users: ["\${var:BOSS_ID}"]"
  `);
});

test('a line that stands too deep or too shallow is explained', async () => {
  expect(await problems(`${top}chats:\n  a:\n    title: A\n   color: RED\n`)).toMatchInlineSnapshot(`
    "chats.yaml:7:1  error  YAML_INDENT  the indentation does not fit the lines above
      7 |    color: RED
        | ^
      help: lines of one level start in one column; a text over several lines starts with ">-" or "|""
  `);
  expect(await problems(`${top}chats:\n  a:\n    title: A\n      color: RED\n`)).toMatchInlineSnapshot(`
    "chats.yaml:7:7  error  YAML_INDENT  the indentation does not fit the lines above
      7 |       color: RED
        |       ^
      help: lines of one level start in one column; a text over several lines starts with ">-" or "|""
  `);
});

test('a name without a colon is explained', async () => {
  expect(await codes(`${top}chats:\n  a:\n    title: A\n    color\n`)).toEqual(['YAML_NO_COLON']);
});

test('what fits no explanation still says that it is not YAML, without quoting the file', async () => {
  expect(await problems(chat('title: | secret'))).toMatchInlineSnapshot(`
    "chats.yaml:6:14  error  YAML_SYNTAX  this is not YAML: Not a YAML token
      6 |     title: | secret
        |              ^^^^^^
      help: put texts with special characters in quotes, and check the indentation"
  `);
});

test('%YAML 1.1, other directives, unknown tags and a second document are refused with their places', async () => {
  expect(await problems(`%YAML 1.1\n---\n${top}chats:\n  a:\n    title: A\n`)).toMatchInlineSnapshot(`
    "chats.yaml:1:1  error  YAML_VERSION  configs are YAML 1.2, and this line asks for 1.1
      1 | %YAML 1.1
        | ^^^^^^^^^
      help: remove the %YAML line"
  `);
  expect(await problems(`%FOO bar\n---\n${top}chats:\n  a:\n    title: A\n`)).toMatchInlineSnapshot(`
    "chats.yaml:1:1  error  YAML_DIRECTIVE  lines that start with "%" are directives, which configs do not use
      1 | %FOO bar
        | ^^^^^^^^
      help: remove the line"
  `);
  expect(await problems(chat('title: !secret A'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  YAML_TAG  the tag "!secret" is not known here
      6 |     title: !secret A
        |            ^^^^^^^
      help: remove it; a text that starts with "!" has to stand in quotes"
  `);
  expect(await problems(`${chat('title: A')}---\nchats: {}\n`)).toMatchInlineSnapshot(`
    "chats.yaml:7:1  error  YAML_DOCUMENTS  a second document starts here
      7 | ---
        | ^^^
      help: keep one document a file: remove the "---", or move the rest to a file of its own"
  `);
});

test('keys that YAML does not read as texts ask for quotes', async () => {
  expect(await problems(`${top}chats:\n  2024:\n    title: A\n`)).toMatchInlineSnapshot(`
    "chats.yaml:5:3  error  YAML_KEY_NOT_TEXT  the key 2024 is not a text
      5 |   2024:
        |   ^^^^
      help: put it in quotes: "2024":"
  `);
  const odd = ['true', '~', '? [x]\n  '].map((key) => `${top}chats:\n  ${key}: { title: A }\n`);
  expect((await Promise.all(odd.map((text) => codes(text)))).flat()).toEqual(Array(3).fill('YAML_KEY_NOT_TEXT'));
});

test('a key that is written twice shows both places', async () => {
  expect(await problems(chat('title: A\n    color: RED\n    color: BLUE'))).toMatchInlineSnapshot(`
    "chats.yaml:8:5  error  KEY_TWICE  "color" is written twice
      8 |     color: BLUE
        |     ^^^^^
      chats.yaml:7:5  first written here
      7 |     color: RED
        |     ^^^^^
      help: remove one of the two, or give it another name"
  `);
});

test('numbers beyond what can be kept exactly are refused', async () => {
  expect(await problems(chat('title: A\n    users: [90071992547409931]'))).toMatchInlineSnapshot(`
    "chats.yaml:7:13  error  YAML_INTEGER  this number is too large to be kept exactly
      7 |     users: [90071992547409931]
        |             ^^^^^^^^^^^^^^^^^
      help: put it in quotes if it is a text; ids of users are much smaller"
  `);
});

test('an alias inside of its own anchor is refused', async () => {
  expect(await problems(chat('title: A\n    users: &u [1, *u]'))).toMatchInlineSnapshot(`
    "chats.yaml:7:19  error  YAML_ALIAS_CYCLE  "*u" stands inside of its own "&u"
      7 |     users: &u [1, *u]
        |                   ^^
      help: a value cannot contain itself"
  `);
});

test('"<<" takes maps and nothing else', async () => {
  expect(await problems(chat('<<: [1]\n    title: A'))).toMatchInlineSnapshot(`
    "chats.yaml:6:5  error  YAML_MERGE  "<<" takes a map, or a list of maps
      6 |     <<: [1]
        |     ^^
      help: write it like this: <<: *base"
  `);
});

test('maps and lists stand at most 64 levels inside each other, and far deeper ones are refused as calmly', async () => {
  const nested = (levels: number) => `x-deep: ${'['.repeat(levels)}${']'.repeat(levels)}\n${chat('title: A')}`;
  expect(await codes(nested(63))).toEqual([]);
  expect(await problems(nested(66))).toMatchInlineSnapshot(`
    "chats.yaml:1:73  error  YAML_DEPTH  lists and maps stand more than 64 levels inside each other
      1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]…
        |                                                         ^
      help: a config needs five levels at most"
  `);
  for (const sign of ['[', '{', '- ', '? ', '{a: ', 'a: '])
    expect(await codes(sign.repeat(100_000))).toEqual(['YAML_DEPTH']);
  expect(await codes(Array.from({ length: 200 }, (_, index) => `${' '.repeat(index)}a:\n`).join(''))).toEqual([
    'YAML_DEPTH',
  ]);
});

test('a file that multiplies itself is refused at once, where it crosses the line', async () => {
  const names = [...'abcdefghi'];
  const bomb = names.map(
    (name, index) => `x-${name}: &${name} [${Array(9).fill(index === 0 ? 1 : `*${names[index - 1]}`)}]\n`,
  );
  const started = performance.now();
  expect(await problems(`${bomb.join('')}${chat('title: A\n    users: *i')}`)).toMatchInlineSnapshot(`
    "chats.yaml:7:19  error  YAML_EXPANSION  with all aliases written out this file holds more than 2000000 values
      7 | x-g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]
        |                   ^^
      help: aliases of aliases grow without bound; write the lists out or split the file"
  `);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('one anchor serves 500 chats', async () => {
  const chats = Array.from({ length: 500 }, (_, index) => `  c${index}:\n    title: T${index}\n    users: *all\n`);
  const { chats: loaded } = await config(`x-all: &all [1, 2, 3]\n${top}chats:\n${chats.join('')}`);
  expect(loaded.every(({ fields }) => String(fields.users) === '1,2,3')).toBe(true);
});

test('"<<" brings in the fields of another map, and written fields win', async () => {
  const { chats } = await config(
    `x-base: &base { type: OPEN, color: RED }\n${top}chats:\n  a:\n    <<: *base\n    title: A\n    color: MINT\n`,
  );
  expect(chats[0]?.fields).toEqual({ type: 'OPEN', color: 'MINT', title: 'A' });
});

test('a byte order mark and Windows line ends change nothing, places included', async () => {
  const windows = `\ufeff${chat('title: A\n    color: blue').replaceAll('\n', '\r\n')}`;
  expect(await problems(windows)).toBe(await problems(chat('title: A\n    color: blue')));
});

test('words that YAML 1.1 took for flags and numbers are texts', async () => {
  const titles = ['yes', 'NO', 'on', '12:30', '1_000', '2026-11-22'];
  const chats = titles.map((title, index) => `  c${index}: { title: ${title} }\n`);
  expect((await config(`${top}chats:\n${chats.join('')}`)).chats.map(({ fields }) => fields.title)).toEqual(titles);
});

test.each(['!!str\nversion: 1\n', '!!int [1]\n', '!!map [a]\n', '!!seq { a: 1 }\n'])(
  'a tag that says another kind than its value is never passed over: %j',
  async (text) => {
    expect(await codes(text)).toContain('YAML_TAG');
    expect(
      await codes(`${top}chats: { a: { title: A, users: ${text.trim().replace('\nversion: 1', ' { a: 1 }')} } }\n`),
    ).toContain('YAML_TAG');
  },
);

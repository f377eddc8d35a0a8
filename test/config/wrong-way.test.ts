// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
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

describe('a blank that is missing behind the dash of a list is told as that', () => {
  test.each([
    ['of all items', ['users:', '  -10', '  -11'], 8, '-10'],
    ['of the only item', ['users:', '  -anna@corp.example'], 8, '-anna@corp.example'],
    ['of the first item', ['users:', '  -10', '  - 11'], 8, '-10'],
    ['of a later item', ['users:', '  - 1', '  -10'], 9, '-10'],
  ])('%s', async (_which, lines, line, item) => {
    const text = await problems(chat('title: A', ...lines));
    expect(text).toMatch(new RegExp(`^chats\\.yaml:${line}:\\d+  error  LIST_DASH  a blank is missing after "-"\n`));
    expect(text).toContain(`  help: write each item like this: - ${item.slice(1)}`);
    expect(text.match(/error {2}/g)).toHaveLength(1);
  });

  test('of an item that the one above it swallows', async () => {
    expect(await problems(chat('title: A', 'users:', '  - 1', '    -10'))).toContain('LIST_DASH');
  });

  test('and a negative number in brackets is not taken for one', async () => {
    expect(await problems(chat('title: A', 'users: [-10]'))).toContain('PERSON_NUMBER');
    expect(await problems(chat('title: A', 'users: -10'))).toContain('FIELD_NOT_LIST');
    expect(await problems(chat('title: -10 degrees', 'users: [1]'))).toBe('fine');
  });
});

describe('a number in quotes for a department is asked about', () => {
  test.each([
    ['users: [{ department: "7" }]', 7, 27],
    ['users: [{ head: "7" }]', 7, 21],
    ['owner: { head: "7" }', 7, 20],
  ])('%s', async (line, row, column) => {
    const text = await problems(chat('title: A', line));
    expect(text).toBe(
      [
        `chats.yaml:${row}:${column}  warning  DEPARTMENT_QUOTED  "7" in quotes is the name of a department, not its id`,
        `  7 |     ${line}`,
        `    | ${' '.repeat(column - 1)}^^^`,
        '  help: write 7 without quotes for the id; for the name write its path, such as Company/7',
      ].join('\n'),
    );
  });

  test('and not about ids, names and paths', async () => {
    const users = 'users: [{ department: 7 }, { department: Sales }, { department: "Company/7" }, { head: 7 }]';
    expect(await problems(chat('title: A', users))).toBe('fine');
  });
});

describe('a setting that is kept in quotes, or set without a value, is told as that', () => {
  const secret = 'f2ppp8uucc891111';
  const webhook = `https://corp.example/rest/1/${secret}/`;
  const bare = 'version: 1\nproject: team\nchats: { a: { title: A } }\n';
  const inFile = `${bare}portal: { url: "\${env:B24_URL}", token: "\${env:B24_TOKEN}" }\n`;
  const quotes = ['"', "'", '`', '\u00ab \u00bb', '\u201c \u201d', '< >'].map((pair) => {
    const [open = '', close = open] = pair.split(' ');
    return [open, close] as const;
  });

  test.each(quotes)('%s%s round an address or a token', async (open, close) => {
    const quoted = (text: string) => `${open}${text}${close}`;
    const env = { B24_TOKEN: 'abc', B24_URL: 'corp.example' };
    for (const said of [
      problems(bare, { url: quoted(webhook) }),
      problems(bare, { env: { PROVISION_URL: quoted(webhook) } }),
      problems(bare, { url: 'corp.example', token: `"${secret}"` }),
      problems(inFile, { env: { ...env, B24_URL: quoted(webhook) } }),
      problems(inFile, { env: { ...env, B24_TOKEN: `'${secret}'` } }),
    ]) {
      expect(await said).toMatch(
        /^(?:chats\.yaml:4:\d+ {2})?error {2}PORTAL_QUOTED {2}\S+ still has quotes round it$/m,
      );
      expect(await said).not.toContain(secret);
    }
  });

  test('a whole frame', async () => {
    expect(await problems(bare, { url: `"${webhook}"` })).toBe(
      `error  PORTAL_QUOTED  --url still has quotes round it
  help: take them off where the value is set: a variable, a .env file or a secret holds the bare value`,
    );
  });

  test.each(['', '  '])('a variable that holds %j', async (empty) => {
    const env = { B24_URL: empty, B24_TOKEN: 'abc' };
    expect(await problems(inFile, { env })).toBe(
      `chats.yaml:4:17  error  ENV_EMPTY  the variable B24_URL is set but empty
  4 | portal: { url: "\${env:B24_URL}", token: "\${env:B24_TOKEN}" }
    |                 ^^^^^^^^^^^^^^
  help: give it its value; pipelines that a fork starts are not given the secrets`,
    );
    expect(await problems(inFile, { env: { B24_URL: 'corp.example', B24_TOKEN: empty } })).toContain('ENV_EMPTY');
    expect(await problems(inFile, { env, url: webhook })).toBe('fine');
    expect(await problems(inFile, { env, sparesPortal: true })).toBe('fine');
    expect(await problems(bare, { env: { PROVISION_URL: empty } })).toBe(
      `chats.yaml:1:1  error  PORTAL_NOT_SAID_EMPTY  the config does not say which portal, and PROVISION_URL is set but empty
  1 | version: 1
    | ^^^^^^^
  help: give it its value; pipelines that a fork starts are not given the secrets`,
    );
  });
});

describe('a path of another system is told as that', () => {
  test.each([
    ['~/packs/base.yaml', 'PATH_HOME', 'only shells know "~"; write the path out'],
    [
      "'packs\\base.yaml'",
      'PATH_BACKSLASH',
      'write paths with "/", on Windows too; between double quotes "\\" begins an escape',
    ],
    [
      'Packs/base.yaml',
      'FILE_MISSING_NEAR',
      'there is "packs/base.yaml"; names must match to the letter, case included',
    ],
  ])('%s', async (written, code, help) => {
    const files = { 'chats.yaml': `${top}include: [${written}]\nchats: {}\n`, 'packs/base.yaml': 'chats: {}\n' };
    const text = await problems(files);
    expect(text).toMatch(new RegExp(`^chats\\.yaml:4:11  error  ${code}  there is no `, 'm'));
    expect(text).toContain(`  help: ${help}`);
  });

  test('on the command line too', async () => {
    expect(await problems({ 'team.yaml': top }, { paths: ['/home/anna/taem.yaml'] })).toBe(
      `error  FILE_MISSING_NEAR  there is no file or folder taem.yaml
  help: there is "team.yaml"; names must match to the letter, case included`,
    );
  });
});

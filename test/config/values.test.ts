// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { expect, test } from 'vitest';
import { cpuMs } from '../cpu-time.ts';
import { codes, config, load, problems, top } from './desk.ts';

const chat = (...lines: string[]) => `${top}chats:\n  a:\n${lines.map((line) => `    ${line}\n`).join('')}`;
const fields = async (lines: string[], vars = {}) => (await config(chat(...lines), { vars })).chats[0]?.fields;

test('a value is filled in wherever a text stands', async () => {
  const lines = [
    'title: "Team ${var:CITY}"',
    'users: [1, "${var:WHO}"]',
    'description: |',
    '  In ${var:CITY},',
    '  ${var:COUNTRY:-somewhere}',
  ];
  expect(await fields(lines, { CITY: 'Минск', WHO: 'a@b.example' })).toEqual({
    title: 'Team Минск',
    users: [1, 'a@b.example'],
    description: 'In Минск,\nsomewhere\n',
  });
});

test('--var stands above PROVISION_VAR_NAME, which stands above vars: in the file', async () => {
  const text = `vars: { A: file, B: file, C: file }\n${chat('title: "${var:A} ${var:B} ${var:C}"')}`;
  const env = { PROVISION_VAR_A: 'env', PROVISION_VAR_B: 'env', A: 'no', PROVISION_VAR_TITLE: 'no' };
  expect((await config(text, { vars: { A: 'flag' }, env })).chats[0]?.fields.title).toBe('flag env file');
});

test('a default stands in for a value that is unset or empty; without one, empty is empty', async () => {
  expect(await fields(['title: T${var:A:-x}${var:B:-y}${var:C:-}${var:B}'], { B: '' })).toEqual({ title: 'Txy' });
});

test('$${ writes ${, and what is filled in is not read again', async () => {
  expect(await fields(['title: $${var:A} costs $5 ${var:A}'], { A: '${var:B}' })).toEqual({
    title: '${var:A} costs $5 ${var:B}',
  });
});

test('a whole value keeps its type, lists and maps as well', async () => {
  const vars =
    'vars: { n: 12, yes: true, people: [1, { department: 5 }], entity: { type: ACME, id: a }, color: RED }\n';
  const lines = [
    'title: Team ${var:n} ${var:yes}',
    'owner: ${var:n}',
    'users: ${var:people}',
    'protect: ${var:yes}',
    'entity: ${var:entity}',
    'color: ${var:color}',
  ];
  expect((await config(vars + chat(...lines))).chats[0]?.fields).toEqual({
    title: 'Team 12 true',
    owner: 12,
    users: [1, { department: 5 }],
    protect: true,
    entity: { type: 'ACME', id: 'a' },
    color: 'RED',
  });
});

test('a text from a flag or variable may be a number for people and a flag for flags, and nothing else changes its kind', async () => {
  const lines = [
    'title: ${var:N}',
    'owner: ${var:N}',
    'users: ["${var:N}", { department: "${var:N}", recursive: "${var:YES}" }]',
    'protect: ${var:YES}',
  ];
  expect(await fields(lines, { N: '12', YES: 'true' })).toEqual({
    title: '12',
    owner: 12,
    users: [12, { department: 12, recursive: true }],
    protect: true,
  });
  expect(await codes(chat('title: A', 'owner: 1${var:N}'), { vars: { N: '2' } })).toEqual(['PERSON_QUOTED']);
});

test('values may be made of values, but not of themselves', async () => {
  const text = `vars: { a: "${'${var:b}'}!", b: "B ${'${var:c:-x}'}" }\n${chat('title: ${var:a}')}`;
  expect((await config(text)).chats[0]?.fields.title).toBe('B x!');
  expect(await problems(`vars: { a: "1\${var:b}", b: "2\${var:a}" }\n${chat('title: A')}`)).toMatchInlineSnapshot(`
    "chats.yaml:1:30  error  VAR_CYCLE  "a" is made of itself
      1 | vars: { a: "1\${var:b}", b: "2\${var:a}" }
        |                              ^^^^^^^^
      chats.yaml:1:9  the value is written here
      1 | vars: { a: "1\${var:b}", b: "2\${var:a}" }
        |         ^
      help: give one of the values in the circle a text of its own"
  `);
});

test('what is wrong with a value is shown where it is used and where it is written', async () => {
  expect(await problems(`vars: { c: grean }\n${chat('title: A', 'color: ${var:c}')}`)).toMatchInlineSnapshot(`
    "chats.yaml:8:12  error  COLOR_MISSPELT  "grean" is not a chat colour
      8 |     color: \${var:c}
        |            ^^^^^^^^
      chats.yaml:1:12  the value is written here
      1 | vars: { c: grean }
        |            ^^^^^
      help: did you mean "GREEN"? use one of RED, GREEN, MINT, LIGHT_BLUE, DARK_BLUE, PURPLE, AQUA, PINK, LIME, BROWN, AZURE, KHAKI, SAND, MARENGO, GRAY, GRAPHITE"
  `);
});

test('vars: of a file hold for the files it includes, which may say their own', async () => {
  const files = {
    'chats.yaml': `vars: { a: outer, b: outer, part: x }\ninclude: ["\${var:part}.yaml"]\n${chat('title: "${var:a}"')}`,
    'x.yaml': 'vars: { a: inner, c: "${var:b}" }\nchats: { b: { title: "${var:a} ${var:c}" } }\n',
  };
  expect((await config(files)).chats.map(({ fields }) => fields.title)).toEqual(['outer', 'inner outer']);
});

test('one file included from places with different values is ambiguous', async () => {
  const files = {
    'a.yaml': `vars: { v: 1 }\ninclude: [x.yaml]\n${top}`,
    'b.yaml': 'vars: { v: 2 }\ninclude: [x.yaml]\n',
    'x.yaml': 'chats: { b: { title: "T${var:v}" } }\n',
  };
  expect(await codes(files, { paths: ['a.yaml', 'b.yaml'] })).toEqual(['INCLUDE_AMBIGUOUS']);
});

test('an unset value is shown at its own characters, in plain, quoted and folded texts', async () => {
  const vars = { A: 'x' };
  expect(await problems(chat('title: Привет ${var:A} и ${var:CITY}'), { vars })).toMatchInlineSnapshot(`
    "chats.yaml:6:30  error  VAR_UNSET  nothing gives a value to "CITY"
      6 |     title: Привет \${var:A} и \${var:CITY}
        |                              ^^^^^^^^^^^
      help: give --var CITY=…, set PROVISION_VAR_CITY, write it under "vars:", or add a default: \${var:CITY:-default}"
  `);
  expect(await problems(chat('title: "Привет \\"друг\\" ${var:CITY}"'))).toMatchInlineSnapshot(`
    "chats.yaml:6:29  error  VAR_UNSET  nothing gives a value to "CITY"
      6 |     title: "Привет \\"друг\\" \${var:CITY}"
        |                             ^^^^^^^^^^^
      help: give --var CITY=…, set PROVISION_VAR_CITY, write it under "vars:", or add a default: \${var:CITY:-default}"
  `);
  expect(await problems(chat('title: A', 'description: >-', '  one', '  two ${var:CITY}'))).toMatchInlineSnapshot(`
    "chats.yaml:9:11  error  VAR_UNSET  nothing gives a value to "CITY"
      9 |       two \${var:CITY}
        |           ^^^^^^^^^^^
      help: give --var CITY=…, set PROVISION_VAR_CITY, write it under "vars:", or add a default: \${var:CITY:-default}"
  `);
  expect(await problems(chat('title: A', 'users: ["${var:CITI}"]'), { vars: { CITY: '1' } })).toMatchInlineSnapshot(`
    "chats.yaml:7:14  error  VAR_FLAG_NEAR  nothing gives a value to "CITI"
      7 |     users: ["\${var:CITI}"]
        |              ^^^^^^^^^^^
      help: --var CITY=… is given: one of the two names is misspelt"
  `);
});

test('an unset value behind one anchor is one problem', async () => {
  const anchor = `x-a: &a ["\${var:NOBODY}"]\n${top}`;
  expect(await codes(`${anchor}chats:\n  a: { title: A, users: *a }\n  b: { title: B, users: *a }\n`)).toEqual([
    'VAR_UNSET',
  ]);
});

test.each([
  ['title: ${var:1a}', 'VAR_FORM'],
  ['title: ${var:a.b}', 'VAR_FORM'],
  ['title: ${var:HOME', 'VALUE_FORM'],
  ['title: ${var:A:-${var:B}}', 'VALUE_FORM'],
  ['title: ${}', 'VALUE_FORM'],
  ['title: Hello ${user}', 'VALUE_KIND'],
  ['title: ${each.name}', 'EACH_PLACE'],
  ['title: ${env:B24_URL}', 'ENV_PLACE'],
  ['title: ${var:constructor}', 'VAR_UNSET'],
])('what only looks like a value is explained: %s', async (line, code) => {
  expect(await codes(chat(line), { env: { B24_URL: 'x' } })).toEqual([code]);
});

test('a list cannot be a part of a text', async () => {
  expect(await codes(`vars: { l: [1] }\n${chat('title: "x${var:l}"')}`)).toEqual(['VALUE_NOT_TEXT']);
});

test('a name that is nearly one of vars: is told with it', async () => {
  expect(await codes(`vars: { city: 1 }\n${chat('title: "${var:citi}"')}`)).toEqual(['VAR_MISSPELT']);
});

test('vars: is a map of names', async () => {
  expect(await codes(`vars: [a]\n${chat('title: A')}`)).toEqual(['VARS_NOT_MAP']);
  expect(await codes(`vars: { "a b": 1 }\n${chat('title: A')}`)).toEqual(['VAR_NAME']);
});

test('keys take no values', async () => {
  expect(await codes(`${top}chats:\n  "\${var:A}": { title: A }\n`, { vars: { A: 'a' } })).toEqual(['KEY_FORM']);
});

test('the top of the file takes values as well, except where secrets stand', async () => {
  const text = 'version: 1\nproject: p-${var:S}\nportal: "${var:P}"\nchats: { a: { title: A } }\n';
  expect(await config(text, { vars: { S: 'x', P: 'sandbox' } })).toMatchObject({
    project: 'p-x',
    portal: { kind: 'sandbox', saidBy: 'portal' },
  });
  const url = 'version: 1\nproject: p\nportal: { url: "https://${var:P}/" }\nchats: { a: { title: A } }\n';
  expect(await codes(url, { vars: { P: 'x' } })).toEqual(['VAR_PLACE']);
});

test('no value names the host of a picture', async () => {
  const env = { PROVISION_VAR_H: 'evil.example', PROVISION_VAR_U: 'https://evil.example/a.png', PROVISION_VAR_P: 'a' };
  for (const avatar of ['https://${var:H}/a.png', '${var:U}', 'https://x.${var:H}', 'https:${var:P}//b.example/'])
    expect([avatar, await codes(chat('title: A', `avatar: ${avatar}`), { env })]).toEqual([avatar, ['AVATAR_HOST']]);
  for (const avatar of ['https://corp.example/${var:P}.png', '${var:P}.png', './x/${var:P}.png'])
    expect([avatar, await codes(chat('title: A', `avatar: ${avatar}`), { env })]).toEqual([avatar, []]);
});

test('values that lead to each other in a long row are an error, not the end of the stack', async () => {
  const row = (length: number) =>
    names((nth) => `v${nth}: ${nth + 1 < length ? `"\${var:v${nth + 1}}"` : 'A'}`, ', ', length);
  expect(await codes(`vars: {${row(100)}}\n${chat('title: ${var:v0}')}`)).toEqual([]);
  expect(await codes(`vars: {${row(150)}}\n${chat('title: ${var:v0}')}`)).toEqual(['VAR_DEPTH']);
  expect(await codes(`vars: {${row(5000)}}\n${chat('title: ${var:v0}')}`)).toContain('VAR_DEPTH');
});

test('what a broken value is made into is not told once more, wherever it is used', async () => {
  const broken = { VAR_CYCLE: 'a: "${var:b}", b: "${var:a}"', VAR_UNSET: 'a: "${var:b}", b: "${var:c}"' };
  for (const [code, vars] of Object.entries(broken))
    for (const use of [
      'title: ${var:a}',
      'title: "${var:a}"\n    owner: ${var:a}',
      'title: A\n    users: ["${var:a}"]',
    ])
      expect([use, await codes(`vars: { ${vars} }\n${chat(use)}`)]).toEqual([use, [code]]);
});

test('of a long row of values made of each other people see the first ones and the last', async () => {
  const text = `vars:\n${names((nth) => `  v${nth}: ${nth < 49 ? `"\${var:v${nth + 1}}"` : 7}`, '\n', 50)}\n${chat('title: A', 'color: ${var:v0}')}`;
  expect((await problems(text)).match(/chats.yaml:\d+:\d+/g)).toEqual(
    ['58:12', '2:7', '3:7', '51:8'].map((place) => `chats.yaml:${place}`),
  );
});

test('values that grow out of values end with an error, not with the memory', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `v${index}`);
  const doubled = names.map((name, index) => `  ${name}: "${index === 0 ? 'x' : `\${var:v${index - 1}}`.repeat(2)}"\n`);
  expect(await codes(`vars:\n${doubled.join('')}${chat('title: "${var:v39}"')}`)).toContain('VALUES_TOO_MUCH');
  const lists = names.map(
    (name, index) => `  ${name}: [${Array(4).fill(index === 0 ? '1' : `"\${var:v${index - 1}}"`)}]\n`,
  );
  expect(await codes(`vars:\n${lists.join('')}${chat('title: A')}`)).toContain('VALUES_TOO_MUCH');
});

test.each([
  ['references that nobody closes', `title: "${'${var:'.repeat(150_000)}"`],
  ['references that nobody closes, on lines of their own', `description: |\n${'      ${env:\n'.repeat(100_000)}`],
  ['references of no kind', `title: "${'${x}'.repeat(100_000)}"`],
  ['escaped references', `description: "${'$${'.repeat(150_000)}"`],
  ['references to nothing', `title: "${'${var:A}'.repeat(100_000)}"`],
  ['blanks in a title', `title: "a${' '.repeat(150_000)}b"`],
  ['dots in an avatar', `title: A\n    avatar: "a${'.'.repeat(150_000)}"`],
  ['fields that nobody knows', `title: A\n${Array.from({ length: 4000 }, (_, nth) => `    x${nth}: 1\n`).join('')}`],
  ['top fields that nobody knows', `title: A\n${Array.from({ length: 4000 }, (_, nth) => `x${nth}: 1\n`).join('')}`],
  [
    'misspelt names among as many',
    `title: A\n    users: [${names((nth) => `"\${var:w${nth}aaaa}"`, ',')}]\nvars: {${names((nth) => `v${nth}aaaa: 1`, ', ')}}`,
  ],
])('time grows no faster than the text: %s', async (_name, line) => {
  expect(await cpuMs(() => load(chat(line)))).toBeLessThan(3000);
});

function names(write: (nth: number) => string, joint: string, length = 4000): string {
  return Array.from({ length }, (_, nth) => write(nth)).join(joint);
}

test.each([
  ['a flag', { vars: { nmae: 'x' } }, 'error VAR_FLAG_MISSPELT nmae name'],
  ['a flag that resembles nothing', { vars: { colour: 'x' } }, 'error VAR_FLAG_UNASKED colour'],
  ['a flag for a name of vars:', { vars: { stag: 'x' } }, 'error VAR_FLAG_MISSPELT stag stage'],
  ['a variable', { env: { PROVISION_VAR_NAME: 'x' } }, 'warning VAR_ENV_MISSPELT NAME name'],
  ['a variable that resembles nothing', { env: { PROVISION_VAR_OTHER_JOB: 'x' } }, ''],
  ['a variable beside the right one', { env: { PROVISION_VAR_nmae: 'x', PROVISION_VAR_name: 'y' } }, ''],
  ['a flag beside the right one', { vars: { nmae: 'x', name: 'y' } }, 'error VAR_FLAG_UNASKED nmae'],
  ['a value that is only declared', { vars: { stage: 'x' } }, ''],
])('%s that no file asks for is told as what it was meant to be', async (_what, given, expected) => {
  const text = `vars: { stage: test }\n${chat('title: "${var:name:-A} $${var:colour}"')}`;
  const { diagnostics } = await load(text, given);
  expect(diagnostics.map(({ severity, code, args }) => [severity, code, ...Object.values(args)].join(' ')).join()).toBe(
    expected,
  );
});

test('a value that is missed and one that is given under nearly its name are one mistake', async () => {
  expect(await problems(chat('title: "${var:name}"'), { env: { PROVISION_VAR_NAME: 'x' } })).toMatchInlineSnapshot(`
    "chats.yaml:6:13  error  VAR_ENV_NEAR  nothing gives a value to "name"
      6 |     title: "\${var:name}"
        |             ^^^^^^^^^^^
      help: PROVISION_VAR_NAME is set: one of the two names is misspelt (upper and lower case differ)"
  `);
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { expect, test } from 'vitest';
import { codes, config, problems, top } from './desk.ts';

const chat = (...lines: string[]) => `${top}chats:\n  a:\n${lines.map((line) => `    ${line}\n`).join('')}`;
const fields = async (lines: string[], env = {}) => (await config(chat(...lines), { env })).chats[0]?.fields;

test('a variable is filled in wherever a value stands', async () => {
  const lines = [
    'title: "Team ${env:CITY}"',
    'users: [1, "${env:WHO}"]',
    'description: |',
    '  In ${env:CITY},',
    '  ${env:COUNTRY:-somewhere}',
  ];
  expect(await fields(lines, { CITY: 'Минск', WHO: 'a@b.example' })).toEqual({
    title: 'Team Минск',
    users: [1, 'a@b.example'],
    description: 'In Минск,\nsomewhere\n',
  });
});

test('a default stands in for a variable that is unset or empty; without one, empty is empty', async () => {
  expect(await fields(['title: T${env:A:-x}${env:B:-y}${env:C:-}${env:B}'], { B: '' })).toEqual({ title: 'Txy' });
});

test('$${ writes ${, and what is filled in is not read again', async () => {
  expect(await fields(['title: $${env:A} costs $5 ${env:A}'], { A: '${env:B}' })).toEqual({
    title: '${env:A} costs $5 ${env:B}',
  });
});

test('a variable alone may be a number for people and a flag for flags, and nothing else changes its kind', async () => {
  const lines = [
    'title: ${env:N}',
    'owner: ${env:N}',
    'users: ["${env:N}", { department: "${env:N}", recursive: "${env:YES}" }]',
    'protect: ${env:YES}',
  ];
  expect(await fields(lines, { N: '12', YES: 'true' })).toEqual({
    title: '12',
    owner: 12,
    users: [12, { department: 12, recursive: true }],
    protect: true,
  });
  expect(await codes(chat('title: A', 'owner: 1${env:N}'), { env: { N: '2' } })).toEqual(['PERSON_QUOTED']);
});

test('an unset variable is shown at its own characters, in plain, quoted and folded texts', async () => {
  expect(await problems(chat('title: Привет ${env:A} и ${env:B}'), { env: { A: 'x' } })).toMatchInlineSnapshot(`
    "chats.yaml:6:30  error  ENV_UNSET  the environment has no variable B
      6 |     title: Привет \${env:A} и \${env:B}
        |                              ^^^^^^^^
      help: set it, or give a default: \${env:B:-default}"
  `);
  expect(await problems(chat('title: "Привет \\"друг\\" ${env:B}"'))).toMatchInlineSnapshot(`
    "chats.yaml:6:29  error  ENV_UNSET  the environment has no variable B
      6 |     title: "Привет \\"друг\\" \${env:B}"
        |                             ^^^^^^^^
      help: set it, or give a default: \${env:B:-default}"
  `);
  expect(await problems(chat('title: A', 'description: >-', '  one', '  two ${env:B}'))).toMatchInlineSnapshot(`
    "chats.yaml:9:11  error  ENV_UNSET  the environment has no variable B
      9 |       two \${env:B}
        |           ^^^^^^^^
      help: set it, or give a default: \${env:B:-default}"
  `);
  expect(await problems(chat('title: A', 'users: ["${env:B}"]'))).toMatchInlineSnapshot(`
    "chats.yaml:7:14  error  ENV_UNSET  the environment has no variable B
      7 |     users: ["\${env:B}"]
        |              ^^^^^^^^
      help: set it, or give a default: \${env:B:-default}"
  `);
});

test('an unset variable behind one anchor is one problem', async () => {
  expect(
    await codes(
      `x-a: &a ["\${env:NOBODY}"]\n${top}chats:\n  a: { title: A, users: *a }\n  b: { title: B, users: *a }\n`,
    ),
  ).toEqual(['ENV_UNSET']);
});

test('what only looks like a variable is explained', async () => {
  expect(await problems(chat('title: ${env:my-name}'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  ENV_FORM  a variable is written \${env:NAME} or \${env:NAME:-default}
      6 |     title: \${env:my-name}
        |            ^^^^^^^^^^^^^^
      help: names have letters, digits and "_"; do not forget the "}""
  `);
  expect(await problems(chat('title: ${env:HOME'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  ENV_FORM  a variable is written \${env:NAME} or \${env:NAME:-default}
      6 |     title: \${env:HOME
        |            ^^
      help: names have letters, digits and "_"; do not forget the "}""
  `);
  expect(await problems(chat('message: Hello ${user}'))).toContain('ENV_KIND');
  expect(await problems(chat('title: Hello ${user}'))).toMatchInlineSnapshot(`
    "chats.yaml:6:18  error  ENV_KIND  "\${" starts a variable, and only \${env:NAME} is known
      6 |     title: Hello \${user}
        |                  ^^^^^^^
      help: write $\${ where the text should have \${"
  `);
});

test('keys take no variables', async () => {
  expect(await codes(`${top}chats:\n  "\${env:A}": { title: A }\n`, { env: { A: 'a' } })).toEqual(['KEY_FORM']);
});

test('names of the environment mean nothing to JavaScript', async () => {
  expect(await codes(chat('title: ${env:constructor}'))).toEqual(['ENV_UNSET']);
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { expect, test } from 'vitest';
import { explain } from '../../src/config/check/explain.ts';
import { convert } from '../../src/config/yaml/convert.ts';
import { makeSource } from '../../src/config/yaml/source.ts';
import { parseYaml } from '../../src/config/yaml/yaml.ts';
import { codes, config, problems, top } from './desk.ts';

const chat = (...lines: string[]) => `${top}chats:\n  a:\n${lines.map((line) => `    ${line}\n`).join('')}`;

test('a colour that is none is answered with those there are', async () => {
  expect(await problems(chat('title: A', 'color: orange'))).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  COLOR_UNKNOWN  "orange" is not a chat colour
      7 |     color: orange
        |            ^^^^^^
      help: use one of RED, GREEN, MINT, LIGHT_BLUE, DARK_BLUE, PURPLE, AQUA, PINK, LIME, BROWN, AZURE, KHAKI, SAND, MARENGO, GRAY, GRAPHITE"
  `);
});

test('a colour that is almost one is answered with the right one', async () => {
  expect(await problems(chat('title: A', 'color: gren'))).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  COLOR_MISSPELT  "gren" is not a chat colour
      7 |     color: gren
        |            ^^^^
      help: did you mean "GREEN"? use one of RED, GREEN, MINT, LIGHT_BLUE, DARK_BLUE, PURPLE, AQUA, PINK, LIME, BROWN, AZURE, KHAKI, SAND, MARENGO, GRAY, GRAPHITE"
  `);
  expect(await codes(chat('title: A', 'color: green'))).toEqual(['COLOR_MISSPELT']);
});

test('a misspelt field is answered with the nearest name, and is not missing besides', async () => {
  expect(await problems(chat('titel: A'))).toMatchInlineSnapshot(`
    "chats.yaml:6:5  error  FIELD_MISSPELT  "titel" is not known here
      6 |     titel: A
        |     ^^^^^
      help: did you mean "title"?"
  `);
});

test.each([
  ['OWNER_ID: 1', 'owner'],
  ['members: [1]', 'users'],
  ['Название: A', 'title'],
  ['previous_keys: [x]', 'previousKeys'],
  ['onremove: archive', 'onRemove'],
])('"%s" is known to mean "%s"', async (line, near) => {
  expect(await problems(chat('title: A', line))).toContain(`did you mean "${near}"?`);
});

test('a field like no other is answered with all there are', async () => {
  expect(await problems(chat('title: A', 'webhook: x'))).toMatchInlineSnapshot(`
    "chats.yaml:7:5  error  FIELD_UNKNOWN  "webhook" is not known here
      7 |     webhook: x
        |     ^^^^^^^
      help: known are: title, type, description, color, message, users, membership, owner, managers, avatar, entity, previousKeys, protect, onRemove, users+"
  `);
});

test('hints come from the map that the name stands in', async () => {
  expect(await problems(chat('title: A', 'entity: { typ: ACME, id: a }'))).toMatchInlineSnapshot(`
    "chats.yaml:7:15  error  FIELD_MISSPELT  "typ" is not known here
      7 |     entity: { typ: ACME, id: a }
        |               ^^^
      help: did you mean "type"?"
  `);
  expect(await problems(chat('title: A', 'users: [{ departmnt: Sales }]'))).toMatchInlineSnapshot(`
    "chats.yaml:7:15  error  FIELD_MISSPELT  "departmnt" is not known here
      7 |     users: [{ departmnt: Sales }]
        |               ^^^^^^^^^
      help: did you mean "department"?"
  `);
  expect(
    await problems(`${top.replace('sandbox', '{ ulr: sandbox }')}chats:\n  a: { title: A }\n`),
  ).toMatchInlineSnapshot(`
    "chats.yaml:3:11  error  FIELD_MISSPELT  "ulr" is not known here
      3 | portal: { ulr: sandbox }
        |           ^^^
      help: did you mean "url"?"
  `);
  expect(await problems(`${top}chat:\n  a: { title: A }\n`)).toMatchInlineSnapshot(`
    "chats.yaml:4:1  error  FIELD_MISSPELT  "chat" is not known here
      4 | chat:
        | ^^^^
      help: did you mean "chats"?"
  `);
});

test('a number where a text belongs is shown in the quotes it needs', async () => {
  expect(await problems(chat('title: 2024.10'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  FIELD_NOT_QUOTED  "title" has to be a text, and YAML does not read 2024.10 as one
      6 |     title: 2024.10
        |            ^^^^^^^
      help: put it in quotes: "2024.10""
  `);
});

test('a list or map where a text belongs is refused', async () => {
  expect(await problems(chat('title: [a, b]'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  FIELD_NOT_TEXT  "title" has to be a text
      6 |     title: [a, b]
        |            ^
      help: write it on one line, in quotes if it has special characters"
  `);
});

test('a field without a value is not the same as no field', async () => {
  expect(await problems(chat('title: A', 'description:', 'color: RED'))).toMatchInlineSnapshot(`
    "chats.yaml:7:5  error  FIELD_EMPTY  "description" has no value
      7 |     description:
        |     ^^^^^^^^^^^
      help: give it one, or remove the line: what is not written is left as it is"
  `);
});

test('flags are true and false, not words', async () => {
  expect(await problems(chat('title: A', 'protect: yes'))).toMatchInlineSnapshot(`
    "chats.yaml:7:14  error  FIELD_NOT_FLAG  "protect" has to be true or false
      7 |     protect: yes
        |              ^^^
      help: write it without quotes; yes, no, on and off are texts in YAML 1.2"
  `);
});

test('a word from a short list is answered with the list', async () => {
  expect(await problems(chat('title: A', 'membership: strict'))).toMatchInlineSnapshot(`
    "chats.yaml:7:17  error  VALUE_UNKNOWN  "strict" is not known for "membership"
      7 |     membership: strict
        |                 ^^^^^^
      help: use one of ensure, exact"
  `);
  expect(await problems(chat('title: A', 'membership: exakt'))).toMatchInlineSnapshot(`
    "chats.yaml:7:17  error  VALUE_MISSPELT  "exakt" is not known for "membership"
      7 |     membership: exakt
        |                 ^^^^^
      help: did you mean "exact"? use one of ensure, exact"
  `);
});

test('lists and maps are asked for where they are wanted', async () => {
  expect(await problems(chat('title: A', 'users: 10', 'previousKeys: old', 'entity: ACME'))).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  FIELD_NOT_LIST  "users" has to be a list
      7 |     users: 10
        |            ^^
      help: write it in brackets: [a, b]

    chats.yaml:8:19  error  FIELD_NOT_LIST  "previousKeys" has to be a list
      8 |     previousKeys: old
        |                   ^^^
      help: write it in brackets: [a, b]

    chats.yaml:9:13  error  FIELD_NOT_MAP  "entity" has to be a map of fields
      9 |     entity: ACME
        |             ^^^^
      help: write its fields indented below it"
  `);
});

test('people are ids, e-mail addresses and departments; anything else is one problem each', async () => {
  expect(
    await problems(
      chat('title: A', 'users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]'),
    ),
  ).toMatchInlineSnapshot(`
    "chats.yaml:7:17  error  PERSON_QUOTED  the user id "11" stands in quotes
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                 ^^^^
      help: write it without quotes: 11

    chats.yaml:7:23  error  PERSON_NUMBER  0 is not a user id
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                       ^
      help: ids are whole numbers from 1

    chats.yaml:7:26  error  PERSON_NUMBER  1.5 is not a user id
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                          ^^^
      help: ids are whole numbers from 1

    chats.yaml:7:31  error  PERSON_FORM  "bob" is neither a user id, nor an e-mail address, nor a department
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                               ^^^
      help: write 10, anna@corp.example or { department: Sales }

    chats.yaml:7:36  error  PERSON_LIST  "users[5]" has to be a single person
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                                    ^
      help: take one list out of the other, or the person out of the list

    chats.yaml:7:41  error  GROUP_FORM  say one of "department", "head" and "everyone"
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                                         ^
      help: write { department: Sales }, { head: Sales } or { everyone: true }

    chats.yaml:7:59  error  DEPARTMENT_FORM  "" is not a department
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                                                           ^^
      help: write its id (5), its name (Sales) or its path (Sales/EMEA)

    chats.yaml:7:79  error  DEPARTMENT_FORM  "[5]" is not a department
      7 |     users: [10, "11", 0, 1.5, bob, [1], {}, { department: "" }, { department: [5] }]
        |                                                                               ^
      help: write its id (5), its name (Sales) or its path (Sales/EMEA)"
  `);
});

test('an owner is one person', async () => {
  expect(await problems(chat('title: A', 'owner: [1]'))).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  PERSON_LIST  "owner" has to be a single person
      7 |     owner: [1]
        |            ^
      help: take one list out of the other, or the person out of the list"
  `);
  expect(await problems(chat('title: A', 'owner: boss'))).toMatchInlineSnapshot(`
    "chats.yaml:7:12  error  OWNER_FORM  "boss" is neither a user id, nor an e-mail address, nor the head of a department
      7 |     owner: boss
        |            ^^^^
      help: write 10, anna@corp.example or { head: Sales }; an owner is one person"
  `);
});

test('e-mail addresses may be written in any script', async () => {
  const users = ['anna@corp.example', 'a.b+c@sub.corp.example', 'иван@почта.рф'];
  expect((await config(chat('title: A', `users: [${users.join(', ')}]`))).chats[0]?.fields.users).toEqual(users);
});

test('the same former key twice in one list is one too many', async () => {
  expect(await problems(chat('title: A', 'previousKeys: [old, old]'))).toMatchInlineSnapshot(`
    "chats.yaml:7:25  error  LIST_ITEM_TWICE  "previousKeys" holds the same item twice
      7 |     previousKeys: [old, old]
        |                         ^^^
      help: remove one of the two"
  `);
});

test('a message has an end', async () => {
  expect(await problems(chat('title: A', `message: ${'x'.repeat(20001)}`))).toContain(
    'error  FIELD_LONG  "message" has 20001 characters; the limit is 20000',
  );
  expect(await codes(chat('title: A', `message: ${'x'.repeat(20000)}`))).toEqual([]);
  expect(await codes(chat('title: A', 'message: ""'))).toEqual(['FIELD_BLANK']);
});

test('a title is counted in characters after trimming, not in bytes', async () => {
  expect(await codes(chat(`title: "  ${'🎉'.repeat(255)}  "`))).toEqual([]);
  expect(await codes(chat(`title: |\n      ${'я'.repeat(255)}`))).toEqual([]);
  expect(await problems(chat(`title: ${'я'.repeat(256)}`))).toContain(
    'TITLE_LONG  the title has 256 characters; the portal keeps 255',
  );
});

test('titles that the portal would replace by its own are refused', async () => {
  expect(await problems(chat('title: "0"'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  TITLE_ZERO  the portal takes the title "0" for none and makes up another
      6 |     title: "0"
        |            ^^^
      help: give it another title"
  `);
  expect(await problems(chat('title: "   "'))).toMatchInlineSnapshot(`
    "chats.yaml:6:12  error  TITLE_BLANK  the title is blank
      6 |     title: "   "
        |            ^^^^^
      help: give it 1 to 255 characters; the portal would make up a name"
  `);
  expect(await codes(chat('title: ""'))).toEqual(['TITLE_BLANK']);
  expect(await codes(chat('title: " 0 "'))).toEqual(['TITLE_ZERO']);
  expect(await codes(chat('title: "00"'))).toEqual([]);
});

test('a chat without a title is shown by its key', async () => {
  expect(await problems(`${top}chats:\n  a:\n  b: {}\n`)).toMatchInlineSnapshot(`
    "chats.yaml:5:3  error  TITLE_MISSING  the chat "a" has no title
      5 |   a:
        |   ^
      help: add a line below: title: …

    chats.yaml:6:3  error  TITLE_MISSING  the chat "b" has no title
      6 |   b: {}
        |   ^
      help: add a line below: title: …"
  `);
});

test('a description is counted in bytes', async () => {
  expect(await codes(chat('title: A', `description: ${'я'.repeat(32767)}`))).toEqual([]);
  expect(await problems(chat('title: A', `description: ${'я'.repeat(32768)}`))).toContain(
    'DESCRIPTION_LONG  the description has 65536 bytes; the portal keeps 65535',
  );
});

test('an avatar is a file or an https address', async () => {
  expect(await problems(chat('title: A', 'avatar: http://corp.example/a.png'))).toMatchInlineSnapshot(`
    "chats.yaml:7:13  error  AVATAR_SCHEME  an avatar is a file or an https:// address, not http:
      7 |     avatar: http://corp.example/a.png
        |             ^^^^^^^^^^^^^^^^^^^^^^^^^
      help: save the picture beside this file and write its path: ./avatars/team.png"
  `);
  const right = ['./a.png', '../b/c.jpg', 'https://corp.example/a.png', 'C:\\a.png', 'c:/a.png', 'a:b.png'];
  const chats = right.map((avatar, index) => `  c${index}: { title: T, avatar: '${avatar}' }\n`);
  expect(await codes(`${top}chats:\n${chats.join('')}`)).toEqual([]);
  expect(await codes(chat('title: A', 'avatar: data:image/png;base64,AAAA'))).toEqual(['AVATAR_SCHEME']);
});

test('a rule of the schema that has no words of its own yet is at least named', () => {
  const source = makeSource({ name: 'a.yaml', path: '/a.yaml', folder: '/', text: 'users: []' });
  const root = convert(parseYaml(source.text).contents, source, () => {});
  if (root.kind !== 'map') throw new Error('not a map');
  const error = {
    instancePath: '/users',
    schemaPath: '#/properties/users/minItems',
    keyword: 'minItems',
    params: { limit: 1 },
  };
  expect(explain([error], {}, root)).toMatchObject([
    { code: 'FIELD_WRONG', args: { field: 'users', rule: 'minItems' }, place: { line: 1, column: 8 } },
  ]);
});

test('an empty text is that and nothing else', async () => {
  expect(await problems(chat('title: A', 'entity: { type: ACME, id: "" }'))).toMatchInlineSnapshot(`
    "chats.yaml:7:31  error  FIELD_BLANK  "entity.id" is an empty text
      7 |     entity: { type: ACME, id: "" }
        |                               ^^
      help: give it a text, or remove the line"
  `);
});

test('a chat that is a text and chats that are a list are explained', async () => {
  expect(await problems(`${top}chats:\n  a: Welcome\n`)).toMatchInlineSnapshot(`
    "chats.yaml:5:6  error  CHAT_NOT_MAP  what stands under "a" is not a map of fields
      5 |   a: Welcome
        |      ^^^^^^^
      help: write the fields indented below it, for example: title: Welcome"
  `);
  expect(await problems(`${top}chats:\n  - title: A\n`)).toMatchInlineSnapshot(`
    "chats.yaml:4:1  error  CHATS_NOT_MAP  "chats" is a map: a key for each chat, and its fields below
      4 | chats:
        | ^^^^^
      help: write "welcome:" on one line and "title: Welcome" indented below, without "-""
  `);
});

test('every problem of every chat is reported in one run, each once', async () => {
  const wrong = Array.from({ length: 200 }, (_, index) => `  c${index}: { title: T, color: orang, avatr: x }\n`);
  const found = await codes(`${top}chats:\n${wrong.join('')}`);
  expect(found.filter((code) => code === 'FIELD_MISSPELT')).toHaveLength(200);
  expect(found).toHaveLength(400);
});

test('groups say one thing each', async () => {
  const right = [
    '{ department: 5, except: [1, a@b.example, { head: 7 }] }',
    '{ head: Sales }',
    '{ everyone: true, except: [{ department: X }] }',
  ];
  for (const group of right) expect([group, await codes(chat('title: A', `users: [${group}]`))]).toEqual([group, []]);
  expect(await codes(chat('title: A', 'owner: { head: Sales }'))).toEqual([]);
  const wrong = [
    ['{ department: 5, head: 5 }', 'GROUP_FORM'],
    ['{ recursive: true }', 'GROUP_FORM'],
    ['{ everyone: false }', 'GROUP_EVERYONE'],
    ['{ head: Sales, recursive: true }', 'GROUP_STRAY'],
    ['{ everyone: true, except: [{ head: 1, department: 2 }] }', 'GROUP_FORM'],
    ['{ department: Sales, exept: [1] }', 'FIELD_MISSPELT'],
  ];
  for (const [group, code] of wrong)
    expect([group, await codes(chat('title: A', `users: [${group}]`))]).toEqual([group, [code]]);
  expect(await codes(chat('title: A', 'owner: { department: Sales }'))).not.toEqual([]);
});

test('a value that nobody knows hides no other mistake of its line', async () => {
  expect(await codes(`${top}chats: { a: { title: A, color: x, type: y, owner: z } }\n`)).toEqual([
    'COLOR_UNKNOWN',
    'VALUE_UNKNOWN',
    'OWNER_FORM',
  ]);
});

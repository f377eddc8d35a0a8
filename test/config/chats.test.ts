import { expect, test } from 'vitest';
import { codes, config, problems, top } from './desk.ts';

const chats = (...lines: string[]) => `${top}chats:\n${lines.map((line) => `  ${line}\n`).join('')}`;
const marked = (text: string) => `identity: marker\n${text}`;
const daring = (text: string) => text.replace('portal: sandbox', 'portal: { url: sandbox, undocumented: true }');

test('keys have letters of any script, digits and four signs', async () => {
  const keys = ['a', 'Отдел-продаж', '営業/2', 'x_1.2', '"2024"', 'हिन्दी'];
  expect(await codes(chats(...keys.map((key) => `${key}: { title: T }`)))).toEqual([]);
  expect(await problems(chats('"sales team": { title: T }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:3  error  KEY_FORM  "sales team" cannot be the key of a chat
      5 |   "sales team": { title: T }
        |   ^^^^^^^^^^^^
      help: use letters, digits, "-", "_", "." and "/"; the title may have anything"
  `);
  expect(await codes(chats('"a#b": { title: T }', '"": { title: T }', '"🎉": { title: T }'))).toEqual(
    Array(3).fill('KEY_FORM'),
  );
});

test('a key has at most 100 characters', async () => {
  expect(await codes(chats(`${'я'.repeat(100)}: { title: T }`))).toEqual([]);
  expect(await problems(chats(`${'я'.repeat(101)}: { title: T }`))).toContain(
    'KEY_LONG  the key has 101 characters; the limit is 100',
  );
});

test('a letter is the same however its accents are stored', async () => {
  const [composed, decomposed] = ['é'.normalize('NFC'), 'é'.normalize('NFD')];
  expect(await codes(chats(`${composed}: { title: A }`, `${decomposed}: { title: B }`))).toEqual(['KEY_TWICE']);
  expect((await config(chats(`${decomposed}: { title: B }`))).chats[0]?.key).toBe(composed);
});

test('names that mean something to JavaScript are ordinary keys', async () => {
  const keys = ['__proto__', 'constructor', 'toString'];
  expect((await config(chats(...keys.map((key) => `${key}: { title: T }`)))).chats.map(({ key }) => key)).toEqual(
    keys.toSorted(),
  );
});

test('chats come out in the order of their keys, wherever they are written', async () => {
  const { chats: sorted } = await config(
    { 'a.yaml': chats('b: { title: B }', 'Б: { title: Б }'), 'b.yaml': 'chats: { a: { title: A } }' },
    { paths: ['a.yaml', 'b.yaml'] },
  );
  expect(sorted.map(({ key }) => key)).toEqual(['a', 'b', 'Б']);
});

test('with markers, keys and project are ASCII and differ by more than case', async () => {
  expect(await problems(marked(chats('отдел: { title: T }')))).toMatchInlineSnapshot(`
    "chats.yaml:6:3  error  KEY_NOT_ASCII  with "identity: marker" keys are written in Latin letters
      6 |   отдел: { title: T }
        |   ^^^^^
      help: the portal compares markers, and only ASCII survives that unchanged; the title may have anything"
  `);
  expect(await problems(marked(chats('Sales: { title: T }', 'sales: { title: T }')))).toMatchInlineSnapshot(`
    "chats.yaml:7:3  error  KEY_CASE  with "identity: marker" two keys must differ by more than case
      7 |   sales: { title: T }
        |   ^^^^^
      chats.yaml:6:3  first written here
      6 |   Sales: { title: T }
        |   ^^^^^
      help: the portal takes them for one chat; rename "sales""
  `);
  expect(await problems(marked(chats('a: { title: T }').replace('team', 'команда')))).toMatchInlineSnapshot(`
    "chats.yaml:3:10  error  PROJECT_NOT_ASCII  with "identity: marker" the name of the project is written in Latin letters
      3 | project: команда
        |          ^^^^^^^
      help: the portal compares markers, and only ASCII survives that unchanged"
  `);
  expect(await codes(chats('Sales: { title: T }', 'sales: { title: T }'))).toEqual([]);
});

test('a marker always has room for project and key, as both have limits', async () => {
  const widest = marked(chats(`${'k'.repeat(100)}: { title: T }`).replace('team', 'p'.repeat(50)));
  expect(await codes(widest)).toEqual([]);
});

test('a former key belongs to one chat and to none that still exists', async () => {
  expect(await problems(chats('a: { title: A, previousKeys: [b] }', 'b: { title: B }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:33  error  PREVIOUS_KEY_EXISTS  "b" is still the key of a chat
      5 |   a: { title: A, previousKeys: [b] }
        |                                 ^
      chats.yaml:6:3  first written here
      6 |   b: { title: B }
        |   ^
      help: a former key names a chat that is now called otherwise; remove one of the two"
  `);
  expect(
    await problems(chats('a: { title: A, previousKeys: [old] }', 'b: { title: B, previousKeys: [old] }')),
  ).toMatchInlineSnapshot(`
    "chats.yaml:6:33  error  PREVIOUS_KEY_CLAIMED  two chats claim the former key "old"
      6 |   b: { title: B, previousKeys: [old] }
        |                                 ^^^
      chats.yaml:5:33  first written here
      5 |   a: { title: A, previousKeys: [old] }
        |                                 ^^^
      help: leave it with the chat that has the history"
  `);
});

test('two chats cannot share an entity, case aside', async () => {
  const entity = (id: string) => `{ title: T, entity: { type: ACME, id: ${id} } }`;
  expect(await problems(chats(`a: ${entity('x1')}`, `b: ${entity('X1')}`))).toMatchInlineSnapshot(`
    "chats.yaml:6:18  error  ENTITY_TWICE  two chats have the entity "ACME X1"
      6 |   b: { title: T, entity: { type: ACME, id: X1 } }
        |                  ^^^^^^
      chats.yaml:5:18  first written here
      5 |   a: { title: T, entity: { type: ACME, id: x1 } }
        |                  ^^^^^^
      help: give one of them another id"
  `);
  expect(await codes(chats(`a: ${entity('x1')}`, `b: ${entity('x2')}`))).toEqual([]);
});

test('entity types of the portal and our own are refused', async () => {
  expect(await problems(chats('a: { title: T, entity: { type: CRM, id: "1" } }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:34  error  ENTITY_RESERVED  the entity type "CRM" belongs to the portal itself
      5 |   a: { title: T, entity: { type: CRM, id: "1" } }
        |                                  ^^^
      help: choose a name of your own, for example ACME_TEAM"
  `);
  expect(await problems(chats('a: { title: T, entity: { type: PROVISION, id: team/a } }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:34  error  ENTITY_OURS  the entity type "PROVISION" is the mark of provision itself
      5 |   a: { title: T, entity: { type: PROVISION, id: team/a } }
        |                                  ^^^^^^^^^
      help: choose another, or leave "entity" out and write "identity: marker" at the top"
  `);
  expect(
    await codes(
      chats(
        'a: { title: T, entity: { type: GENERAL, id: "1" } }',
        'b: { title: T, entity: { type: TASKS_TASK, id: "1" } }',
      ),
    ),
  ).toEqual(['ENTITY_RESERVED', 'ENTITY_RESERVED']);
});

test('an entity is written the way the portal compares it', async () => {
  expect(await problems(chats('a: { title: T, entity: { type: acme, id: "x y" } }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:34  error  ENTITY_TYPE_FORM  "acme" cannot be an entity type
      5 |   a: { title: T, entity: { type: acme, id: "x y" } }
        |                                  ^^^^
      help: use capital Latin letters, digits and "_", a letter first: ACME_TEAM

    chats.yaml:5:44  error  ENTITY_ID_FORM  "x y" cannot be an entity id
      5 |   a: { title: T, entity: { type: acme, id: "x y" } }
        |                                            ^^^^^
      help: use Latin letters, digits and punctuation, without spaces"
  `);
  expect(await problems(chats('a: { title: T, entity: { type: ACME, id: "0" } }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:44  error  ENTITY_ID_ZERO  the portal takes the entity id "0" for none
      5 |   a: { title: T, entity: { type: ACME, id: "0" } }
        |                                            ^^^
      help: choose another id"
  `);
  expect(await problems(chats('a: { title: T, entity: { type: ACME } }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:26  error  FIELD_MISSING  "entity.id" is missing
      5 |   a: { title: T, entity: { type: ACME } }
        |                          ^
      help: add it"
  `);
});

test('managers and deleting need the word "undocumented"', async () => {
  const text = chats('a: { title: T, managers: [1] }', 'b: { title: T, onRemove: delete }');
  expect(await problems(text)).toMatchInlineSnapshot(`
    "chats.yaml:5:18  error  MANAGERS_NOT_ALLOWED  "managers" needs a method that Bitrix24 does not document
      5 |   a: { title: T, managers: [1] }
        |                  ^^^^^^^^
      help: allow it with "undocumented: true" under "portal", or remove the line

    chats.yaml:6:28  error  DELETE_NOT_ALLOWED  "onRemove: delete" needs a method that Bitrix24 does not document
      6 |   b: { title: T, onRemove: delete }
        |                            ^^^^^^
      help: allow it with "undocumented: true" under "portal", or write "onRemove: archive""
  `);
  expect(await codes(daring(text))).toEqual([]);
});

test('what carries a marker or an entity can never be deleted', async () => {
  const text = daring(chats('a: { title: T, onRemove: delete }'));
  expect(await problems(marked(text))).toMatchInlineSnapshot(`
    "chats.yaml:6:28  error  DELETE_WITH_MARKER  with "identity: marker" the portal lets nobody delete a chat
      6 |   a: { title: T, onRemove: delete }
        |                            ^^^^^^
      help: write "onRemove: archive""
  `);
  expect(await problems(text.replace('onRemove', 'entity: { type: ACME, id: x }, onRemove'))).toMatchInlineSnapshot(`
    "chats.yaml:5:59  error  DELETE_WITH_ENTITY  the portal lets nobody delete a chat with an entity
      5 |   a: { title: T, entity: { type: ACME, id: x }, onRemove: delete }
        |                                                           ^^^^^^
      help: write "onRemove: archive""
  `);
});

test('a chat takes the defaults of its file, and its own fields win as a whole', async () => {
  const text = `${top}defaults:\n  type: OPEN\n  users: [1, 2]\nchats:\n  a: { title: A }\n  b: { title: B, users: [3] }\n`;
  const { chats: loaded } = await config(text);
  expect(loaded.map(({ fields }) => fields)).toEqual([
    { type: 'OPEN', users: [1, 2], title: 'A' },
    { type: 'OPEN', users: [3], title: 'B' },
  ]);
  expect([loaded[0]?.places['users[1]'], loaded[1]?.places['users[0]']]).toMatchObject([
    { line: 6, column: 14 },
    { line: 9, column: 26 },
  ]);
});

test('a wrong default is one problem, however many chats take it', async () => {
  const text = `${top}defaults: { color: orange }\nchats:\n  a: { title: A }\n  b: { title: B }\n`;
  expect(await codes(text)).toEqual(['COLOR_UNKNOWN']);
});

test('what makes a chat that chat cannot be a default', async () => {
  expect(await problems(`${top}defaults: { title: T }\nchats:\n  a: { title: A }\n`)).toMatchInlineSnapshot(`
    "chats.yaml:4:13  error  DEFAULT_OF_ONE  "title" belongs to one chat and cannot be a default
      4 | defaults: { title: T }
        |             ^^^^^
      help: write it in the chat itself"
  `);
  expect(await problems(`${top}defaults: [1]\nchats:\n  a: { title: A }\n`)).toMatchInlineSnapshot(`
    "chats.yaml:4:11  error  DEFAULTS_NOT_MAP  "defaults" is a map of chat fields
      4 | defaults: [1]
        |           ^^^
      help: write the fields indented below it, for example: type: OPEN"
  `);
  expect(await codes(`${top}defaults:\nchats:\n  a: { title: A }\n`)).toEqual([]);
});

test('every field and every list item has the place where it is written', async () => {
  const { chats: loaded } = await config(
    `${top}chats:\n  a:\n    title: Чат\n    users:\n      - 10\n      - anna@corp.example\n`,
  );
  expect(loaded[0]).toEqual({
    key: 'a',
    place: { file: 'chats.yaml', line: 5, column: 3, length: 1 },
    fields: { title: 'Чат', users: [10, 'anna@corp.example'] },
    places: {
      title: { file: 'chats.yaml', line: 6, column: 12, length: 3 },
      users: { file: 'chats.yaml', line: 8, column: 7, length: 4 },
      'users[0]': { file: 'chats.yaml', line: 8, column: 9, length: 2 },
      'users[1]': { file: 'chats.yaml', line: 9, column: 9, length: 17 },
    },
    folder: '/home/anna',
  });
});

test('what only an owner can do beside another owner is warned of', async () => {
  expect(await problems(chats('a: { title: T, users: [1], membership: exact, owner: 7 }'))).toMatchInlineSnapshot(`
    "chats.yaml:5:42  warning  OWNER_LEAVES_HANDS  "membership: exact" is in vain once the chat belongs to 7: only the owner removes people
      5 |   a: { title: T, users: [1], membership: exact, owner: 7 }
        |                                          ^^^^^
      help: run with a webhook or token of 7, or leave one of the two out"
  `);
  expect(await codes(chats('a: { title: T, onRemove: archive, owner: boss@corp.example }'))).toEqual([
    'OWNER_LEAVES_HANDS',
  ]);
  for (const fields of [
    'membership: exact, users: [1]',
    'onRemove: archive',
    'owner: 7, users: [1]',
    'owner: 7, onRemove: forget',
  ])
    expect(await codes(chats(`a: { title: T, ${fields} }`))).toEqual([]);
});

test.each([
  ['title', '"A\\u0007"'],
  ['title', '"A\\ud83d"'],
  ['description', '"x\\u0000y"'],
  ['message', '"\\udc00"'],
])('a %s that the portal would not keep is said before anything is sent: %s', async (field, value) => {
  const title = field === 'title' ? '' : 'title: A, ';
  expect(await codes(`${top}chats: { a: { ${title}${field}: ${value} } }\n`)).toEqual(['TEXT_CHARACTER']);
});

test('whole emoji, tabs and line breaks are kept', async () => {
  expect(await codes(`${top}chats: { a: { title: "A \\ud83c\\udf89 🎉", description: "a\\tb\\nc" } }\n`)).toEqual([]);
});

import { expect, test } from 'vitest';
import { fieldsToYaml, starterText } from '../../src/config/init.ts';
import { keyFrom } from '../../src/config/key-from.ts';
import { config, problems } from './desk.ts';

const schema = '../schemas/config.schema.json';

test.each(['en', 'ru'] as const)(
  'the first file (%s) is right as it stands and tells editors its schema',
  async (language) => {
    const text = starterText(language, schema);
    expect(await problems(text)).toBe('fine');
    expect(text.startsWith(`# yaml-language-server: $schema=${schema}\n`)).toBe(true);
  },
);

test.each(['en', 'ru'] as const)('the first file (%s) stays right when every hint in it is taken', async (language) => {
  const taken = starterText(language, schema)
    .replace('portal: sandbox ', '# ')
    .replace(
      /^( *)# (?=(?:portal|sales|users|membership|owner|avatar): ?|(?: {2,})(?:url|token|undocumented|type|title|protect|onRemove): )/gm,
      '$1',
    );
  const { chats, portal } = await config(taken, { env: { B24_URL: 'corp.example', B24_TOKEN: 'abc' } });
  expect(portal).toMatchObject({ kind: 'rest', undocumented: true });
  expect(chats.map(({ key }) => key)).toEqual(['sales', 'welcome']);
  expect(Object.keys(chats[1]?.fields ?? {}).sort()).toEqual([
    'avatar',
    'color',
    'description',
    'membership',
    'message',
    'owner',
    'title',
    'type',
    'users',
  ]);
});

test('the structure of fields of the one-function ancestor becomes a file', async () => {
  const fields = {
    TYPE: 'OPEN',
    TITLE: 'Новый чат',
    DESCRIPTION: 'Это новый чат',
    COLOR: 'GREEN',
    MESSAGE: 'Добро пожаловать в новый чат',
    USERS: [10, 1],
    AVATAR: './avatars/picture.jpg',
    OWNER_ID: 1,
  };
  const { text, leftOut } = fieldsToYaml(fields, schema);
  expect(leftOut).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../schemas/config.schema.json
    version: 1
    project: chats
    portal: sandbox
    # portal:
    #   url: \${env:B24_URL}

    chats:
      novyi-chat:
        title: Новый чат
        type: OPEN
        description: Это новый чат
        color: GREEN
        message: Добро пожаловать в новый чат
        users: [10, 1]
        owner: 1
        avatar: ./avatars/picture.jpg
    "
  `);
  expect((await config(text)).chats[0]).toMatchObject({ key: 'novyi-chat', fields: { owner: 1, users: [10, 1] } });
});

test('what a file cannot hold is named', async () => {
  const { text, leftOut } = fieldsToYaml(
    { title: 'A', avatar: 'iVBORw0KGgo='.repeat(200), COPILOT_MAIN_ROLE: 'x', COLOR: '', ENTITY_ID: null },
    schema,
  );
  expect(leftOut).toEqual(['AVATAR', 'COPILOT_MAIN_ROLE']);
  expect((await config(text)).chats[0]?.fields).toEqual({ title: 'A' });
});

test.each([
  [
    [10, '11', { department: 5 }],
    [10, 11, 5],
  ],
  ['[1, 2]', [1, 2]],
  ['1,2; anna@corp.example', [1, 2, 'anna@corp.example']],
  [{ a: 1, b: '2' }, [1, 2]],
  [7, [7]],
])('people written as %j are understood', async (USERS, users) => {
  expect((await config(fieldsToYaml({ TITLE: 'A', USERS }, schema).text)).chats[0]?.fields.users).toEqual(users);
});

test('a chat without a title gets one, as a file needs it', async () => {
  expect((await config(fieldsToYaml({}, schema).text)).chats[0]?.fields).toEqual({ title: 'New chat' });
});

test.each([
  ['Sales RU!', 'sales-ru'],
  ['🎉 ', 'chat'],
  ['Отдел / продаж №1', 'otdel-/-prodazh-1'],
  ['Ёлка Їжак Щука', 'elka-izhak-shchuka'],
  ['Café Über', 'cafe-uber'],
  ['営業 チーム', '営業-チーム'],
  ['한국', '한국'],
  ['x'.repeat(300), 'x'.repeat(100)],
])('the title "%s" makes a key', (title, key) => {
  expect(keyFrom(title)).toBe(key);
});

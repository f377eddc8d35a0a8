import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { init } from '../../src/app/init.ts';
import { initEach } from '../../src/app/init-each.ts';
import { plan } from '../../src/app/plan.ts';
import { validate } from '../../src/app/validate.ts';
import { png } from '../sandbox/ask.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'provision-init-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const run = (file = 'chats.yaml', fields?: object) => {
  if (fields) writeFileSync(join(cwd, 'fields.json'), JSON.stringify(fields));
  return init({ cwd, file, language: 'en', ...(fields ? { fromFields: 'fields.json' } : {}) });
};
const isValid = async (file = 'chats.yaml') => (await validate({ cwd, env: {}, files: [file] })).valid;
const read = (file: string) => readFileSync(join(cwd, file), 'utf8');

test('writes a config that is right, with the schema that its first line names', async () => {
  expect(await run('sub/chats.yaml')).toEqual({
    files: ['sub/chats.yaml', 'sub/chats.schema.json'],
    leftOut: [],
  });
  expect(read('sub/chats.yaml')).toMatch(/^# yaml-language-server: \$schema=\.\/chats\.schema\.json\n/);
  expect(JSON.parse(read('sub/chats.schema.json'))).toHaveProperty('properties.chats');
  expect(await isValid('sub/chats.yaml')).toBe(true);
});

test('never overwrites a config, nor leaves anything beside one', async () => {
  writeFileSync(join(cwd, 'chats.yaml'), 'mine');
  await expect(run('chats.yaml', { AVATAR: png(9, 9).toString('base64') })).rejects.toMatchObject({
    code: 'FILE_EXISTS',
  });
  expect(read('chats.yaml')).toBe('mine');
  expect(readdirSync(cwd).sort()).toEqual(['chats.yaml', 'fields.json']);
});

test.each([
  ['base64', png(9, 9).toString('base64')],
  ['a data address', `data:image/png;base64,${png(9, 9).toString('base64')}`],
])('a picture given as %s becomes a file that the config names', async (_name, AVATAR) => {
  const { files, leftOut } = await run('chats.yaml', { TITLE: 'Sales', AVATAR });
  expect(files).toContain('avatars/sales.png');
  expect(leftOut).toEqual([]);
  expect(read('chats.yaml')).toContain('avatar: ./avatars/sales.png');
  expect(readFileSync(join(cwd, 'avatars/sales.png'))).toEqual(png(9, 9));
  expect(await isValid()).toBe(true);
});

test('a picture that lies below the config is named where it is, one from elsewhere is copied', async () => {
  writeFileSync(join(cwd, 'logo.png'), png(9, 9));
  await run('here.yaml', { TITLE: 'Sales', AVATAR: 'logo.png' });
  expect(read('here.yaml')).toContain('avatar: ./logo.png');
  await run('sub/chats.yaml', { TITLE: 'Sales', AVATAR: 'logo.png' });
  expect(read('sub/chats.yaml')).toContain('avatar: ./avatars/sales.png');
  expect(await isValid('sub/chats.yaml')).toBe(true);
});

test('what a config cannot hold is named, and the rest is right', async () => {
  const { leftOut } = await run('chats.yaml', {
    TITLE: 'Sales',
    COLOR: 'ORANGE',
    AVATAR: 'AAAA',
    ENTITY_TYPE: 'CRM',
    ENTITY_ID: 'DEAL|1',
    SKIP_MESSAGE: 'Y',
  });
  expect(leftOut).toEqual(['COLOR', 'AVATAR', 'ENTITY_TYPE', 'ENTITY_ID', 'SKIP_MESSAGE']);
  expect(existsSync(join(cwd, 'avatars'))).toBe(false);
  expect(await isValid()).toBe(true);
});

test('an entity of one’s own goes along', async () => {
  const { leftOut } = await run('chats.yaml', { TITLE: 'Sales', ENTITY_TYPE: 'ACME_TEAM', ENTITY_ID: 'a' });
  expect(leftOut).toEqual([]);
  expect(read('chats.yaml')).toContain('entity: { type: ACME_TEAM, id: a }');
  expect(await isValid()).toBe(true);
});

test.each([
  ['nothing.json', undefined, 'FIELDS_MISSING'],
  ['fields.json', '{', 'FIELDS_NO_JSON'],
  ['fields.json', '[]', 'FIELDS_NO_OBJECT'],
])('the fields in %s with the text %j are refused with %s', async (fromFields, text, code) => {
  if (text !== undefined) writeFileSync(join(cwd, 'fields.json'), text);
  await expect(init({ cwd, file: 'chats.yaml', language: 'en', fromFields })).rejects.toMatchObject({ code });
  expect(existsSync(join(cwd, 'chats.yaml'))).toBe(false);
});

test('a byte order mark before the fields is no error', async () => {
  writeFileSync(join(cwd, 'fields.json'), '\ufeff{"TITLE": "Sales"}');
  await init({ cwd, file: 'chats.yaml', language: 'en', fromFields: 'fields.json' });
  expect(read('chats.yaml')).toContain('title: Sales');
});

test.each(['en', 'ru'] as const)(
  'a template in %s comes with its table, and plans a chat a row at once',
  async (language) => {
    const { files } = await initEach({ cwd, file: 'sub/chats.yaml', language });
    expect(files).toEqual(['sub/chats.yaml', 'sub/teams.csv', 'sub/chats.schema.json']);
    const options = { cwd, env: {}, files: ['sub/chats.yaml'] };
    expect(await validate(options)).toMatchObject({ valid: true, templates: [{ chats: 3 }], diagnostics: [] });
    const planned = await plan(options);
    const chats = planned.kind === 'planned' ? planned.plan.chats : [];
    expect(chats.map(({ key, changes }) => [key, ...changes.map(({ kind }) => kind)])).toEqual(
      ['team-dev', 'team-sales', 'team-support'].map((key) => [key, 'create']),
    );
  },
);

test.each(['chats.yaml', 'teams.csv'])('no template is written where %s is there already', async (name) => {
  writeFileSync(join(cwd, name), 'mine');
  await expect(initEach({ cwd, file: 'chats.yaml', language: 'en' })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  expect(readdirSync(cwd)).toEqual([name]);
  expect(read(name)).toBe('mine');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createChat } from '../../src/app/create.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { png } from '../sandbox/ask.ts';

const folder = mkdtempSync(join(tmpdir(), 'provision-create-'));
const picture = png(40, 40);
let sandbox: Sandbox;

beforeAll(async () => {
  writeFileSync(join(folder, 'picture.png'), picture);
  sandbox = await startSandbox({ limits: false });
});

afterEach(() => sandbox.clearLog());

afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const ancestor = {
  TYPE: 'OPEN',
  TITLE: 'Новый чат',
  DESCRIPTION: 'Это новый чат',
  COLOR: 'PINK',
  MESSAGE: 'Добро пожаловать в новый чат',
  USERS: [1, 10],
  OWNER_ID: 10,
};

test('one call makes the chat of the ancestor, and gives back the portal’s own answer', async () => {
  const answer = await createChat(sandbox.webhookUrl, { ...ancestor, AVATAR: 'picture.png' }, undefined, {
    cwd: folder,
  });
  const id = Number(answer.result);
  expect(answer).toMatchObject({ result: id, time: { operating: 0, operating_reset_at: expect.any(Number) } });
  expect(sandbox.store.chat(id)).toMatchObject({
    type: 'O',
    title: 'Новый чат',
    description: 'Это новый чат',
    owner: 10,
    members: [1, 10],
  });
  expect(sandbox.store.avatarBytes(id)).toEqual(picture);
  expect(sandbox.commands.filter(({ method }) => method === 'im.chat.add')).toHaveLength(1);
});

test('a token together with the portal’s address does the same', async () => {
  const { result } = await createChat(sandbox.url, { TITLE: 'By token' }, sandbox.token);
  expect(sandbox.store.chat(Number(result))?.title).toBe('By token');
});

test.each([
  ['a path', 'picture.png'],
  ['base64', picture.toString('base64')],
  ['a data address', `data:image/png;base64,${picture.toString('base64')}`],
])('AVATAR may be %s', async (_name, AVATAR) => {
  const { result } = await createChat(sandbox.webhookUrl, { TITLE: 'x', AVATAR }, undefined, { cwd: folder });
  expect(sandbox.store.avatarBytes(Number(result))).toEqual(picture);
});

test.each([
  ['https://127.0.0.1/picture.png', 'AVATAR_URL_PRIVATE'],
  ['https://[::1]/picture.png', 'AVATAR_URL_PRIVATE'],
  ['http://corp.example/picture.png', 'AVATAR_URL_SCHEME'],
  ['missing.png', 'AVATAR_NOT_FOUND_HERE'],
  ['not base64 and not a file', 'AVATAR_NO_SOURCE'],
])('the picture %s is refused before anything is sent', async (AVATAR, code) => {
  await expect(createChat(sandbox.webhookUrl, { AVATAR }, undefined, { cwd: folder })).rejects.toMatchObject({ code });
  expect(sandbox.requests).toHaveLength(0);
});

test.each([
  ['a list without him', [5]],
  ['a list with him', [5, 3]],
  ['an object', { 0: 5 }],
  ['JSON in a text', '[5]'],
  ['nothing', undefined],
])('OWNER_ID is honoured with USERS as %s', async (_name, USERS) => {
  const fields = { TITLE: 'x', OWNER_ID: '3', ...(USERS === undefined ? {} : { USERS }) };
  const { result } = await createChat(sandbox.webhookUrl, fields);
  const chat = sandbox.store.chat(Number(result));
  expect(chat?.owner).toBe(3);
  expect(chat?.members.toSorted((a, b) => a - b)).toEqual(USERS === undefined ? [1, 3] : [1, 3, 5]);
});

test('an owner who cannot be one is told together with the id, and nothing is made twice', async () => {
  const before = sandbox.store.chats().length;
  await expect(createChat(sandbox.webhookUrl, { TITLE: 'x', OWNER_ID: 13 })).rejects.toMatchObject({
    code: 'OWNER_NOT_SET',
    args: { owner: '13', id: expect.stringMatching(/^\d+$/) },
  });
  expect(sandbox.store.chats()).toHaveLength(before + 1);
});

test('a refusal is an answer', async () => {
  const url = sandbox.webhookUrl.replace(/[^/]+\/$/, 'wrongsecret12345/');
  const answer = await createChat(url, { TITLE: 'x' });
  expect(answer).toMatchObject({ error: 'INVALID_CREDENTIALS' });
  expect(JSON.stringify(answer)).not.toContain('wrongsecret');
});

test('names of fields may be written in any case', async () => {
  const { result } = await createChat(sandbox.webhookUrl, { title: 'small', type: 'OPEN', owner_id: 3 });
  expect(sandbox.store.chat(Number(result))).toMatchObject({ title: 'small', type: 'O', owner: 3 });
});

test('an answer that was lost is not asked for again, and the fault says that the chat may exist', async () => {
  const before = sandbox.store.chats().length;
  sandbox.setFaults(['drop-after:im.chat.add:1']);
  const fault = await createChat(sandbox.webhookUrl, { TITLE: 'x' }).catch((error) => error);
  sandbox.setFaults([]);
  expect(fault.code).toBe('OUTCOME_UNKNOWN');
  expect(String(fault.message)).not.toContain(new URL(sandbox.webhookUrl).pathname.split('/')[3]);
  expect(sandbox.store.chats()).toHaveLength(before + 1);
});

test.each([
  [{ TITEL: 'x' }, 'CREATE_FIELD_MISSPELT', { near: 'TITLE' }],
  [{ TITLE: 'x', FROBNICATE: 1 }, 'CREATE_FIELD_UNKNOWN', { field: 'FROBNICATE' }],
  [{ title: 'x', constructor: 1 }, 'CREATE_FIELD_UNKNOWN', { field: 'constructor' }],
])(
  'fields that im.chat.add does not take (%j) are told before anything is sent; they go where that is wanted',
  async (fields, code, args) => {
    sandbox.clearLog();
    await expect(createChat(sandbox.webhookUrl, fields)).rejects.toMatchObject({ code, args });
    expect(sandbox.requests).toHaveLength(0);
    const { result } = await createChat(sandbox.webhookUrl, fields, undefined, { raw: true });
    expect(result).toEqual(expect.any(Number));
  },
);

test('what the library throws holds no secret, though the portal echoes it', async () => {
  const { createChat: fromTheDoor } = await import('../../src/index.ts');
  const secret = /rest\/1\/(\w+)/.exec(sandbox.webhookUrl)?.[1] ?? '';
  const fault = await fromTheDoor(sandbox.webhookUrl, { TITLE: 'x', [secret]: 1 }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Error);
  const told = `${String(fault)} ${JSON.stringify(fault)} ${(fault as Error).stack}`.toLowerCase();
  expect(told).not.toContain(secret.toLowerCase());
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png, type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

const made = async (params: Record<string, unknown>, ask = on.ask) => {
  const { outcome } = await ask('im.chat.add', params);
  const chat = on.sandbox.store.chat(Number(outcome));
  if (!chat) throw new Error(`no chat came of it: ${String(outcome)}`);
  return chat;
};

describe('im.chat.add', () => {
  it('makes a closed chat of the caller alone when told nothing', async () => {
    const chat = await made({});
    expect(chat).toMatchObject({ type: 'C', owner: 1, members: [1], managers: [1], userCount: 1, description: null });
    expect(chat.title).toMatch(/^[A-Z][a-z]+( [a-z]+)? chat №\d+$/);
  });

  it('gives the first chat the id 2, for 1 is the general chat', async () => {
    const fresh = await stage();
    expect((await fresh.ask('im.chat.add')).outcome).toBe(2);
    await fresh.sandbox.close();
  });

  it('drops doubles, zeros, strangers and the dismissed, and never reads OWNER_ID', async () => {
    const chat = await made({ USERS: [5, 5, 999_999, 0, '7', 13, -3], COLOR: 'red', OWNER_ID: 5 });
    expect(chat).toMatchObject({ members: [5, 7, 1], owner: 1, managers: [1] });
    expect(chat.color).not.toBe('red');
  });

  it('puts people from outside after the caller, and only those of a common workgroup', async () => {
    const chat = await made({ USERS: [15, 16, 5] });
    expect(chat).toMatchObject({ members: [5, 1, 15], extranet: true });
    expect((await made({ USERS: [15, 16] }, on.as(2))).members).toEqual([2]);
  });

  it.each([
    ['[5,7]', [5, 7, 1]],
    ['5', [1]],
    [5, [1]],
    [{ a: 5, b: 7 }, [5, 7, 1]],
    [
      ['5x', 'abc'],
      [5, 1],
    ],
    [
      [1, 5],
      [1, 5],
    ],
    [null, [1]],
  ])('reads USERS %j as members %j', async (users, members) => {
    expect((await made({ USERS: users })).members).toEqual(members);
  });

  it.each([[[5, true]], [[5, 1.5]], [[5, [7]]]])('refuses USERS %j', async (users) => {
    expect((await on.ask('im.chat.add', { USERS: users })).body).toEqual({
      error: 'INVALID_FORMAT',
      error_description: 'Parameter USERS has wrong type',
    });
  });

  it.each([
    ['OPEN', 'O'],
    ['open', 'C'],
    ['CHAT', 'C'],
    [true, 'O'],
  ])('TYPE %j makes %s', async (type, expected) => {
    expect((await made({ TYPE: type })).type).toBe(expected);
  });

  it('trims a title and cuts it at 255 characters, emoji counted as one', async () => {
    expect((await made({ TITLE: '  Чат \n' })).title).toBe('Чат');
    expect((await made({ TITLE: '😀'.repeat(300) })).title).toBe('😀'.repeat(255));
  });

  it.each(['', '0', '   '])('makes a title up for %j', async (title) => {
    expect((await made({ TITLE: title })).title).toMatch(/ chat №\d+$/);
  });

  it('numbers automatic titles by colour', async () => {
    const fresh = await stage();
    const titles = [];
    for (let round = 0; round < 2; round += 1) {
      await fresh.ask('im.chat.add', { COLOR: 'LIGHT_BLUE' });
      titles.push(fresh.sandbox.store.chats().at(-1)?.title);
    }
    expect(titles).toEqual(['Light blue chat №1', 'Light blue chat №2']);
    await fresh.sandbox.close();
  });

  it('hands colours out in turn when the one asked for is wrong', async () => {
    const fresh = await stage();
    for (const COLOR of ['red', 'ORANGE', '#df532d', undefined, 'GREEN', ' MINT ', '']) {
      await fresh.ask('im.chat.add', { COLOR });
    }
    const colors = fresh.sandbox.store.chats().map((chat) => chat.color);
    expect(colors).toEqual(['RED', 'GREEN', 'MINT', 'LIGHT_BLUE', 'GREEN', 'MINT', 'DARK_BLUE']);
    await fresh.sandbox.close();
  });

  it.each([
    ['no base64 at all', '%%%'],
    ['a text', 'aGVsbG8='],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')],
    ['6000 pixels', png(6000, 10).toString('base64')],
    ['a data: prefix', `data:image/png;base64,${png(10, 10).toString('base64')}`],
    ['nothing', ''],
  ])('makes the chat without a word when the avatar is %s', async (_case, avatar) => {
    expect((await made({ AVATAR: avatar })).avatar).toBeNull();
  });

  // im/lib/V2/Chat/GroupChat.php prepareParams: what is numeric is the number of a file.
  it.each(['4711', ' 12 ', '1e3'])('keeps the number of a file that is not there: %j', async (avatar) => {
    expect((await made({ AVATAR: avatar })).avatar).toBe(Number(avatar));
  });

  it('keeps a good avatar byte for byte and serves it', async () => {
    const bytes = png(10, 10);
    const chat = await made({ AVATAR: bytes.toString('base64') });
    expect(on.sandbox.store.avatarBytes(chat.id)).toEqual(bytes);
    const dialog = (await on.ask('im.dialog.get', { DIALOG_ID: `chat${chat.id}` })).outcome as { avatar: string };
    expect(dialog.avatar).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/upload\/resize_cache\/im\/\w+\/200_200_2\/\w+\.png$/);
    const response = await fetch(dialog.avatar);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('takes a number for the id of a file that is there', async () => {
    const first = await made({ AVATAR: png(10, 10).toString('base64') });
    expect((await made({ AVATAR: String(first.avatar) })).avatar).toBe(first.avatar);
  });

  it.each(['TITLE', 'DESCRIPTION', 'COLOR', 'AVATAR', 'MESSAGE'])('crashes over an array as %s', async (field) => {
    const headers = { 'content-type': 'application/json' };
    const before = on.sandbox.store.chats().length;
    const body = JSON.stringify({ [field]: ['x'] });
    const response = await fetch(`${on.sandbox.webhookUrl}im.chat.add`, { method: 'POST', headers, body });
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    // Only the message is read after the chat was made.
    expect(on.sandbox.store.chats().length - before).toBe(field === 'MESSAGE' ? 1 : 0);
  });

  it('stores "0" as an empty description and entity id', async () => {
    const chat = await made({ DESCRIPTION: '0', ENTITY_TYPE: 'ACME', ENTITY_ID: '0' });
    expect(chat).toMatchObject({ description: null, entityType: 'ACME', entityId: '' });
  });

  it.each([
    ['ENTITY_TYPE', 50],
    ['ENTITY_ID', 255],
  ])('refuses %s of more than %d characters', async (field, length) => {
    const entity = { ENTITY_TYPE: 'ACME', ENTITY_ID: 'x' };
    const good = await on.ask('im.chat.add', { ...entity, [field]: 'Я'.repeat(length) });
    const bad = await on.ask('im.chat.add', { ...entity, [field]: 'Я'.repeat(length + 1) });
    expect(good.status).toBe(200);
    expect(bad.body).toEqual({ error: 'WRONG_REQUEST', error_description: "Chat can't be created" });
  });

  it('makes a second chat of the same entity without a murmur', async () => {
    const entity = { ENTITY_TYPE: 'ACME', ENTITY_ID: 'twin' };
    expect((await made(entity)).id).not.toBe((await made(entity)).id);
  });

  it('ignores the entity of an extranet caller', async () => {
    const chat = await made({ ENTITY_TYPE: 'ACME', ENTITY_ID: 'x', USERS: [1, 2] }, on.as(15));
    expect(chat).toMatchObject({ entityType: '', members: [1, 15], owner: 15 });
  });

  it('answers GENERAL and PERSONAL with chats that are there', async () => {
    expect((await on.ask('im.chat.add', { ENTITY_TYPE: 'GENERAL' })).outcome).toBe(1);
    const notes = (await on.ask('im.chat.add', { ENTITY_TYPE: 'PERSONAL' })).outcome;
    expect((await on.ask('im.chat.add', { ENTITY_TYPE: 'FAVORITE' })).outcome).toBe(notes);
  });
});

describe('messages of a new chat', () => {
  const lines = async (params: Record<string, unknown>) => {
    const chat = await made(params);
    return on.sandbox.store.messages(chat.id).map(({ author, system, code, text }) => (system ? code : [author, text]));
  };

  it('greeting, banner, join, description by the owner, message by the caller', async () => {
    const params = { USERS: [5, 7], DESCRIPTION: 'about', MESSAGE: ' hello ' };
    expect(await lines(params)).toEqual(['CHAT_CREATE', 'CHAT_BANNER', 'CHAT_JOIN', [1, 'about'], [1, 'hello']]);
  });

  it('no greeting and no banner with an entity', async () => {
    expect(await lines({ ENTITY_TYPE: 'ACME', ENTITY_ID: 'quiet', USERS: [5] })).toEqual(['CHAT_JOIN']);
    expect(await lines({ ENTITY_TYPE: 'ACME', ENTITY_ID: 'silent' })).toEqual([]);
  });

  it('no join line when nobody else came in, no message for "0"', async () => {
    expect(await lines({ USERS: [1, 13], MESSAGE: '0' })).toEqual(['CHAT_CREATE', 'CHAT_BANNER']);
  });

  it('are counted, the last one is named, and only those of people are unread', async () => {
    const chat = await made({ USERS: [5], DESCRIPTION: 'about', MESSAGE: 'hello' });
    const dialog = (await on.as(5)('im.dialog.get', { DIALOG_ID: `chat${chat.id}` })).outcome as Record<string, number>;
    expect([dialog.message_count, dialog.counter]).toEqual([5, 2]);
    expect(dialog.last_message_id).toBe(on.sandbox.store.messages(chat.id).at(-1)?.id);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png, type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

const store = () => on.sandbox.store;
const codes = (id: number) =>
  store()
    .messages(id)
    .flatMap((message) => (message.system ? message.code : []));

describe('im.chat.updateTitle', () => {
  it('says true to everybody and does it for members', async () => {
    const id = store().createChat({ title: 'old', users: [5] });
    expect((await on.as(9)('im.chat.updateTitle', { CHAT_ID: id, TITLE: 'stranger' })).outcome).toBe(true);
    expect((await on.ask('im.chat.updateTitle', { CHAT_ID: 999_999, TITLE: 'x' })).outcome).toBe(true);
    expect(store().chat(id)?.title).toBe('old');
    expect((await on.as(5)('im.chat.updateTitle', { CHAT_ID: id, TITLE: ' new ' })).outcome).toBe(true);
    expect(store().chat(id)?.title).toBe('new');
  });

  it('writes a line into the chat only when the title changes', async () => {
    const id = store().createChat({ title: 'same', entityType: 'ACME', entityId: 'title' });
    await on.ask('im.chat.updateTitle', { CHAT_ID: id, TITLE: 'same' });
    expect(codes(id)).toEqual([]);
    await on.ask('im.chat.updateTitle', { CHAT_ID: id, TITLE: 'other' });
    expect(codes(id)).toEqual(['CHAT_RENAME']);
  });

  it.each(['  ', '0', '', undefined])('refuses the title %j', async (TITLE) => {
    const id = store().createChat({});
    expect((await on.ask('im.chat.updateTitle', { CHAT_ID: id, TITLE })).body).toEqual({
      error: 'TITLE_EMPTY',
      error_description: "Title can't be empty",
    });
  });

  it('cuts at 255 characters', async () => {
    const id = store().createChat({});
    await on.ask('im.chat.updateTitle', { CHAT_ID: id, TITLE: 'я'.repeat(256) });
    expect(store().chat(id)?.title).toBe('я'.repeat(255));
  });

  it.each([
    [{ CHAT_ID: 'chat2' }, '400 CHAT_ID_EMPTY'],
    [{ CHAT_ID: 0 }, '400 CHAT_ID_EMPTY'],
    [{}, '400 CHAT_ID_EMPTY'],
    [{ DIALOG_ID: '5' }, '400 DIALOG_ID_EMPTY'],
    [{ DIALOG_ID: '', CHAT_ID: 2 }, '400 DIALOG_ID_EMPTY'],
    [{ DIALOG_ID: 'crm7', CHAT_ID: 2 }, '400 CHAT_ID_EMPTY'],
  ])('answers %j with %s', async (params, expected) => {
    expect((await on.ask('im.chat.updateTitle', { ...params, TITLE: 'x' })).outcome).toBe(expected);
  });

  it('reads "12abc" as 12, and DIALOG_ID before CHAT_ID', async () => {
    const [first, second] = [store().createChat({}), store().createChat({})];
    await on.ask('im.chat.updateTitle', { CHAT_ID: `${first}abc`, TITLE: 'leading digits' });
    await on.ask('im.chat.updateTitle', { CHAT_ID: first, DIALOG_ID: `CHAT${second}`, TITLE: 'by dialog' });
    expect([store().chat(first)?.title, store().chat(second)?.title]).toEqual(['leading digits', 'by dialog']);
  });
});

describe('im.chat.updateColor', () => {
  it.each(['mint', 'ORANGE', '#4ba984', '', undefined])('refuses the colour %j', async (COLOR) => {
    const id = store().createChat({});
    expect((await on.ask('im.chat.updateColor', { CHAT_ID: id, COLOR })).body).toEqual({
      error: 'WRONG_COLOR',
      error_description: 'This color currently unavailable',
    });
  });

  it('succeeds once and refuses the same colour the second time', async () => {
    const id = store().createChat({ color: 'RED' });
    expect((await on.ask('im.chat.updateColor', { CHAT_ID: id, COLOR: 'MINT' })).outcome).toBe(true);
    expect((await on.ask('im.chat.updateColor', { CHAT_ID: id, COLOR: 'MINT' })).body).toEqual({
      error: 'WRONG_REQUEST',
      error_description: "This color currently set or chat isn't exists",
    });
    expect(codes(id).filter((code) => code === 'CHAT_COLOR')).toHaveLength(1);
  });

  it('refuses strangers and missing chats with the same words', async () => {
    const id = store().createChat({ color: 'RED' });
    const open = store().createChat({ color: 'RED', type: 'O' });
    for (const chat of [id, open, 999_999]) {
      expect((await on.as(9)('im.chat.updateColor', { CHAT_ID: chat, COLOR: 'MINT' })).outcome).toBe(
        '400 WRONG_REQUEST',
      );
    }
  });
});

describe('im.chat.updateAvatar', () => {
  const avatar = (id: number, value: unknown, ask = on.ask) =>
    ask('im.chat.updateAvatar', { CHAT_ID: id, AVATAR: value });

  it.each([
    ['aGVsbG8=', 'Avatar incorrect type'],
    ['', 'Avatar incorrect type'],
    [png(6000, 10).toString('base64'), 'Avatar incorrect size (max 5000x5000)'],
    [png(5001, 1).toString('base64'), 'Avatar incorrect size (max 5000x5000)'],
    [Buffer.from('<svg></svg>').toString('base64'), 'Avatar incorrect size (max 5000x5000)'],
  ])('refuses %.20s: %s', async (value, description) => {
    const id = store().createChat({});
    expect((await avatar(id, value)).body).toEqual({ error: 'AVATAR_ERROR', error_description: description });
  });

  it('takes 5000 pixels, and a pair of name and bytes', async () => {
    const id = store().createChat({});
    expect((await avatar(id, png(5000, 5000).toString('base64'))).outcome).toBe(true);
    expect((await avatar(id, ['a.png', png(3, 4).toString('base64')])).outcome).toBe(true);
    expect(store().chat(id)?.avatarFile).toMatchObject({ width: 3, height: 4, type: 'image/png' });
  });

  it('gives identical bytes a new address and writes a line each time', async () => {
    const id = store().createChat({ entityType: 'ACME', entityId: 'avatar' });
    const value = png(10, 10).toString('base64');
    await avatar(id, value);
    const first = store().chat(id)?.avatarFile;
    await avatar(id, value);
    const second = store().chat(id)?.avatarFile;
    expect(second?.sha256).toBe(first?.sha256);
    expect(second?.path).not.toBe(first?.path);
    expect((await fetch(on.sandbox.url + first?.path)).status).toBe(404);
    expect(codes(id)).toEqual(['CHAT_AVATAR', 'CHAT_AVATAR']);
  });

  it('refuses strangers by right and crashes over a missing chat', async () => {
    const id = store().createChat({});
    expect((await avatar(id, 'aGVsbG8=', on.as(9))).outcome).toBe('400 ACCESS_DENIED');
    const response = await fetch(`${on.sandbox.webhookUrl}im.chat.updateAvatar?CHAT_ID=999999&AVATAR=x`);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('<html>');
  });

  it('corrupts a picture whose plus signs were not encoded', async () => {
    const bytes = Buffer.concat([png(10, 10), Buffer.from([0xfb, 0xef, 0xbe])]);
    const base64 = bytes.toString('base64');
    expect(base64).toContain('+');
    const id = store().createChat({});
    const body = `CHAT_ID=${id}&AVATAR=${base64}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(`${on.sandbox.webhookUrl}im.chat.updateAvatar`, { method: 'POST', headers, body });
    expect(((await response.json()) as { result: boolean }).result).toBe(true);
    expect(store().avatarBytes(id)).not.toEqual(bytes);
  });
});

describe('im.chat.setOwner', () => {
  const hand = (id: number, user: unknown, ask = on.ask) => ask('im.chat.setOwner', { CHAT_ID: id, USER_ID: user });

  it('hands over to a member, makes the old owner a plain one and says nothing in the chat', async () => {
    const id = store().createChat({ users: [5, 7] });
    const before = codes(id);
    expect((await hand(id, 5)).outcome).toBe(true);
    expect(store().chat(id)).toMatchObject({ owner: 5, managers: [5] });
    expect(codes(id)).toEqual(before);
    expect((await hand(id, 1)).outcome).toBe('400 WRONG_REQUEST');
    expect((await on.ask('im.chat.user.delete', { CHAT_ID: id, USER_ID: 7 })).outcome).toBe('400 ACCESS_DENIED_KICK');
  });

  it('refuses who is no member, in these words', async () => {
    const id = store().createChat({});
    expect((await hand(id, 8)).body).toEqual({
      error: 'WRONG_REQUEST',
      error_description: 'Change owner can only owner and user must be member in chat',
    });
  });

  it('lets only the owner, manager or not', async () => {
    const id = store().createChat({ users: [5, 7] });
    store().setManager(id, 5, true);
    for (const user of [5, 7, 9]) expect((await hand(id, 7, on.as(user))).outcome).toBe('400 WRONG_REQUEST');
    expect((await hand(999_999, 5)).outcome).toBe('400 WRONG_REQUEST');
  });

  it('handing over to oneself changes nothing', async () => {
    const id = store().createChat({});
    expect((await hand(id, 1)).outcome).toBe(true);
    expect(store().chat(id)).toMatchObject({ owner: 1, managers: [1] });
  });

  it('wants a user first', async () => {
    expect((await hand(store().createChat({}), 'x')).outcome).toBe('400 USER_ID_EMPTY');
  });
});

describe('flags are the strings Y and N, for PHP turns booleans round', () => {
  it.each([
    ['Y', true],
    ['N', false],
    [true, false],
    [false, true],
    [undefined, true],
  ])('IS_MANAGER %j leaves the manager flag %s', async (IS_MANAGER, expected) => {
    const id = store().createChat({ users: [5] });
    store().setManager(id, 5, !expected);
    expect((await on.ask('im.chat.setManager', { CHAT_ID: id, USER_ID: 5, IS_MANAGER })).outcome).toBe(true);
    expect(store().chat(id)?.managers.includes(5)).toBe(expected);
  });

  it.each([
    ['Y', true],
    ['N', false],
    [true, false],
    [false, true],
    [undefined, true],
  ])('MUTE %j leaves the chat muted: %s', async (MUTE, expected) => {
    const id = store().createChat({});
    await on.ask('im.chat.mute', { CHAT_ID: id, MUTE: expected ? 'N' : 'Y' });
    expect((await on.ask('im.chat.mute', { CHAT_ID: id, MUTE })).outcome).toBe(true);
    expect(store().chat(id)?.mutedBy).toEqual(expected ? [1] : []);
  });
});

describe('im.chat.setManager and im.chat.mute', () => {
  it('naming someone who is no member is a success that does nothing', async () => {
    const id = store().createChat({});
    expect((await on.ask('im.chat.setManager', { CHAT_ID: id, USER_ID: 9 })).outcome).toBe(true);
    expect(store().chat(id)?.managers).toEqual([1]);
  });

  it('managers may not make managers', async () => {
    const id = store().createChat({ users: [5, 7] });
    store().setManager(id, 5, true);
    expect((await on.as(5)('im.chat.setManager', { CHAT_ID: id, USER_ID: 7 })).outcome).toBe('400 WRONG_REQUEST');
  });

  it('strangers and missing chats cannot be muted', async () => {
    const id = store().createChat({});
    expect((await on.as(9)('im.chat.mute', { CHAT_ID: id })).outcome).toBe('403 ACCESS_ERROR');
    expect((await on.ask('im.chat.mute', { CHAT_ID: 999_999 })).outcome).toBe('403 ACCESS_ERROR');
  });

  it('only one’s own mute shows in one’s dialog', async () => {
    const id = store().createChat({ users: [5] });
    await on.as(5)('im.chat.mute', { CHAT_ID: id });
    const lists = [];
    for (const user of [1, 5]) {
      lists.push(
        ((await on.as(user)('im.dialog.get', { DIALOG_ID: `chat${id}` })).outcome as { mute_list: unknown }).mute_list,
      );
    }
    expect(lists).toEqual([[], [5]]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

const store = () => on.sandbox.store;
const members = (id: number) => store().chat(id)?.members;
const codes = (id: number) =>
  store()
    .messages(id)
    .flatMap((message) => (message.system ? message.code : []));

describe('im.chat.user.add', () => {
  const add = (id: number, more: Record<string, unknown>, ask = on.ask) =>
    ask('im.chat.user.add', { CHAT_ID: id, ...more });

  it('is true whoever is dropped, and lists only the new ones in one line', async () => {
    const id = store().createChat({ users: [5] });
    expect((await add(id, { USERS: [5, 999_999, 13, 16, 7, '9', 7] })).outcome).toBe(true);
    expect(members(id)).toEqual([5, 1, 7, 9]);
    const last = store().messages(id).at(-1);
    expect(last?.text).toContain('Мария Кузнецова');
    expect(last?.text).not.toContain('Пётр');
  });

  it('writes no line when nobody is new', async () => {
    const id = store().createChat({ users: [5] });
    const before = codes(id).length;
    expect((await add(id, { USERS: [5] })).outcome).toBe(true);
    expect((await add(id, {})).outcome).toBe(true);
    expect(codes(id)).toHaveLength(before);
  });

  it.each([
    [7, [1, 7]],
    ['7', [1, 7]],
    ['[7,9]', [1]],
    [['department4'], [1, 4, 14, 20]],
    [
      ['structure3', 7],
      [1, 7, 8, 18],
    ],
  ])('reads USERS %j as members %j', async (USERS, expected) => {
    const id = store().createChat({});
    await add(id, { USERS });
    expect(members(id)).toEqual(expected);
  });

  it('parses a JSON string for people from outside only', async () => {
    const id = store().createChat({ users: [15] });
    await add(id, { USERS: '[1,2]' }, on.as(15));
    expect(members(id)).toEqual([1, 15]);
  });

  it('refuses strangers, of open chats too, with the legacy code', async () => {
    for (const type of ['C', 'O'] as const) {
      const id = store().createChat({ type });
      const answer = await add(id, { USERS: [9] }, on.as(9));
      expect([answer.status, answer.body.error]).toEqual([400, 'ACCESS_DENIED_EXTEND']);
    }
    expect((await add(999_999, { USERS: [9] })).outcome).toBe('400 ACCESS_DENIED_EXTEND');
  });

  it.each([
    ['Y', 1],
    ['N', 4],
    [true, 4],
    [false, 4],
    [undefined, 1],
  ])('HIDE_HISTORY %j lets the newcomer see %d messages', async (HIDE_HISTORY, visible) => {
    const id = store().createChat({ description: 'old news' });
    await add(id, { USERS: [5], HIDE_HISTORY });
    const dialog = (await on.as(5)('im.dialog.get', { DIALOG_ID: `chat${id}` })).outcome as { message_count: number };
    expect(dialog.message_count).toBe(visible);
    const { messages } = (await on.as(5)('im.dialog.messages.get', { DIALOG_ID: `chat${id}` })).outcome as {
      messages: [];
    };
    expect(messages).toHaveLength(visible);
  });
});

describe('im.chat.user.delete', () => {
  const kick = (id: number, user: unknown, ask = on.ask) => ask('im.chat.user.delete', { CHAT_ID: id, USER_ID: user });

  it('is for the owner alone, managers get a code of their own', async () => {
    const id = store().createChat({ users: [5, 7, 9] });
    store().setManager(id, 5, true);
    expect((await kick(id, 7, on.as(5))).outcome).toBe('400 IM_ERROR_KICK');
    expect((await kick(id, 7, on.as(9))).outcome).toBe('400 ACCESS_DENIED_KICK');
    expect((await kick(id, 7, on.as(10))).outcome).toBe('400 ACCESS_DENIED_KICK');
    expect((await kick(999_999, 7)).outcome).toBe('400 ACCESS_DENIED_KICK');
    expect((await kick(id, 7)).outcome).toBe(true);
    expect(members(id)).toEqual([5, 9, 1]);
  });

  it('knows who is not there, who is not named and who came with a department', async () => {
    const id = store().createChat({});
    store().addMemberFromStructure(id, 7);
    expect((await kick(id, 999_999)).outcome).toBe('400 USER_NOT_FOUND');
    expect((await on.ask('im.chat.user.delete', { CHAT_ID: id })).body).toEqual({
      error: 'USER_ID_EMPTY',
      error_description: "User ID can't be empty",
    });
    expect((await kick(id, 7)).outcome).toBe('400 USER_INVITED_FROM_STRUCTURE');
  });

  it('writes a line in closed chats and none in open ones', async () => {
    const closed = store().createChat({ users: [5] });
    const open = store().createChat({ users: [5], type: 'O' });
    await kick(closed, 5);
    await kick(open, 5);
    expect([codes(closed).at(-1), codes(open).at(-1)]).toEqual(['CHAT_KICK', 'CHAT_JOIN']);
  });

  it('of oneself is leaving', async () => {
    const id = store().createChat({ users: [5] });
    expect((await kick(id, 5, on.as(5))).outcome).toBe(true);
    expect(codes(id).at(-1)).toBe('CHAT_LEAVE');
  });
});

describe('im.chat.leave', () => {
  const leave = (id: number, ask = on.ask, more = {}) => ask('im.chat.leave', { CHAT_ID: id, ...more });

  it('by the owner gives the chat to the first fit member and shuts him out', async () => {
    const id = store().createChat({ users: [17, 5, 7] });
    expect((await leave(id)).outcome).toBe(true);
    expect(store().chat(id)).toMatchObject({ owner: 5, members: [17, 5, 7], managers: [5] });
    expect((await on.ask('im.chat.user.list', { CHAT_ID: id })).outcome).toEqual([]);
    expect((await on.ask('im.dialog.get', { DIALOG_ID: `chat${id}` })).outcome).toBe('403 ACCESS_ERROR');
  });

  it('by the last one leaves an orphan that nobody can enter', async () => {
    const id = store().createChat({ entityType: 'ACME', entityId: 'orphan' });
    expect((await leave(id)).outcome).toBe(true);
    expect(store().chat(id)).toMatchObject({ owner: 1, members: [] });
    expect((await on.ask('im.dialog.get', { DIALOG_ID: `chat${id}` })).outcome).toBe('403 ACCESS_ERROR');
    expect((await on.ask('im.chat.get', { ENTITY_TYPE: 'ACME', ENTITY_ID: 'orphan' })).outcome).toEqual({ ID: id });
  });

  it('with a USER_ID throws that one out instead', async () => {
    const id = store().createChat({ users: [5] });
    expect((await leave(id, on.ask, { USER_ID: 5 })).outcome).toBe(true);
    expect(members(id)).toEqual([1]);
  });

  it('is refused to strangers', async () => {
    expect((await leave(store().createChat({}), on.as(9))).outcome).toBe('400 ACCESS_DENIED_KICK');
  });
});

describe('im.chat.user.list', () => {
  const list = (id: number, ask = on.ask) => ask('im.chat.user.list', { CHAT_ID: id }).then((answer) => answer.outcome);

  it('is a flat list in the order of joining, the dismissed included', async () => {
    const id = store().createChat({ users: [9, 5] });
    await on.ask('im.chat.user.add', { CHAT_ID: id, USERS: [3] });
    store().dismissUser(9);
    expect(await list(id)).toEqual([9, 5, 1, 3]);
    expect(store().chat(id)?.userCount).toBe(3);
    store().reinstateUser(9);
  });

  it('is empty for strangers and for chats that are not there', async () => {
    expect(await list(store().createChat({}), on.as(9))).toEqual([]);
    expect(await list(999_999)).toEqual([]);
  });

  it('is open to every employee for open chats', async () => {
    expect(await list(store().createChat({ type: 'O', users: [5] }), on.as(9))).toEqual([5, 1]);
  });
});

describe('chats with rules of their own', () => {
  it.each([
    ['im.chat.user.add', { USERS: [5] }],
    ['im.chat.user.delete', { USER_ID: 5 }],
    ['im.chat.user.list', {}],
    ['im.chat.leave', {}],
    ['im.chat.setOwner', { USER_ID: 5 }],
  ])('the general chat refuses %s', async (method, params) => {
    expect((await on.ask(method, { CHAT_ID: 1, ...params })).body).toEqual({
      error: 'ACCESS_ERROR',
      error_description: 'Action unavailable',
    });
  });

  it.each([
    ['SONET_GROUP', '403 ACCESS_ERROR', '403 ACCESS_ERROR', '403 ACCESS_ERROR'],
    ['CRM', '403 ACCESS_ERROR', true, true],
    ['CALL', true, '403 ACCESS_ERROR', '403 ACCESS_ERROR'],
    ['TASKS', true, true, true],
    ['MY_OWN', true, true, true],
  ])('%s: rename %s, extend %s, kick %s', async (entityType, rename, extend, kick) => {
    const id = store().createChat({ entityType, entityId: '1', users: [5] });
    expect((await on.ask('im.chat.updateTitle', { CHAT_ID: id, TITLE: 'x' })).outcome).toBe(rename);
    expect((await on.ask('im.chat.user.add', { CHAT_ID: id, USERS: [7] })).outcome).toBe(extend);
    expect((await on.ask('im.chat.user.delete', { CHAT_ID: id, USER_ID: 5 })).outcome).toBe(kick);
  });

  it('the owner of a CRM chat may not leave it', async () => {
    const id = store().createChat({ entityType: 'CRM', entityId: 'DEAL|1', users: [5] });
    expect((await on.ask('im.chat.leave', { CHAT_ID: id })).outcome).toBe('403 LEAVE_OWNER_FORBIDDEN');
  });
});

describe('dismissal', () => {
  it('hands a chat to the internal member with the lowest id ten seconds later', async () => {
    let nowMs = 1_800_000_000_000;
    const timed = await stage({ now: () => nowMs });
    const id = timed.sandbox.store.createChat({ owner: 7, users: [17, 12, 5, 15] });
    timed.sandbox.store.dismissUser(7);
    nowMs += 9000;
    await timed.ask('profile');
    expect(timed.sandbox.store.chat(id)?.owner).toBe(7);
    nowMs += 2000;
    await timed.ask('profile');
    expect(timed.sandbox.store.chat(id)).toMatchObject({ owner: 5, managers: [5] });
    await timed.sandbox.close();
  });

  // im/lib/V2/Chat/User/OwnerService.php: the flag goes before anybody looks for an heir.
  it('leaves an owner without heirs his chat, but not his flag', async () => {
    let nowMs = 1_800_000_000_000;
    const timed = await stage({ now: () => nowMs });
    const id = timed.sandbox.store.createChat({ owner: 7, users: [17] });
    timed.sandbox.store.dismissUser(7);
    nowMs += 11_000;
    await timed.ask('profile');
    expect(timed.sandbox.store.chat(id)).toMatchObject({ owner: 7, managers: [] });
    await timed.sandbox.close();
  });
});

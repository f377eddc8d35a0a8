import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batch, png, type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

const store = () => on.sandbox.store;
const custom = { entityType: 'PROVISION', entityId: 'p/x' };
const v2 = (action: string, params: Record<string, unknown>, ask = on.ask) => ask(`im.v2.Chat.${action}`, params);

describe('whole-chat rights', () => {
  it('belong to the owner of a plain chat', async () => {
    const id = store().createChat({ users: [5] });
    store().setManager(id, 5, true);
    expect((await v2('update', { chatId: id, fields: { title: 'x' } }, on.as(5))).outcome).toBe('400 ACCESS_DENIED');
    expect((await v2('delete', { chatId: id }, on.as(5))).outcome).toBe('400 ACCESS_DENIED');
    expect((await v2('update', { chatId: id, fields: { title: 'x', searchable: 'Y' } })).outcome).toEqual({
      result: true,
    });
    expect(store().chat(id)).toMatchObject({ title: 'x', type: 'O' });
  });

  it('belong to nobody in a chat with an entity of its own', async () => {
    const id = store().createChat(custom);
    for (const action of ['update', 'delete']) {
      const answer = await v2(action, { chatId: id, fields: { title: 'x' } });
      expect([answer.status, answer.body.error]).toEqual([400, 'ACCESS_DENIED']);
    }
    expect(store().chat(id)).toBeDefined();
  });

  it('delete takes effect after the answer', async () => {
    const id = store().createChat({});
    const cmd = { d: `im.v2.Chat.delete?chatId=${id}`, g: `im.dialog.get?DIALOG_ID=chat${id}` };
    const answer = await batch(on.ask, cmd);
    expect(answer.result).toMatchObject({ d: { result: true }, g: { id } });
    await expect.poll(() => store().chat(id)).toBeUndefined();
    expect((await on.ask('im.dialog.get', { DIALOG_ID: `chat${id}` })).outcome).toBe('403 ACCESS_ERROR');
  });
});

describe('single fields', () => {
  it('setDescription is for any member, entity or not', async () => {
    const id = store().createChat({ ...custom, users: [5] });
    const set = (description: string, ask = on.ask) => v2('setDescription', { chatId: id, description }, ask);
    expect((await set('about', on.as(5))).outcome).toBe(true);
    expect(store().chat(id)?.description).toBe('about');
    expect((await set('hack', on.as(9))).outcome).toBe('400 ACCESS_DENIED');
    await set('  ');
    expect(store().chat(id)?.description).toBe('');
  });

  it('guests of an open chat may look, but not describe', async () => {
    const id = store().createChat({ type: 'O' });
    expect((await v2('get', { chatId: id }, on.as(9))).status).toBe(200);
    expect((await v2('setDescription', { chatId: id, description: 'x' }, on.as(9))).outcome).toBe('400 ACCESS_DENIED');
  });

  it.each([
    [{}, '400 100'],
    [{ chatId: 999_999 }, '400 CHAT_NOT_FOUND'],
    [{ dialogId: 'chat999999' }, '400 CHAT_NOT_FOUND'],
  ])('%j is answered %s', async (params, code) => {
    expect((await v2('setTitle', { ...params, title: 'x' })).outcome).toBe(code);
  });

  it('a missing argument is named', async () => {
    const id = store().createChat({});
    expect((await v2('setTitle', { dialogId: `chat${id}` })).body).toEqual({
      error: '100',
      error_description: 'Could not find value for parameter {title}',
    });
  });

  it('an invalid colour is replaced, and an unreadable avatar takes the present one away', async () => {
    const id = store().createChat({ color: 'RED' });
    expect((await v2('setColor', { chatId: id, color: 'orange' })).outcome).toBe(true);
    expect(store().chat(id)?.color).not.toBe('orange');
    store().replaceAvatar(id, png(5, 5));
    expect((await v2('updateAvatar', { chatId: id, avatar: 'aGVsbG8=' })).outcome).toEqual({ result: true });
    expect(store().chat(id)?.avatar).toBeNull();
    const answer = await v2('setAvatar', { chatId: id, avatarBase64: png(5, 5).toString('base64') });
    expect(answer.outcome).toEqual({ avatarId: store().chat(id)?.avatar });
  });

  it('get answers in camel case', async () => {
    const id = store().createChat({ ...custom, title: 'T', users: [5] });
    expect((await v2('get', { chatId: id })).outcome).toMatchObject({
      chat: { id, name: 'T', entityType: 'PROVISION', managerList: [1], dialogId: `chat${id}`, messageType: 'C' },
    });
  });

  it('update reaches members and managers, also from a query string', async () => {
    const id = store().createChat({ users: [5, 7] });
    const query = `chatId=${id}&fields[addedMemberEntities][0][]=user&fields[addedMemberEntities][0][]=9&fields[deletedMemberEntities][0][]=user&fields[deletedMemberEntities][0][]=7&fields[addedManagers][]=5`;
    await batch(on.ask, [`im.v2.Chat.update?${query}`]);
    expect(store().chat(id)).toMatchObject({ members: [5, 1, 9], managers: [5, 1] });
  });

  it('add may name another owner, and then the caller stays outside', async () => {
    const { outcome } = await v2('add', { fields: { title: 'theirs', ownerId: 5, users: [7] } });
    const { chatId } = outcome as { chatId: number };
    expect(store().chat(chatId)).toMatchObject({ owner: 5, members: [7, 5] });
  });

  it('rights can be moved by the owner', async () => {
    const id = store().createChat({ users: [5] });
    await v2('setManageUsersAdd', { chatId: id, rightsLevel: 'owner' });
    expect((await on.as(5)('im.chat.user.add', { CHAT_ID: id, USERS: [7] })).outcome).toBe('400 ACCESS_DENIED_EXTEND');
  });
});

describe('imbot.v2.Chat.update', () => {
  const update = (params: Record<string, unknown>) =>
    on.ask('imbot.v2.Chat.update', { fields: { title: 'x' }, ...params });

  it.each([
    [{}, '400 BOT_ID_REQUIRED'],
    [{ botId: 17 }, '400 BOT_TOKEN_NOT_SPECIFIED'],
    [{ botId: 5, botToken: 't' }, '400 BOT_NOT_FOUND'],
  ])('%j is refused: %s', async (params, code) => {
    expect((await update(params)).outcome).toBe(code);
  });

  it('is for the bot that owns the chat, unless the chat has an entity', async () => {
    const bot = { botId: 17, botToken: 't' };
    const plain = store().createChat({ owner: 17 });
    const marked = store().createChat({ owner: 17, ...custom });
    const other = store().createChat({ users: [17] });
    expect((await update({ ...bot, chatId: plain })).outcome).toEqual({ result: true });
    expect((await update({ ...bot, chatId: marked })).outcome).toBe('400 ACCESS_DENIED');
    expect((await update({ ...bot, chatId: other })).outcome).toBe('400 ACCESS_DENIED');
  });
});

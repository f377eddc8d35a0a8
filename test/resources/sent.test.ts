import { describe, expect, it } from 'vitest';
import { message } from '../../src/model/message.ts';
import { type ChatField, chatFields } from '../../src/resources/chat/fields.ts';
import type { Compared, Situation } from '../../src/resources/field.ts';
import { caller, chat, picture } from '../plan/worlds.ts';

function of(field: ChatField): Compared<unknown, unknown> {
  const { compared } = chatFields[field];
  if (!compared) throw new Error(`${field} is not compared`);
  return compared;
}

const situation = (facts: Parameters<typeof chat>[1] = {}, undocumented = false): Situation => ({
  caller,
  found: chat(7, facts),
  undocumented,
});
const notMember = { cannot: message('CALLER_NOT_MEMBER', { caller }) };
const notOwner = { cannot: message('CALLER_NOT_OWNER', { caller, owner: 2 }) };
const chatId = { hole: 'chat-id' };
const hole = { hole: 'picture', source: picture.source, sha256: picture.sha256, sizeBytes: picture.sizeBytes };
const avatar = { sha256: picture.sha256, picture };

describe('what is sent to change a field of a chat that is there', () => {
  it.each<[ChatField, unknown, string, object]>([
    ['title', 'new', 'im.chat.updateTitle', { CHAT_ID: chatId, TITLE: 'new' }],
    ['color', 'MINT', 'im.chat.updateColor', { CHAT_ID: chatId, COLOR: 'MINT' }],
    ['description', 'new', 'im.v2.Chat.setDescription', { chatId, description: 'new' }],
    ['type', 'OPEN', 'im.v2.Chat.update', { chatId, fields: { searchable: 'Y' } }],
    ['type', 'CHAT', 'im.v2.Chat.update', { chatId, fields: { searchable: 'N' } }],
    ['avatar', avatar, 'im.chat.updateAvatar', { CHAT_ID: chatId, AVATAR: hole }],
    ['owner', 3, 'im.chat.setOwner', { CHAT_ID: chatId, USER_ID: 3 }],
  ])('%s: %j', (field, want, method, params) => {
    const steps = of(field).onUpdate(want, undefined, situation({}, true));
    const stage = field === 'owner' ? 'hand-over' : 'update';
    const remember = field === 'avatar' ? { remember: { avatar: `sha256-${picture.sha256}` } } : {};
    expect(steps).toEqual([{ stage, field, method, params, ...remember }]);
  });

  it.each<[ChatField, unknown, unknown]>([
    ['title', 'x', notMember],
    ['color', 'x', notMember],
    ['description', 'x', notMember],
    ['avatar', avatar, notMember],
    ['type', 'OPEN', { cannot: message('CALLER_NOT_OWNER', { caller, owner: caller }) }],
    ['owner', 3, { cannot: message('CALLER_NOT_OWNER', { caller, owner: caller }) }],
  ])('is nothing where the caller only looks in: %s', (field, want, why) => {
    expect(of(field).onUpdate(want, undefined, situation({ role: 'guest' }, true))).toEqual([why]);
  });

  it.each<[ChatField, unknown]>([
    ['title', 'x'],
    ['color', 'x'],
    ['description', 'x'],
    ['avatar', avatar],
  ])('may be sent by any member: %s', (field, want) => {
    for (const role of ['owner', 'manager', 'member'] as const)
      expect(of(field).onUpdate(want, undefined, situation({ role, owner: 2 }, true))).toMatchObject([
        { stage: 'update' },
      ]);
  });

  it.each<[ChatField, unknown]>([
    ['type', 'OPEN'],
    ['owner', 3],
  ])('may be sent by the owner alone: %s', (field, want) => {
    expect(of(field).onUpdate(want, undefined, situation({ owner: 2, role: 'manager' }, true))).toEqual([notOwner]);
  });

  it('is told to be impossible by documented methods, and for marked chats', () => {
    const marked = situation({ entity: { type: 'X', id: 'y' } }, true);
    expect(of('type').onUpdate('OPEN', 'CHAT', situation())).toEqual([{ cannot: message('TYPE_FIXED') }]);
    expect(of('type').onUpdate('OPEN', 'CHAT', marked)).toEqual([{ cannot: message('TYPE_FIXED_BY_MARKER') }]);
    expect(of('description').onUpdate('x', '', situation())).toEqual([{ cannot: message('DESCRIPTION_FIXED') }]);
    expect(of('entity').onUpdate({}, {}, situation({}, true))).toEqual([{ cannot: message('ENTITY_FIXED') }]);
  });

  it('is never anything for the first message, nor for a picture that is not known', () => {
    expect(of('message').onUpdate('x', 'y', situation())).toEqual([]);
    expect(of('message').have(chat(7), {})).toBeUndefined();
    expect(of('avatar').onUpdate({ sha256: 'x' }, { sha256: 'y' }, situation())).toEqual([]);
  });
});

describe('what is sent to change the people of a chat', () => {
  const add = (users: readonly number[]) => ({
    stage: 'add-members',
    field: 'users',
    method: 'im.chat.user.add',
    params: { CHAT_ID: chatId, USERS: users },
  });
  const kick = (user: number) => ({
    stage: 'remove-members',
    field: 'users',
    method: 'im.chat.user.delete',
    params: { CHAT_ID: chatId, USER_ID: user },
  });
  const set = (user: number, flag: string) => ({
    stage: 'managers',
    field: 'managers',
    method: 'im.chat.setManager',
    params: { CHAT_ID: chatId, USER_ID: user, IS_MANAGER: flag },
  });

  it('adds who is missing in one call, and removes one by one', () => {
    expect(of('users').onUpdate([1, 2, 3], [1, 4, 5], situation())).toEqual([add([2, 3]), kick(4), kick(5)]);
    expect(of('users').onUpdate([1, 2], [1], situation())).toEqual([add([2])]);
    expect(of('users').onUpdate([1], [1, 2], situation())).toEqual([kick(2)]);
    expect(of('users').onUpdate([1], [1], situation({ role: 'guest' }))).toEqual([]);
  });

  it('adds in calls of five hundred', () => {
    const ids = Array.from({ length: 1001 }, (_, n) => n + 1);
    expect(
      of('users')
        .onUpdate(ids, [], situation())
        .map((step) => ('params' in step ? (step.params.USERS as number[]).length : 0)),
    ).toEqual([500, 500, 1]);
  });

  it('lets any member add, and the owner alone remove', () => {
    expect(of('users').onUpdate([1, 2], [1, 3], situation({ owner: 2, role: 'member' }))).toEqual([add([2]), notOwner]);
    expect(of('users').onUpdate([1, 2], [1], situation({ role: 'guest' }))).toEqual([notMember]);
  });

  it('sets and unsets managers, by the owner and an undocumented method', () => {
    expect(of('managers').onUpdate([2, 3], [3, 4], situation({}, true))).toEqual([set(2, 'Y'), set(4, 'N')]);
    expect(of('managers').onUpdate([2], [], situation())).toEqual([{ cannot: message('MANAGERS_UNDOCUMENTED') }]);
    expect(of('managers').onUpdate([2], [], situation({ owner: 2, role: 'member' }, true))).toEqual([notOwner]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

describe('im.chat.get', () => {
  const find = (entity: Record<string, unknown>, ask = on.ask) =>
    ask('im.chat.get', entity).then((answer) => answer.outcome);

  it('finds by entity for anybody, member or not', async () => {
    const id = on.sandbox.store.createChat({ entityType: 'ACME', entityId: 'team/a' });
    const entity = { ENTITY_TYPE: 'ACME', ENTITY_ID: 'team/a' };
    expect(await find(entity)).toEqual({ ID: id });
    expect(await find(entity, on.as(9))).toEqual({ ID: id });
  });

  it.each([
    { ENTITY_TYPE: 'ACME', ENTITY_ID: 'none' },
    { ENTITY_TYPE: 'ACME' },
    { ENTITY_ID: 'team/a' },
    { ENTITY_TYPE: 'ACME', ENTITY_ID: '0' },
    { ENTITY_TYPE: 'ACME', ENTITY_ID: '' },
    {},
  ])('gives null for %j', async (entity) => {
    expect(await find(entity)).toBeNull();
  });

  it('does not care for case nor for spaces at the end, but for those in front', async () => {
    const id = on.sandbox.store.createChat({ entityType: 'ACME', entityId: 'Case' });
    expect(await find({ ENTITY_TYPE: 'acme', ENTITY_ID: 'cASE  ' })).toEqual({ ID: id });
    expect(await find({ ENTITY_TYPE: 'ACME', ENTITY_ID: ' Case' })).toBeNull();
  });

  it('picks among twins by owner first, then by id', async () => {
    const { store } = on.sandbox;
    const entity = { entityType: 'ACME', entityId: 'twins' };
    const older = store.createChat({ ...entity, owner: 7 });
    const younger = store.createChat({ ...entity, owner: 5 });
    const wanted = { ENTITY_TYPE: 'ACME', ENTITY_ID: 'twins' };
    expect(await find(wanted)).toEqual({ ID: younger });
    store.setOwner(younger, 9);
    expect(await find(wanted)).toEqual({ ID: older });
  });

  it('takes arrays as "one of these"', async () => {
    const id = on.sandbox.store.createChat({ entityType: 'ACME', entityId: 'in-b' });
    expect(await find({ ENTITY_TYPE: 'ACME', ENTITY_ID: ['in-a', 'in-b'] })).toEqual({ ID: id });
  });

  it('with DIALOG_ID is im.dialog.get', async () => {
    expect(await find({ DIALOG_ID: 'chat1', ENTITY_TYPE: 'ACME' })).toMatchObject({ id: 1, type: 'general' });
  });
});

describe('im.dialog.get', () => {
  const dialog = (id: unknown, ask = on.ask) => ask('im.dialog.get', { DIALOG_ID: id });

  it.each(['1417x', '', undefined, 'chat', 'chatx1'])('refuses DIALOG_ID %j', async (id) => {
    expect((await dialog(id)).body).toEqual({
      error: 'DIALOG_ID_EMPTY',
      error_description: "Dialog ID can't be empty",
    });
  });

  it('does not tell a missing chat from a forbidden one', async () => {
    const closed = on.sandbox.store.createChat({});
    const refusals = [await dialog('chat999999'), await dialog(`chat${closed}`, on.as(5))];
    for (const { status, body } of refusals) {
      expect(status).toBe(403);
      expect(body).toEqual({
        error: 'ACCESS_ERROR',
        error_description: 'You do not have access to the specified dialog',
      });
    }
  });

  it('shows everything, key by key, in the portal’s order', async () => {
    const id = on.sandbox.store.createChat({ title: 'Полный', users: [5, 13, 17], color: 'MINT' });
    expect((await dialog(`chat${id}`)).outcome).toEqual({
      id,
      parent_chat_id: 0,
      parent_message_id: 0,
      name: 'Полный',
      description: null,
      owner: 1,
      extranet: false,
      avatar: '',
      color: '#4ba984',
      type: 'chat',
      counter: 0,
      user_counter: 3,
      message_count: 3,
      unread_id: 0,
      restrictions: {
        avatar: true,
        rename: true,
        extend: true,
        call: true,
        mute: true,
        leave: true,
        leave_owner: true,
        send: true,
        user_list: true,
      },
      last_message_id: expect.any(Number),
      last_id: 0,
      marked_id: 0,
      disk_folder_id: 0,
      entity_type: '',
      entity_id: '',
      entity_data_1: '',
      entity_data_2: '',
      entity_data_3: '',
      mute_list: [],
      date_create: expect.stringMatching(/\+03:00$/),
      message_type: 'C',
      public: '',
      role: 'owner',
      entity_link: { type: '', url: '', id: '' },
      text_field_enabled: true,
      background_id: null,
      permissions: {
        manage_users_add: 'member',
        manage_users_delete: 'manager',
        manage_ui: 'member',
        manage_settings: 'owner',
        manage_messages: 'member',
        can_post: 'member',
      },
      is_new: false,
      readed_list: [
        { user_id: 5, user_name: 'Пётр Васильев', message_id: 0, date: null },
        { user_id: 17, user_name: 'Deploy Bot', message_id: 0, date: null },
      ],
      manager_list: [1],
      last_message_views: { message_id: expect.any(Number), first_viewers: [], count_of_viewers: 0 },
      dialog_id: `chat${id}`,
    });
  });

  it.each([
    ['ACME_TEAM', 'C', 'acmeTeam'],
    ['B24CHATS', 'C', 'b24chats'],
    ['PROVISION', 'O', 'provision'],
    ['A<B', 'C', 'a&lt;b'],
    ['SONET_GROUP', 'C', 'sonetGroup'],
  ] as const)('calls a chat of entity %s and type %s %s', async (entityType, type, expected) => {
    const id = on.sandbox.store.createChat({ entityType, entityId: '7', type });
    const url = entityType === 'SONET_GROUP' ? '/workgroups/group/7/' : '';
    expect((await dialog(`chat${id}`)).outcome).toMatchObject({
      type: expected,
      message_type: type,
      entity_type: entityType,
      entity_id: '7',
      entity_link: { type: entityType, url, id: '7' },
    });
  });

  it('lets any employee into an open chat as a guest, but nobody from outside', async () => {
    const id = on.sandbox.store.createChat({ type: 'O' });
    expect((await dialog(`chat${id}`, on.as(9))).outcome).toMatchObject({ type: 'open', role: 'guest' });
    expect((await dialog(`chat${id}`, on.as(15))).outcome).toBe('403 ACCESS_ERROR');
  });

  it('finds the chat of a workgroup by sgN', async () => {
    const id = on.sandbox.store.createChat({ entityType: 'SONET_GROUP', entityId: '33' });
    expect((await dialog('sg33')).outcome).toMatchObject({ id, dialog_id: 'sg33' });
    expect((await dialog('crm33')).outcome).toBe('403 ACCESS_ERROR');
  });
});

describe('im.dialog.users.list', () => {
  const users = (params: Record<string, unknown>, ask = on.ask) => ask('im.dialog.users.list', params);
  const ids = (outcome: unknown) => (outcome as { id: number }[]).map((user) => user.id);

  it('lists active members only, with total and next', async () => {
    const id = on.sandbox.store.createChat({ users: [5, 7, 9, 10] });
    on.sandbox.store.dismissUser(9);
    const first = await users({ DIALOG_ID: `chat${id}`, LIMIT: 2 });
    expect([ids(first.outcome), first.body.total, first.body.next]).toEqual([[5, 7], 4, 2]);
    const second = await users({ DIALOG_ID: `chat${id}`, LIMIT: 2, OFFSET: 2 });
    expect([ids(second.outcome), second.body.total, 'next' in second.body]).toEqual([[10, 1], 4, false]);
    on.sandbox.store.reinstateUser(9);
  });

  it('with LAST_ID walks by user id and does not count', async () => {
    const id = on.sandbox.store.createChat({ users: [10, 5, 7] });
    const answer = await users({ DIALOG_ID: `chat${id}`, LAST_ID: 1 });
    expect(ids(answer.outcome)).toEqual([5, 7, 10]);
    expect(answer.body).not.toHaveProperty('total');
  });

  it('shows the messenger’s user, e-mail included', async () => {
    const id = on.sandbox.store.createChat({ users: [12] });
    const [anna] = (await users({ DIALOG_ID: `chat${id}` })).outcome as Record<string, unknown>[];
    expect(anna).toMatchObject({
      id: 12,
      name: 'Anna Weber',
      email: 'anna@corp.example',
      departments: [2],
      phones: false,
    });
  });

  it('is closed to strangers of a closed chat', async () => {
    const id = on.sandbox.store.createChat({});
    expect((await users({ DIALOG_ID: `chat${id}` }, on.as(5))).outcome).toBe('403 ACCESS_ERROR');
  });
});

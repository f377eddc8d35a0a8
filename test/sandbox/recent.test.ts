import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { batch, type Stage, stage } from './ask.ts';

let on: Stage;
let nowMs = 1_800_000_000_000;
beforeAll(async () => {
  on = await stage({ now: () => nowMs });
});
beforeEach(() => {
  nowMs += 5000;
});
afterAll(() => on.sandbox.close());

const store = () => on.sandbox.store;

interface Recent {
  readonly items: { readonly id: string; readonly title: string; readonly chat: Record<string, unknown> }[];
  readonly hasMore: boolean;
}

const recent = async (params: Record<string, unknown>, ask = on.ask) => {
  const { outcome, body } = await ask('im.recent.list', params);
  const list = outcome as Recent;
  return { ...list, ids: list.items.map((item) => item.id), total: body.total, next: body.next };
};

describe('im.recent.list', () => {
  it('shows a chat without its description and its members, but with owner and count', async () => {
    const id = store().createChat({ title: 'Зелёный', color: 'GREEN', description: 'secret', users: [5, 7] });
    const { items } = await recent({ LIMIT: 1 }, on.as(5));
    expect(items[0]).toMatchObject({
      id: `chat${id}`,
      chat_id: id,
      type: 'chat',
      title: 'Зелёный',
      avatar: { url: '', color: '#64a513' },
      counter: 1,
      pinned: false,
      options: [],
    });
    expect(Object.keys(items[0]?.chat ?? {})).toEqual([
      'id',
      'parent_chat_id',
      'parent_message_id',
      'name',
      'owner',
      'extranet',
      'contains_collaber',
      'avatar',
      'color',
      'type',
      'entity_type',
      'entity_id',
      'entity_data_1',
      'entity_data_2',
      'entity_data_3',
      'mute_list',
      'manager_list',
      'date_create',
      'message_type',
      'user_counter',
      'restrictions',
      'role',
      'text_field_enabled',
      'background_id',
      'entity_link',
      'permissions',
      'public',
    ]);
    expect(items[0]?.chat).toMatchObject({
      owner: 1,
      user_counter: 3,
      role: 'MEMBER',
      manager_list: [],
      mute_list: [],
    });
  });

  it('names among the managers at most the caller, and mutes as a map', async () => {
    const id = store().createChat({ users: [5, 7] });
    store().setManager(id, 7, true);
    await on.ask('im.chat.mute', { CHAT_ID: id });
    const [item] = (await recent({ LIMIT: 1 })).items;
    expect(item?.chat).toMatchObject({ role: 'OWNER', manager_list: [1], mute_list: { 1: true } });
  });

  it('leaves out a chat in which nothing was ever said, though the page counts it', async () => {
    const id = store().createChat({ entityType: 'ACME', entityId: 'silent' });
    const page = await recent({ LIMIT: 1 });
    expect([page.ids, page.hasMore, page.next]).toEqual([[], true, 0]);
    await on.ask('im.message.add', { DIALOG_ID: `chat${id}`, MESSAGE: 'hi' });
    expect((await recent({ LIMIT: 1 })).ids).toEqual([`chat${id}`]);
  });

  it('pages by OFFSET, latest activity first, never counting', async () => {
    const quiet = await stage({ now: () => nowMs });
    const made = [];
    for (let index = 0; index < 5; index += 1) {
      made.push(`chat${quiet.sandbox.store.createChat({ title: `c${index}` })}`);
      nowMs += 2000;
    }
    quiet.sandbox.store.postMessage(2, 1, 'back on top');
    const ask = quiet.ask;
    const first = await recent({ LIMIT: 3 }, ask);
    const second = await recent({ LIMIT: 3, OFFSET: 3 }, ask);
    expect(first.ids).toEqual(['chat2', 'chat6', 'chat5']);
    expect(second.ids).toEqual(['chat4', 'chat3', 'chat1']);
    expect([first.hasMore, first.next, first.total]).toEqual([true, 3, -1]);
    expect(made).toHaveLength(5);
    const third = await recent({ LIMIT: 3, OFFSET: 6 }, ask);
    expect([third.ids, third.hasMore, third.next]).toEqual([[], false, undefined]);
    await quiet.sandbox.close();
  });

  it('takes at most 200 and at least the default of 50', async () => {
    const crowded = await stage();
    for (let index = 0; index < 210; index += 1) crowded.sandbox.store.createChat();
    const counts = [];
    for (const LIMIT of [undefined, 0, -5, 500, 200]) counts.push((await recent({ LIMIT }, crowded.ask)).ids.length);
    expect(counts).toEqual([50, 50, 50, 200, 200]);
    await crowded.sandbox.close();
  });

  it('ignores OFFSET when a date is given, and shows what is not younger', async () => {
    const id = store().createChat({ title: 'old' });
    const date = new Date(nowMs).toISOString().replace(/\.\d+Z$/, '+00:00');
    nowMs += 10_000;
    store().createChat({ title: 'young' });
    const page = await recent({ LIMIT: 1, OFFSET: 5, LAST_MESSAGE_DATE: date });
    expect(page.ids).toEqual([`chat${id}`]);
    expect(page).not.toHaveProperty('birthdayList');
  });

  it('hides chats that were hidden until somebody speaks in them', async () => {
    const id = store().createChat({ users: [5] });
    store().hideFromRecent(id, 5);
    expect((await recent({}, on.as(5))).ids).not.toContain(`chat${id}`);
    store().postMessage(id, 1, 'hello?');
    expect((await recent({}, on.as(5))).ids).toContain(`chat${id}`);
  });

  it('can leave group chats out', async () => {
    expect((await recent({ SKIP_CHAT: 'Y' })).ids).toEqual([]);
  });
});

describe('im.search.chat.list', () => {
  const search = async (params: Record<string, unknown>, ask = on.ask) => {
    const answer = await ask('im.search.chat.list', params);
    const rows = Array.isArray(answer.outcome) ? (answer.outcome as { id: number }[]) : [];
    return { ...answer, ids: rows.map((row) => row.id), rows };
  };

  it('finds by the beginnings of words in the title, newest first', async () => {
    const first = store().createChat({ title: 'Отдел продаж: Казань' });
    const second = store().createChat({ title: 'продажи (регион)' });
    expect((await search({ FIND: 'Продаж' })).ids).toEqual([second, first]);
    expect((await search({ FIND: 'казань отдел' })).ids).toEqual([first]);
    expect((await search({ FIND: 'родаж' })).ids).toEqual([]);
  });

  it('finds by the names of members, and shows the dialog without its readers', async () => {
    const id = store().createChat({ title: 'x', users: [18] });
    const { rows } = await search({ FIND: 'Ångström' });
    expect(rows.map((row) => row.id)).toEqual([id, 1]);
    expect(Object.keys(rows[0] ?? {}).at(-1)).toBe('is_new');
    expect(rows[0]).toMatchObject({ name: 'x', description: null });
  });

  it('shows nothing that the caller may not open', async () => {
    store().createChat({ title: 'тайник закрытый' });
    const open = store().createChat({ title: 'тайник открытый', type: 'O' });
    expect((await search({ FIND: 'тайник' }, on.as(9))).ids).toEqual([open]);
    expect((await search({ FIND: 'тайник' }, on.as(15))).ids).toEqual([]);
  });

  it.each([{}, { FIND: 'a' }, { FIND: ' ' }])('%j is too short', async (params) => {
    expect((await search(params)).body).toEqual({
      error: 'FIND_SHORT',
      error_description: 'Too short a search phrase.',
    });
  });

  it('does not find by words of two letters, for they are not in its index', async () => {
    store().createChat({ title: 'HR и ИТ' });
    expect((await search({ FIND: 'HR' })).ids).toEqual([]);
    expect((await search({ FIND: '😀😀' })).ids).toEqual([]);
  });

  it('pages with total and next, ten by default and fifty at most', async () => {
    for (let index = 0; index < 60; index += 1) store().createChat({ title: `страница ${index}` });
    const sizes = [];
    for (const LIMIT of [undefined, 50, 100]) sizes.push((await search({ FIND: 'страница', LIMIT })).ids.length);
    expect(sizes).toEqual([10, 50, 50]);
    const page = await search({ FIND: 'страница', LIMIT: 50, OFFSET: 50 });
    expect([page.ids.length, page.body.total, page.body.next]).toEqual([10, 60, undefined]);
  });

  it('may lag behind', async () => {
    on.sandbox.setFaults(['search-lag:30']);
    const id = store().createChat({ title: 'свежайший' });
    expect((await search({ FIND: 'свежайший' })).ids).toEqual([]);
    nowMs += 31_000;
    expect((await search({ FIND: 'свежайший' })).ids).toEqual([id]);
    on.sandbox.setFaults([]);
  });
});

describe('other searches', () => {
  it('im.recent.get has no pages and forgets after thirty days', async () => {
    const quiet = await stage({ now: () => nowMs });
    const old = quiet.sandbox.store.createChat();
    nowMs += 31 * 86_400_000;
    const young = quiet.sandbox.store.createChat();
    const ids = ((await quiet.ask('im.recent.get')).outcome as { id: string }[]).map((item) => item.id);
    expect([ids, (await recent({}, quiet.ask)).ids.includes(`chat${old}`)]).toEqual([[`chat${young}`], true]);
    await quiet.sandbox.close();
  });

  it('im.search.user.list is an object by id, im.search.department.list a list', async () => {
    const people = await on.ask('im.search.user.list', { FIND: 'Weber' });
    expect([Object.keys(people.outcome as object), people.body.total]).toEqual([['3', '12'], 2]);
    expect((await on.ask('im.search.user.list', { FIND: 'W' })).outcome).toBe('400 FIND_SHORT');
    const departments = await on.ask('im.search.department.list', { FIND: 'Support / Sales' });
    expect(departments.outcome).toEqual([
      { id: 7, name: 'Support', full_name: 'Support / Sales / Company', manager_user_id: 0 },
    ]);
    expect((await on.ask('im.search.department.list', { FIND: 's' })).body.total).toBe(8);
  });
});

describe('messages', () => {
  const say = (dialog: unknown, MESSAGE: unknown, ask = on.ask, more = {}) =>
    ask('im.message.add', { DIALOG_ID: dialog, MESSAGE, ...more });

  it('are posted by members, and by members only', async () => {
    const id = store().createChat({ type: 'O' });
    const answer = await say(`chat${id}`, ' hello ');
    expect(store().messages(id).at(-1)).toMatchObject({ id: answer.outcome, author: 1, text: 'hello', system: false });
    expect((await say(`chat${id}`, 'x', on.as(9))).outcome).toBe('400 CANCELED');
  });

  it.each([
    ['chat999999', 'x', '400 CHAT_ID'],
    ['', 'x', '400 USER_ID_EMPTY'],
    ['999999', 'x', '400 USER_NOT_FOUND'],
    ['crm5', 'x', '400 CHAT_ID_EMPTY'],
    ['chat1', '  ', '400 MESSAGE_EMPTY'],
  ])('to %j with text %j are refused: %s', async (dialog, text, code) => {
    expect((await say(dialog, text)).outcome).toBe(code);
  });

  it('are cut at 20,000 characters, and may be the system’s', async () => {
    const id = store().createChat();
    await say(`chat${id}`, 'я'.repeat(20_007));
    expect(store().messages(id).at(-1)?.text).toBe(`${'я'.repeat(20_000)} (...)`);
    await say(`chat${id}`, 'beep', on.ask, { SYSTEM: 'Y' });
    expect(store().messages(id).at(-1)).toMatchObject({ author: 0, system: true, text: 'beep' });
  });

  it('come back newest first, with their authors', async () => {
    const id = store().createChat({ entityType: 'ACME', entityId: 'history', users: [5] });
    for (const text of ['one', 'two', 'three']) store().postMessage(id, 5, text);
    const read = async (params: Record<string, unknown>) => {
      const { outcome } = await on.ask('im.dialog.messages.get', { DIALOG_ID: `chat${id}`, ...params });
      return outcome as { messages: { id: number; text: string }[]; users: { id: number }[]; chat_id: number };
    };
    const all = await read({});
    expect(all.messages.map((message) => message.text).slice(0, 3)).toEqual(['three', 'two', 'one']);
    expect([all.chat_id, all.users.map((user) => user.id)]).toEqual([id, [5]]);
    const two = all.messages[1]?.id;
    expect((await read({ LAST_ID: two, LIMIT: 1 })).messages.map((message) => message.text)).toEqual(['one']);
    expect((await read({ FIRST_ID: two })).messages.map((message) => message.text)).toEqual(['three']);
    const refused = await on.ask('im.dialog.messages.get', { DIALOG_ID: `chat${id}`, LAST_ID: 'x' });
    expect(refused.outcome).toBe('400 LAST_ID_STRING');
  });
});

describe('ten thousand chats', () => {
  it('are read by two hundred in every command of one batch, and looked up in no time', async () => {
    const full = await stage();
    const { store: many } = full.sandbox;
    for (let index = 0; index < 10_000; index += 1) {
      many.createChat({ title: `Chat ${index}`, description: 'd', entityType: 'P', entityId: `p/${index}` });
    }
    const pages = Object.fromEntries(
      Array.from({ length: 50 }, (_, page) => [`p${page}`, `im.recent.list?LIMIT=200&OFFSET=${page * 200}`]),
    );
    const answer = await batch(full.ask, pages);
    const seen = new Set(Object.values(answer.result).flatMap((page) => (page as Recent).items.map((item) => item.id)));
    expect(seen.size).toBe(10_000);
    const startedAt = performance.now();
    const dialogs = await batch(
      full.ask,
      Array.from({ length: 50 }, (_, index) => `im.dialog.get?DIALOG_ID=chat${2 + index * 150}`),
    );
    expect(Object.keys(dialogs.result)).toHaveLength(50);
    expect(performance.now() - startedAt, 'fifty dialogs took too long').toBeLessThan(500);
    await full.sandbox.close();
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/base/json.ts';
import type { Directory } from '../../src/model/actual.ts';
import { caller, written } from '../plan/worlds.ts';
import { dialog, look, nobody } from './portal.ts';

describe('which lists are read', () => {
  const many = (count: number, fields = {}) => {
    const chats = Array.from({ length: count }, (_, n) => written(`c${n}`, { title: `t${n}`, ...fields }));
    const rows = Object.fromEntries(chats.map(({ key }, n) => [key, { id: n + 1 }]));
    return { chats, rows, onPortal: chats.map((_, n) => dialog(n + 1, { name: `t${n}` })) };
  };

  it.each([
    [49, {}, 0, 49],
    [50, {}, 1, 0],
    [50, { color: 'RED' }, 1, 0],
    [50, { description: 'd' }, 0, 50],
    [50, { managers: [2] }, 0, 50],
    [50, { membership: 'exact' }, 1, 0],
  ])('the recent one serves %i chats of which %j is managed', async (count, fields, lists, dialogs) => {
    const { chats, rows, onPortal } = many(count, fields);
    const told = await look(chats, onPortal, rows);
    expect([told.count('im.recent.list'), told.count('im.dialog.get')]).toEqual([lists, dialogs]);
    expect([...told.findings.values()].every(({ kind }) => kind === 'found')).toBe(true);
    expect(told.count('im.search.chat.list')).toBe(0);
  });

  it('asks a chat itself that the list leaves out, shows to a guest, or whose creation is not over', async () => {
    const { chats, rows, onPortal } = many(60);
    const guests = onPortal.map((chat) => (chat.id === 2 ? { ...chat, role: '' } : chat));
    const told = await look(chats, guests, { ...rows, c2: { id: 3, unfinished: true } }, { hidden: [1] });
    expect(told.asked('im.dialog.get').map(({ DIALOG_ID }) => DIALOG_ID)).toEqual(['chat1', 'chat2', 'chat3']);
  });

  it('asks for the members where all of them matter', async () => {
    const { chats, rows, onPortal } = many(50, { membership: 'exact' });
    const told = await look(chats, onPortal, rows);
    expect(told.count('im.chat.user.list')).toBe(50);
    expect(told.findings.get('c0')).toMatchObject({ chat: { members: [caller] } });
  });
});

describe('a list that goes on', () => {
  const chats = Array.from({ length: 60 }, (_, n) => written(`c${n}`, { title: `t${n}` }));
  const rows = Object.fromEntries(chats.map(({ key }, n) => [key, { id: n + 1 }]));
  const pages = (first: number) => ({
    'im.recent.list': ({ OFFSET }: JsonObject) => ({
      items: Array.from({ length: 200 }, (_, n) => ({ chat: dialog(first + Number(OFFSET) + n, { name: 'x' }) })),
      hasMore: true,
    }),
    'im.dialog.get': ({ DIALOG_ID }: JsonObject) => dialog(Number(String(DIALOG_ID).slice(4))),
  });

  it('is read no further once all chats are in it', async () => {
    const told = await look(chats, [], rows, { also: pages(1) });
    expect([told.count('im.recent.list'), told.count('im.dialog.get')]).toEqual([1, 0]);
  });

  it('is given up after a page for twenty chats, and what is missing is asked one by one', async () => {
    const told = await look(chats, [], rows, { also: pages(1_000) });
    expect([told.count('im.recent.list'), told.count('im.dialog.get')]).toEqual([3, 60]);
  });
});

describe('members of a chat', () => {
  const person = (id: number, active: boolean) => ({ id, name: '', email: '', active, bot: false, extranet: false });
  const directory: Directory = {
    ...nobody,
    people: new Map([
      [2, person(2, true)],
      [5, person(5, false)],
    ]),
  };
  const find = (users: readonly number[]) =>
    look([written('a', { users })], [dialog(7, { readed_list: [{ user_id: 2 }] })], { a: { id: 7 } }, { directory });

  it('are known as far as people are named who could be in it', async () => {
    const told = await find([2]);
    expect(told.a).toMatchObject({ chat: { members: [2, caller] } });
    expect(told.count('im.chat.user.list')).toBe(0);
  });

  it('do not matter where nobody is named who could be in it', async () => {
    const told = await find([5]);
    expect(told.a).toMatchObject({ chat: { members: undefined } });
    expect(told.count('im.chat.user.list')).toBe(0);
  });
});

describe('searching for titles', () => {
  const titled = (...titles: readonly string[]) => titles.map((title, n) => written(`c${n}`, { title }));
  const finds = (told: Awaited<ReturnType<typeof look>>) => told.asked('im.search.chat.list').map(({ FIND }) => FIND);

  it('takes one search for those that begin with one plain word, and one each for the others', async () => {
    const told = await look(titled('Project Anna', 'PROJECT Boris', 'Sales', 'a b', 'a c', '2026 x', '2026 y'), []);
    expect(finds(told)).toEqual(['project', 'Sales', 'a b', 'a c', '2026 x', '2026 y']);
  });

  it('takes one each where one answer cannot hold all that begin alike', async () => {
    const many = Array.from({ length: 50 }, (_, n) => dialog(n + 100, { name: `Project ${n}` }));
    const hidden = many.map(({ id }) => Number(id));
    const told = await look(titled('Project Anna', 'Project 7'), many, {}, { hidden });
    expect(finds(told)).toEqual(['project', 'Project Anna', 'Project 7']);
    expect(told.findings.get('c1')).toMatchObject({ kind: 'lookalikes', chats: [{ id: 107 }] });
    expect(told.findings.get('c0')).toEqual({ kind: 'absent' });
  });
});

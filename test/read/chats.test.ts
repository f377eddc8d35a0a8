import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/base/json.ts';
import { Fault } from '../../src/model/fault.ts';
import { ask, demand } from '../../src/read/ask.ts';
import { callerIn } from '../../src/read/caller.ts';
import {
  isDeleted,
  readChat,
  readChatOf,
  readMarked,
  readMembers,
  readRecent,
  searchChats,
  wholeRecent,
} from '../../src/read/chats.ts';
import { caller } from '../plan/worlds.ts';
import { dialog, noAccess, portal, refused } from './portal.ts';

const fault = (code: string, args: object) => expect.objectContaining({ code, args, reach: 'run' });

describe('asking', () => {
  it('hands on what stops the run, and nothing where nothing can', async () => {
    const seen: unknown[] = [];
    const client = {
      call: async (_call: unknown, options: unknown) => {
        seen.push(options);
        return { kind: 'done', result: 1 } as const;
      },
      nowSec: async () => 0,
    };
    const { signal } = new AbortController();
    await ask({ client: client as never, signal }, { method: 'm', params: {} });
    await ask({ client: client as never }, { method: 'm', params: {} });
    expect(seen).toEqual([{ signal }, {}]);
  });

  it('takes a refusal for an answer, unless there is no good reason for one', async () => {
    const { reader } = portal({ m: () => refused('NO') });
    expect(await ask(reader, { method: 'm', params: {} })).toMatchObject({ kind: 'refused', code: 'NO' });
    await expect(demand(reader, { method: 'm', params: {} })).rejects.toEqual(
      fault('READ_REFUSED', { method: 'm', code: 'NO', description: 'says NO' }),
    );
  });

  it('throws the fault of an answer that never came', async () => {
    const lost = new Fault('CONNECTION_LOST', { host: 'h', method: 'm', detail: 'd' });
    const { reader } = portal({
      m: (_params, nth) =>
        nth === 1 ? { kind: 'not-done', fault: lost } : { kind: 'unknown', fault: lost, settledAfterSec: 1 },
    });
    await expect(ask(reader, { method: 'm', params: {} })).rejects.toBe(lost);
    await expect(demand(reader, { method: 'm', params: {} })).rejects.toBe(lost);
  });
});

describe('who calls', () => {
  it.each<[Json, object]>([
    [
      { ID: '5', NAME: 'Anna', LAST_NAME: 'Lee', ADMIN: true },
      { id: 5, name: 'Anna Lee', isAdmin: true },
    ],
    [
      { ID: 5, NAME: '', LAST_NAME: 'Lee', ADMIN: false },
      { id: 5, name: 'Lee', isAdmin: false },
    ],
    [
      { ID: 5, NAME: 'Anna', LAST_NAME: null, ADMIN: 'Y' },
      { id: 5, name: 'Anna', isAdmin: false },
    ],
    [{ ID: 5 }, { id: 5, name: '', isAdmin: false }],
  ])('is read of %j', (profile, told) => {
    expect(callerIn(profile)).toEqual(told);
  });

  it.each<[Json]>([[{}], [{ ID: 0 }], [{ ID: 'x' }], [null], [[]], ['5'], [5]])('is nobody in %j', (profile) => {
    expect(() => callerIn(profile)).toThrow(fault('PROFILE_FOREIGN', {}) as never);
  });

  it('has a name that is a text', () => {
    expect(() => callerIn({ ID: 5, NAME: ['x'] })).toThrow(fault('ANSWER_FOREIGN', { method: 'profile' }) as never);
  });
});

describe('reading one chat', () => {
  const both = { 'im.dialog.get': () => dialog(7), 'im.chat.user.list': () => [1, '2', 3] };

  it('asks for its members only where they matter', async () => {
    const told = portal(both);
    expect(await readChat(told.reader, 7, true)).toMatchObject({ id: 7, members: [1, 2, 3] });
    expect(told.calls).toEqual([
      { method: 'im.dialog.get', params: { DIALOG_ID: 'chat7' } },
      { method: 'im.chat.user.list', params: { CHAT_ID: 7 } },
    ]);
    const without = portal(both);
    expect(await readChat(without.reader, 7, false)).toMatchObject({ id: 7, members: undefined });
    expect(without.count('im.chat.user.list')).toBe(0);
  });

  it.each([[noAccess], [refused('ANYTHING', 403)], [refused('ACCESS_ERROR', 400)]])(
    'finds none where the portal gives no access: %j',
    async (answer) => {
      const { reader } = portal({ ...both, 'im.dialog.get': () => answer });
      expect(await readChat(reader, 7, true)).toBeUndefined();
      expect(await readChatOf(reader, 7, [], caller)).toBeUndefined();
    },
  );

  it('does not take another refusal for a chat that is not there', async () => {
    const { reader } = portal({ ...both, 'im.dialog.get': () => refused('OTHER', 400) });
    const told = fault('READ_REFUSED', { method: 'im.dialog.get', code: 'OTHER', description: 'says OTHER' });
    await expect(readChat(reader, 7, false)).rejects.toEqual(told);
  });

  it('believes nothing of another chat than the one that was asked for', async () => {
    const { reader } = portal({ ...both, 'im.dialog.get': () => dialog(8) });
    await expect(readChat(reader, 7, false)).rejects.toEqual(fault('ANSWER_FOREIGN', { method: 'im.dialog.get' }));
  });

  it('knows no members where the portal does not name them', async () => {
    const { reader } = portal({ 'im.chat.user.list': () => refused('ACCESS_ERROR') });
    expect(await readMembers(reader, 1)).toBeUndefined();
    const odd = portal({ 'im.chat.user.list': () => ['x'] });
    await expect(readMembers(odd.reader, 1)).rejects.toEqual(fault('ANSWER_FOREIGN', { method: 'im.chat.user.list' }));
  });
});

describe('reading one chat for some people', () => {
  const of = (facts: JsonObject) =>
    portal({ 'im.dialog.get': () => dialog(7, facts), 'im.chat.user.list': () => [caller, 2, 3, 9] });
  const readers = [{ user_id: 2 }, { user_id: '3' }];

  it('takes one call where the portal names them with the chat', async () => {
    const told = of({ readed_list: readers });
    expect((await readChatOf(told.reader, 7, [2, 3, caller], caller))?.members).toEqual([2, 3, caller]);
    expect(told.count('im.chat.user.list')).toBe(0);
  });

  it('asks for everybody where one of them is not named', async () => {
    const told = of({ readed_list: readers });
    expect((await readChatOf(told.reader, 7, [2, 4], caller))?.members).toEqual([caller, 2, 3, 9]);
    expect(told.asked('im.chat.user.list')).toEqual([{ CHAT_ID: 7 }]);
  });

  it('does not count a caller who only looks in', async () => {
    const told = of({ readed_list: readers, role: 'guest' });
    expect((await readChatOf(told.reader, 7, [2], caller))?.members).toEqual([2, 3]);
    await readChatOf(told.reader, 7, [caller], caller);
    expect(told.count('im.chat.user.list')).toBe(1);
  });
});

describe('looking for a marker', () => {
  it.each<[Json, number | undefined]>([
    [{ ID: '5' }, 5],
    [{ ID: 5 }, 5],
    [null, undefined],
    [false, undefined],
    [[], undefined],
  ])('takes %j', async (result, id) => {
    const told = portal({ 'im.chat.get': () => result });
    expect(await readMarked(told.reader, { type: 'PROVISION', id: 'team/a' })).toBe(id);
    expect(told.asked('im.chat.get')).toEqual([{ ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'team/a' }]);
  });

  it.each<[Json]>([[{}], [{ ID: 'x' }], [true], [[1]], ['5']])('does not take %j for no chat', async (result) => {
    const { reader } = portal({ 'im.chat.get': () => result });
    await expect(readMarked(reader, { type: 'T', id: 'i' })).rejects.toEqual(
      fault('ANSWER_FOREIGN', { method: 'im.chat.get' }),
    );
  });
});

describe('telling a deleted chat from a closed one', () => {
  it.each([
    [refused('CHAT_NOT_FOUND'), true],
    [refused('ACCESS_DENIED'), false],
    [{ kind: 'done', result: { code: 'CHAT_NOT_FOUND' } } as const, false],
  ])('%j', async (answer, deleted) => {
    const told = portal({ 'im.v2.Chat.get': () => answer });
    expect(await isDeleted(told.reader, 7)).toBe(deleted);
    expect(told.asked('im.v2.Chat.get')).toEqual([{ chatId: 7 }]);
  });
});

/** A recent list of so many chats, of which each page holds 200; `more` is how the portal says that there is another page. */
function recent(count: number, more: (isMore: boolean) => JsonObject = (hasMore) => ({ hasMore })) {
  return portal({
    'im.recent.list': ({ OFFSET, LIMIT }) => {
      const [from, size] = [Number(OFFSET), Number(LIMIT)];
      const items = Array.from({ length: Math.max(0, Math.min(size, count - from)) }, (_, n) => ({
        chat: dialog(from + n + 1),
      }));
      return { items, ...more(from + size < count) };
    },
  });
}

const pages = (told: ReturnType<typeof recent>) =>
  told.asked('im.recent.list').map(({ OFFSET }) => Number(OFFSET) / 200);
const wish = (more: Partial<typeof wholeRecent>) => ({ ...wholeRecent, complete: false, ...more });

describe('the recent list', () => {
  it.each<[string, (isMore: boolean) => JsonObject]>([
    ['hasMore', (hasMore) => ({ hasMore })],
    ['hasMorePages', (hasMorePages) => ({ hasMorePages })],
    ['both', (isMore) => ({ hasMore: isMore, hasMorePages: isMore })],
  ])('is read as far as %s says, each chat once', async (_name, more) => {
    const chats = await readRecent(recent(450, more).reader, wish({}));
    expect(chats.map(({ id }) => id)).toEqual(Array.from({ length: 450 }, (_, n) => n + 1));
  });

  it('asks for group chats alone, 200 at a time', async () => {
    const told = recent(3);
    await readRecent(told.reader, wish({}));
    expect(told.asked('im.recent.list')).toEqual([{ SKIP_OPENLINES: 'Y', SKIP_DIALOG: 'Y', LIMIT: 200, OFFSET: 0 }]);
  });

  it('is not believed to go on where the portal says so in another way than with true', async () => {
    const told = recent(450, () => ({ hasMore: 'N', hasMorePages: 1 }));
    expect(await readRecent(told.reader, wish({}))).toHaveLength(200);
  });

  it('is asked for in growing flights', async () => {
    const told = recent(200 * 100);
    await readRecent(told.reader, wish({}));
    expect(told.count('im.recent.list')).toBe(1 + 4 + 16 + 50 + 50);
    expect(new Set(pages(told)).size).toBe(121);
  });

  it.each([
    [0, 1],
    [199, 1],
    [200, 2],
    [399, 2],
    [400, 3],
  ])('of which %i chats are expected begins with %i pages', async (expected, first) => {
    const told = recent(0);
    await readRecent(told.reader, wish({ expected }));
    expect(told.count('im.recent.list')).toBe(first);
  });

  it('is read no further than allowed, in the middle of a flight too', async () => {
    const told = recent(200 * 100);
    expect(await readRecent(told.reader, wish({ pagesAtMost: 3 }))).toHaveLength(600);
    expect(pages(told)).toEqual([0, 1, 2]);
  });

  it('is read no further than is enough', async () => {
    const told = recent(200 * 100);
    await readRecent(told.reader, wish({ enough: (chats) => chats.has(201) }));
    expect(pages(told)).toEqual([0, 1, 2, 3, 4]);
  });

  it('is looked at once more in front where no chat may be missed, as one may have moved there meanwhile', async () => {
    const told = portal({
      'im.recent.list': ({ OFFSET }, nth) => ({
        items: [{ chat: dialog(nth === 3 ? 99 : Number(OFFSET) + 1) }],
        hasMore: OFFSET === 0 && nth === 1,
      }),
    });
    const short = recent(5);
    expect(await readRecent(short.reader)).toHaveLength(5);
    expect(pages(short)).toEqual([0]);
    const chats = await readRecent(told.reader, wish({ complete: true, pagesAtMost: 2 }));
    expect(told.asked('im.recent.list').map(({ OFFSET }) => OFFSET)).toEqual([0, 200, 0]);
    expect(chats.map(({ id }) => id)).toEqual([1, 201, 99]);
  });

  it('leaves out what is no chat, and is foreign where it has no items', async () => {
    const told = portal({
      'im.recent.list': () => ({ items: [{ chat: [] }, { chat: dialog(5) }, { type: 'user' }], hasMore: false }),
    });
    expect((await readRecent(told.reader, wish({}))).map(({ id }) => id)).toEqual([5]);
    for (const result of [{}, [], null, { items: 'x' }] as Json[]) {
      const { reader } = portal({ 'im.recent.list': () => result });
      await expect(readRecent(reader, wish({}))).rejects.toEqual(fault('ANSWER_FOREIGN', { method: 'im.recent.list' }));
    }
  });
});

describe('the search for chats', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => dialog(n + 1));

  it.each([
    [49, undefined, true],
    [50, undefined, false],
    [3, 50, false],
    [0, undefined, true],
  ])('with %i chats and next %s is complete: %s', async (count, next, complete) => {
    const answer = { kind: 'done', result: rows(count), ...(next === undefined ? {} : { next }) } as const;
    const told = portal({ 'im.search.chat.list': () => answer });
    const found = await searchChats(told.reader, 'Sales');
    expect([found.chats.length, found.complete]).toEqual([count, complete]);
    expect(told.asked('im.search.chat.list')).toEqual([{ FIND: 'Sales', LIMIT: 50 }]);
  });

  it('finds none of a phrase that is too short, and says that there may be more', async () => {
    const { reader } = portal({ 'im.search.chat.list': () => refused('FIND_SHORT') });
    expect(await searchChats(reader, 'x')).toEqual({ chats: [], complete: false });
  });

  it('is foreign where it is no list', async () => {
    const { reader } = portal({ 'im.search.chat.list': () => 'x' });
    await expect(searchChats(reader, 'x')).rejects.toEqual(fault('ANSWER_FOREIGN', { method: 'im.search.chat.list' }));
  });
});

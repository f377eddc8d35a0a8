import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/base/json.ts';
import { findChats } from '../../src/read/find.ts';
import { caller, written } from '../plan/worlds.ts';
import { chatMethods, dialog, look, nobody, portal, requestFor } from './portal.ts';

const a = written('a');
const byMarker = { config: { identity: 'marker' as const } };
const marked = (id: number, key: string, more: JsonObject = {}) =>
  dialog(id, { entity_type: 'PROVISION', entity_id: `team/${key}`, ...more });

describe('a lost create', () => {
  const pending = 9_000;
  const late = pending + 100;
  const made = (id: number, more: JsonObject = {}) =>
    dialog(id, { date_create: new Date(pending * 1000).toISOString(), ...more });
  const row = { a: { pending } };

  it('made the chat of its title, type and caller that was made since', async () => {
    expect((await look([a], [made(7)], row)).a).toMatchObject({ kind: 'found', by: 'pending', chat: { id: 7 } });
  });

  it.each<[string, JsonObject]>([
    ['was made long before', { date_create: new Date((pending - 121) * 1000).toISOString() }],
    ['somebody else owns', { owner: 2 }],
  ])('did not make a chat that %s, which is told as a lookalike', async (_what, more) => {
    expect((await look([a], [made(7, more)], row)).a).toMatchObject({ kind: 'lookalikes', chats: [{ id: 7 }] });
  });

  it('made a chat that two clocks may date a little earlier', async () => {
    const date_create = new Date((pending - 120) * 1000).toISOString();
    expect((await look([a], [made(7, { date_create })], row)).a).toMatchObject({ kind: 'found', by: 'pending' });
  });

  it('did not make a chat of another type, which is told as a lookalike where there is none of its own', async () => {
    const other = made(7, { message_type: 'O' });
    expect((await look([a], [other], row)).a).toMatchObject({ kind: 'lookalikes', chats: [{ id: 7 }] });
    const own = made(9, { owner: 2 });
    expect((await look([a], [other, own], row)).a).toMatchObject({ kind: 'lookalikes', chats: [{ id: 9 }] });
  });

  it('made nothing where nothing is there once it can be at work no more, and may be at work until then', async () => {
    const at = (nowSec: number) => look([a], [], row, { nowSec });
    expect((await at(pending + 65)).a).toEqual({ kind: 'absent' });
    expect((await at(pending + 64)).a).toEqual({ kind: 'unsettled', candidates: [] });
  });

  it('is over when its run knows that it is', async () => {
    const search = { settledAfterSec: new Map([['a', pending + 200]]) };
    expect((await look([a], [], row, { nowSec: pending + 199, search })).a).toEqual({
      kind: 'unsettled',
      candidates: [],
    });
    expect((await look([a], [], row, { nowSec: pending + 200, search })).a).toEqual({ kind: 'absent' });
  });

  it('is waited for, and looked for once more, only where somebody would wait', async () => {
    const waits: number[] = [];
    const appears = {
      'im.recent.list': (_: JsonObject, nth: number) => ({
        items: nth === 1 ? [] : [{ chat: made(7) }],
        hasMore: false,
      }),
    };
    const waiting = async (sec: number) => {
      waits.push(sec);
      return true;
    };
    const more = {
      nowSec: pending + 5,
      also: { ...appears, 'im.dialog.get': () => made(7), 'im.search.chat.list': () => [] },
    };
    const patient = await look(
      [a, written('b')],
      [],
      { ...row, b: { pending: pending - 10 } },
      { ...more, search: { waitUntilSec: waiting } },
    );
    expect([waits, patient.a?.kind, patient.findings.get('b')?.kind]).toEqual([[pending + 65], 'found', 'absent']);
    const hurried = await look([a], [], row, more);
    expect(hurried.a).toEqual({ kind: 'unsettled', candidates: [] });
    expect(hurried.count('im.recent.list')).toBe(1);
  });

  it('may have made any of several chats', async () => {
    const { a: finding, count } = await look([a], [made(7), made(9)], row);
    expect(finding).toMatchObject({ kind: 'unsettled', candidates: [{ id: 7 }, { id: 9 }] });
    expect(count('im.dialog.get')).toBe(2);
  });

  it('noted for a moment far ahead of the portal’s clock tells nothing, unless its own run knows better', async () => {
    const at = (aheadSec: number, search = {}) => look([a], [made(7)], row, { nowSec: pending - aheadSec, search });
    expect((await at(121)).a).toEqual({ kind: 'ahead', seconds: 121 });
    expect((await at(120)).a).toMatchObject({ kind: 'found', by: 'pending' });
    const known = { settledAfterSec: new Map([['a', pending]]) };
    expect((await at(500, known)).a).toMatchObject({ kind: 'found', by: 'pending' });
  });

  it('is looked for as it was sent, whatever the file says by now', async () => {
    const sent = { title: 'before', type: 'OPEN', by: caller };
    const chats = [made(7, { name: 'before', message_type: 'O' }), made(9, { name: 'a' })];
    const { a: finding, asked } = await look([a], chats, { a: { pending, sent } });
    expect(finding).toMatchObject({ kind: 'found', by: 'pending', chat: { id: 7 } });
    expect(asked('im.search.chat.list').map(({ FIND }) => FIND)).toEqual(['a', 'before']);
  });

  it('that somebody else sent need not be ours to see', async () => {
    const sent = { title: 'a', type: 'CHAT', by: 4 };
    expect((await look([a], [], { a: { pending, sent } })).a).toEqual({ kind: 'sent-by-other', by: 4 });
    expect((await look([a], [made(7, { owner: 4 })], { a: { pending, sent } })).a).toMatchObject({
      kind: 'found',
      by: 'pending',
    });
  });

  it('of a marked chat is found by its marker', async () => {
    expect((await look([a], [marked(7, 'a')], row, byMarker)).a).toMatchObject({
      kind: 'found',
      by: 'pending',
      chat: { id: 7 },
    });
    const at = (nowSec: number) => look([a], [], row, { ...byMarker, nowSec });
    expect((await at(pending + 64)).a).toEqual({ kind: 'unsettled', candidates: [] });
    expect((await at(late)).a).toEqual({ kind: 'absent' });
    expect((await at(pending - 500)).a).toEqual({ kind: 'ahead', seconds: 500 });
  });

  it('of a marked chat that is there is found even where its moment lies ahead', async () => {
    expect((await look([a], [marked(7, 'a')], row, { ...byMarker, nowSec: pending - 500 })).a).toMatchObject({
      kind: 'found',
    });
  });

  it('of a plain chat is found where markers identify chats by now, and of a marked one where they did before', async () => {
    const sent = { title: 'a', type: 'CHAT', by: caller };
    expect((await look([a], [made(7)], { a: { pending, sent } }, byMarker)).a).toMatchObject({
      kind: 'found',
      by: 'pending',
      chat: { id: 7 },
    });
    expect((await look([a], [marked(7, 'a')], row)).a).toMatchObject({ kind: 'found', by: 'pending', chat: { id: 7 } });
  });

  it('leaves the clock alone where nothing is pending', async () => {
    const told = portal(chatMethods([dialog(7)]));
    const client = { ...told.reader.client, nowSec: () => Promise.reject(new Error('nobody asks for the time')) };
    await findChats({ client }, requestFor([a], { a: { id: 7 } }), { caller, directory: nobody });
  });
});

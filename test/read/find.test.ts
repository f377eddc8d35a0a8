import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/base/json.ts';
import type { ChatConfig } from '../../src/model/config.ts';
import { caller, written } from '../plan/worlds.ts';
import { dialog, look, noAccess, refused } from './portal.ts';

const a = written('a');
const byMarker = { config: { identity: 'marker' as const } };
const marked = (id: number, key: string, more: JsonObject = {}) =>
  dialog(id, { entity_type: 'PROVISION', entity_id: `team/${key}`, ...more });

describe('a chat whose row has an id', () => {
  it('is found by it, and nothing else is asked', async () => {
    const { a: finding, calls } = await look([a], [dialog(7)], { a: { id: 7 } });
    expect(finding).toMatchObject({ kind: 'found', by: 'lockfile', chat: { id: 7 } });
    expect(calls.map(({ method }) => method)).toEqual(['im.dialog.get']);
  });

  it('is found under a key that it had before', async () => {
    const renamed = written('a', { previousKeys: ['old', 'older'] });
    expect((await look([renamed], [dialog(7), dialog(8)], { older: { id: 8 }, old: { id: 7 } })).a).toMatchObject({
      chat: { id: 7 },
    });
    expect((await look([renamed], [dialog(7), dialog(8)], { a: { id: 8 }, old: { id: 7 } })).a).toMatchObject({
      chat: { id: 8 },
    });
  });

  it.each<[string, JsonObject]>([
    ['another key of the project', marked(7, 'b')],
    ['another project', dialog(7, { entity_type: 'PROVISION', entity_id: 'other/a' })],
  ])('is foreign with the marker of %s, and the marker is told', async (_what, chat) => {
    const finding = (await look([a], [chat], { a: { id: 7 } })).a;
    expect(finding).toEqual({ kind: 'foreign', id: 7, marker: `PROVISION/${chat.entity_id}` });
  });

  it.each<[string, ChatConfig, object]>([
    ['its own', a, {}],
    ['an earlier key’s', written('a', { previousKeys: ['b'] }), {}],
    ['a key’s that the row remembers', a, { marker: 'b' }],
  ])('is ours with %s marker', async (_what, chat, row) => {
    const key = chat === a && !('marker' in row) ? 'a' : 'b';
    const { a: finding } = await look([chat], [marked(7, key)], { a: { id: 7, ...row } }, byMarker);
    expect(finding).toMatchObject({ kind: 'found', by: 'lockfile' });
  });

  it('bears another pair than our marker, and may have been adopted', async () => {
    const other = dialog(7, { entity_type: 'CRM', entity_id: 'DEAL|1' });
    expect((await look([a], [other], { a: { id: 7 } })).a).toMatchObject({ kind: 'found' });
  });

  it('and bears no marker is ours only if no other chat has our marker', async () => {
    const elsewhere = await look([a], [dialog(7), marked(9, 'a')], { a: { id: 7 } }, byMarker);
    expect(elsewhere.a).toEqual({ kind: 'elsewhere', id: 7, marked: 9 });
    const nowhere = await look([a], [dialog(7)], { a: { id: 7 } }, byMarker);
    expect([nowhere.a?.kind, nowhere.count('im.chat.get')]).toEqual(['found', 1]);
    const own = await look([a], [marked(7, 'a'), marked(9, 'A')], { a: { id: 7 } }, byMarker);
    expect([own.a?.kind, own.count('im.chat.get')]).toEqual(['found', 0]);
  });

  it('and is unfinished is checked for a double', async () => {
    const row = { id: 9, unfinished: true };
    const doubled = await look([a], [marked(7, 'a'), marked(9, 'a')], { a: row }, byMarker);
    expect(doubled.a).toEqual({ kind: 'doubled', ids: [9, 7] });
    expect((await look([a], [marked(9, 'a')], { a: row }, byMarker)).a).toMatchObject({ kind: 'found' });
    expect((await look([a], [dialog(9)], { a: row }, byMarker)).count('im.chat.get')).toBe(1);
  });

  it('does not answer: it is unreachable, as nobody can tell why', async () => {
    const { a: finding, count } = await look([a], [], { a: { id: 7 } });
    expect([finding, count('im.v2.Chat.get')]).toEqual([{ kind: 'unreachable', id: 7, by: 'lockfile' }, 0]);
  });

  it.each([
    [refused('CHAT_NOT_FOUND'), { kind: 'deleted', id: 7 }],
    [refused('ACCESS_DENIED'), { kind: 'unreachable', id: 7, by: 'lockfile' }],
  ])('does not answer, and an undocumented method that may be used tells more: %j', async (answer, finding) => {
    const portal = { kind: 'sandbox', undocumented: true, saidBy: 'portal' } as const;
    const more = { config: { portal }, also: { 'im.v2.Chat.get': () => answer } };
    expect((await look([a], [], { a: { id: 7 } }, more)).a).toEqual(finding);
  });

  it('does not answer, and its marker tells whether it is gone, or another by now, or closed', async () => {
    expect((await look([a], [], { a: { id: 7 } }, byMarker)).a).toEqual({ kind: 'deleted', id: 7 });
    const other = await look([a], [marked(9, 'a')], { a: { id: 7 } }, byMarker);
    expect(other.a).toMatchObject({ kind: 'found', by: 'marker', chat: { id: 9 } });
    const also = { 'im.chat.get': () => ({ ID: 9 }) };
    expect((await look([a], [], { a: { id: 7 } }, { ...byMarker, also })).a).toEqual({
      kind: 'unreachable',
      id: 9,
      by: 'marker',
    });
  });
});

describe('a chat that markers identify and that has no row', () => {
  it('is found by its marker, whether the caller stands in it or not', async () => {
    const { a: finding, asked, count } = await look([a], [marked(7, 'a')], {}, byMarker);
    expect(finding).toMatchObject({ kind: 'found', by: 'marker', chat: { id: 7 } });
    expect(asked('im.chat.get')).toEqual([{ ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'team/a' }]);
    expect([count('im.recent.list'), count('im.search.chat.list')]).toEqual([0, 0]);
  });

  it('is absent where no chat has it', async () => {
    expect((await look([a], [dialog(7)], {}, byMarker)).a).toEqual({ kind: 'absent' });
  });

  it('is looked for under all its keys, and two chats are too many', async () => {
    const renamed = written('a', { previousKeys: ['old'] });
    expect((await look([renamed], [marked(7, 'old')], {}, byMarker)).a).toMatchObject({
      kind: 'found',
      chat: { id: 7 },
    });
    const both = await look([renamed], [marked(7, 'old'), marked(9, 'a')], {}, byMarker);
    expect(both.a).toEqual({ kind: 'doubled', ids: [9, 7] });
  });

  it('is not the chat whose marker differs by the case of a letter, as the portal does not heed it', async () => {
    expect((await look([a], [marked(7, 'A')], {}, byMarker)).a).toEqual({
      kind: 'foreign',
      id: 7,
      marker: 'PROVISION/team/A',
    });
  });

  it.each([
    ['CRM', 'team/a', 'CRM/team/a'],
    ['PROVISION', 'team/b', 'PROVISION/team/b'],
    ['', '', 'undefined/undefined'],
  ])('is not the chat that the portal names with another pair: %s %s', async (entity_type, entity_id, marker) => {
    const also = { 'im.chat.get': () => ({ ID: 7 }) };
    const { a: finding } = await look([a], [dialog(7, { entity_type, entity_id })], {}, { ...byMarker, also });
    expect(finding).toEqual({ kind: 'foreign', id: 7, marker });
  });

  it('exists and is closed to the caller', async () => {
    const also = { 'im.dialog.get': () => noAccess };
    expect((await look([a], [marked(7, 'a')], {}, { ...byMarker, also })).a).toEqual({
      kind: 'unreachable',
      id: 7,
      by: 'marker',
    });
  });

  it('and has an entity of its own is found by that, whatever identifies the others', async () => {
    const own = written('a', { entity: { type: 'ACME', id: 'x' } });
    const { a: finding, asked } = await look([own], [dialog(7, { entity_type: 'ACME', entity_id: 'x' })]);
    expect(finding).toMatchObject({ kind: 'found', by: 'marker', chat: { id: 7 } });
    expect(asked('im.chat.get')).toEqual([{ ENTITY_TYPE: 'ACME', ENTITY_ID: 'x' }]);
  });
});

describe('a key for which a merged lockfile has two ids', () => {
  it('is left to a person, unless a marker tells', async () => {
    const conflicts = new Map([['a', [7, 9]]]);
    expect((await look([a], [dialog(7)], { a: { id: 7 } }, { conflicts })).a).toEqual({
      kind: 'conflict',
      ids: [7, 9],
    });
    const told = await look([a], [dialog(7), marked(9, 'a')], { a: { id: 7 } }, { conflicts, ...byMarker });
    expect(told.a).toMatchObject({ kind: 'found', by: 'marker', chat: { id: 9 } });
    const none = await look([a], [dialog(7)], { a: { id: 7 } }, { conflicts, ...byMarker });
    expect(none.a).toEqual({ kind: 'absent' });
  });
});

describe('a plain chat without a row', () => {
  it('is absent where no chat has its title', async () => {
    const { a: finding, asked } = await look([a], [dialog(7, { name: 'A' }), dialog(8, { name: 'a b' })]);
    expect(finding).toEqual({ kind: 'absent' });
    expect(asked('im.search.chat.list')).toEqual([{ FIND: 'a', LIMIT: 50 }]);
  });

  it('has lookalikes, which are read as a whole, in the order of their ids', async () => {
    const { a: finding, asked } = await look([a], [dialog(9), dialog(7), dialog(8, { name: 'b' })]);
    expect(finding).toMatchObject({ kind: 'lookalikes', chats: [{ id: 7, members: [caller] }, { id: 9 }] });
    expect(asked('im.dialog.get')).toEqual([{ DIALOG_ID: 'chat7' }, { DIALOG_ID: 'chat9' }]);
  });

  it('has lookalikes that only the search finds', async () => {
    expect((await look([a], [dialog(7)], {}, { hidden: [7] })).a).toMatchObject({
      kind: 'lookalikes',
      chats: [{ id: 7 }],
    });
  });

  it('has no lookalike in a chat that another key of the file has, and one in that of a key that left it', async () => {
    const chats = [a, written('b', { title: 'other' })];
    expect((await look(chats, [dialog(7)], { b: { id: 7 } })).a).toEqual({ kind: 'absent' });
    expect((await look(chats, [dialog(7)], { gone: { id: 7 } })).a).toMatchObject({ kind: 'lookalikes' });
    const renamed = [a, written('b', { title: 'other', previousKeys: ['old'] })];
    expect((await look(renamed, [dialog(7)], { b: { id: 8 }, old: { id: 7 } })).a).toEqual({ kind: 'absent' });
  });

  it('has no lookalike in a chat with a pair of its own, nor with the marker of another key of the file', async () => {
    expect((await look([a], [dialog(7, { entity_type: 'CRM', entity_id: '1' })])).a).toEqual({ kind: 'absent' });
    expect((await look([a, written('b')], [marked(7, 'b')])).a).toEqual({ kind: 'absent' });
    expect((await look([a], [marked(7, 'b')])).a).toMatchObject({ kind: 'lookalikes' });
    expect((await look([a], [marked(7, 'a')])).a).toMatchObject({ kind: 'lookalikes' });
  });

  it('has no lookalike in a chat that turns out to be called otherwise, or not to be there', async () => {
    const stale = { 'im.dialog.get': () => dialog(7, { name: 'renamed' }) };
    expect((await look([a], [dialog(7)], {}, { also: stale })).a).toEqual({ kind: 'absent' });
    const gone = { 'im.dialog.get': () => noAccess };
    expect((await look([a], [dialog(7)], {}, { also: gone })).a).toEqual({ kind: 'absent' });
    const taken = { 'im.dialog.get': () => dialog(7, { entity_type: 'CRM', entity_id: '1' }) };
    expect((await look([a], [dialog(7)], {}, { also: taken })).a).toEqual({ kind: 'absent' });
  });
});

describe('chats of rows that left the file', () => {
  it('are read with their members, and told where they do not answer', async () => {
    const rows = { x: { id: 7 }, y: { id: 8 }, z: { pending: 5 } };
    const { leftovers } = await look([], [dialog(7)], rows, { leftovers: ['x', 'y', 'z', 'none'] });
    expect([...leftovers]).toEqual([
      ['x', { kind: 'found', by: 'lockfile', chat: expect.objectContaining({ id: 7, members: [caller] }) }],
      ['y', { kind: 'unreachable', id: 8, by: 'lockfile' }],
      ['z', { kind: 'absent' }],
      ['none', { kind: 'absent' }],
    ]);
  });
});

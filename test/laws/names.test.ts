import { describe, expect, it } from 'vitest';
import { atDesk, dueOf, linesOf } from './desk.ts';

describe.each(['lockfile', 'marker'] as const)('a key renamed through previousKeys, identity: %s', (identity) => {
  it('keeps its chat, sends nothing, and moves its row', async () => {
    await atDesk(async (desk) => {
      desk.write({ identity, chats: { old: { title: 'Team', users: [2] } } });
      await desk.apply();
      const before = desk.rows().old;
      desk.write({ identity, chats: { new: { title: 'Team', users: [2], previousKeys: ['old'] } } });
      desk.sandbox.clearLog();
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.writes()).toEqual([]);
      const marker = identity === 'marker' ? { marker: 'old' } : {};
      expect(desk.rows()).toEqual({ new: { ...before, ...marker } });
      expect(linesOf((await desk.plan()).plan)).toEqual([]);
    });
  });

  it('keeps its chat when the former name has left the file again', async () => {
    await atDesk(async (desk) => {
      desk.write({ identity, chats: { old: { title: 'Team' } } });
      await desk.apply();
      desk.write({ identity, chats: { new: { title: 'Team', previousKeys: ['old'] } } });
      await desk.apply();
      desk.write({ identity, chats: { new: { title: 'Team RU' } } });
      await desk.apply();
      expect(desk.sandbox.store.chats().map(({ title }) => title)).toEqual(['Team RU']);
      expect(linesOf((await desk.plan()).plan)).toEqual([]);
    });
  });

  it('keeps the chat that a lost create under the old key made, even one that is still to come', async () => {
    await atDesk(async (desk) => {
      desk.write({ identity, chats: { old: { title: 'Team' } } });
      desk.sandbox.setFaults(['late:im.chat.add:1:30']);
      const stop = new AbortController();
      const gone = desk.apply({
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'waiting') stop.abort();
        },
      });
      expect(await gone).toMatchObject({ kind: 'applied', outcome: { left: ['old'] } });
      expect(desk.rows().old).toHaveProperty('pending');
      desk.write({ identity, chats: { new: { title: 'Team', previousKeys: ['old'] } } });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.sandbox.store.chats()).toHaveLength(1);
      expect(Object.keys(desk.rows())).toEqual(['new']);
    });
  });
});

it('finds renamed chats by their old markers when the lockfile is gone', async () => {
  await atDesk(async (desk) => {
    desk.write({ identity: 'marker', chats: { old: { title: 'Team' } } });
    await desk.apply();
    desk.write({ identity: 'marker', chats: { new: { title: 'Team', previousKeys: ['old'] } } });
    desk.forgetLockfile();
    await desk.apply();
    expect(desk.sandbox.store.chats()).toHaveLength(1);
    expect(desk.rows().new).toMatchObject({ marker: 'old' });
  });
});

it('says of a chat that the caller was removed from that it is not deleted, also under a key that its marker does not name', async () => {
  await atDesk(async (desk) => {
    desk.write({ identity: 'marker', chats: { old: { title: 'Team', users: [2] } } });
    await desk.apply();
    desk.write({ identity: 'marker', chats: { new: { title: 'Team', previousKeys: ['old'] } } });
    await desk.apply();
    const id = desk.rows().new?.id ?? 0;
    desk.sandbox.store.removeMember(id, 1);
    desk.write({ identity: 'marker', chats: { new: { title: 'Team' } } });
    expect(linesOf((await desk.plan({ allowed: { recreate: 1 } })).plan)).toEqual([
      expect.stringContaining('CHAT_CLOSED_TO_CALLER'),
    ]);
  });
});

it('heals a row whose chat is gone when the marker leads to another', async () => {
  await atDesk(async (desk) => {
    desk.write({ identity: 'marker', chats: { a: { title: 'Team' } } });
    await desk.apply();
    const text = desk.lockText() ?? '';
    desk.put('chats.lock.json', text.replace(/"id": \d+/, '"id": 4711'));
    expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
    expect(desk.lockText()).toBe(text);
    expect(desk.sandbox.store.chats()).toHaveLength(1);
  });
});

it('does not take the chat of a project whose name differs only in case', async () => {
  await atDesk(async (desk) => {
    desk.write({ project: 'Laws', identity: 'marker', chats: { a: { title: 'Theirs' } } });
    await desk.apply();
    desk.forgetLockfile();
    desk.write({ project: 'laws', identity: 'marker', chats: { a: { title: 'Ours' } } });
    const { plan } = await desk.plan();
    expect(dueOf(plan)).toEqual([]);
    expect(linesOf(plan)).toEqual([expect.stringContaining('CHAT_FOREIGN')]);
  });
});

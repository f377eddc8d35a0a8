import { describe, expect, it } from 'vitest';
import { atDesk, type Desk, dueOf, linesOf, type Written } from './desk.ts';

const all: Written['chats'] = {
  stays: { title: 'Stays' },
  forgotten: { title: 'Forgotten', users: [2] },
  archived: { title: 'Archived', users: [2, 3], onRemove: 'archive' },
  deleted: { title: 'Deleted', onRemove: 'delete' },
};
const { stays } = all;
const undocumented = true;

async function made(desk: Desk, chats: Written['chats'] = all): Promise<ReadonlyMap<string, number>> {
  desk.write({ undocumented, chats });
  expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
  return new Map(Object.entries(desk.rows()).map(([key, { id }]) => [key, id ?? 0]));
}

describe('a chat that left the file', () => {
  it('stays on the portal and in the plan until somebody says --prune', async () => {
    await atDesk(async (desk) => {
      await made(desk);
      desk.write({ undocumented, chats: { stays: stays ?? {} } });
      desk.sandbox.clearLog();
      const bytes = desk.lockText();
      await desk.apply();
      expect([desk.writes(), desk.lockText()]).toEqual([[], bytes]);
      expect(linesOf((await desk.plan()).plan).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
        'note archived',
        'note deleted',
        'note forgotten',
      ]);
    });
  });

  it('is forgotten, archived or deleted as its own onRemove said, once its number is agreed to', async () => {
    await atDesk(async (desk) => {
      const ids = await made(desk);
      desk.write({ undocumented, chats: { stays: stays ?? {} } });
      desk.sandbox.clearLog();
      expect(await desk.apply({ prune: true })).toMatchObject({ kind: 'consent' });
      expect(await desk.apply({ prune: true, allowed: { archive: 2, delete: 1 } })).toMatchObject({ kind: 'consent' });
      expect(desk.writes()).toEqual([]);
      const applied = await desk.apply({ prune: true, allowed: { archive: 1, delete: 1 } });
      expect(applied).toMatchObject({ kind: 'applied', outcome: { failed: [], left: [] } });
      const { store } = desk.sandbox;
      expect(store.chat(ids.get('forgotten') ?? 0)).toMatchObject({ title: 'Forgotten', members: [2, 1] });
      expect(store.chat(ids.get('archived') ?? 0)).toMatchObject({ title: '[archive] Archived', members: [1] });
      expect(store.chat(ids.get('deleted') ?? 0)).toBeUndefined();
      expect(Object.keys(desk.rows())).toEqual(['stays']);
      expect(linesOf((await desk.plan({ prune: true })).plan)).toEqual([]);
    });
  });

  it('is kept whatever is said when the file protected it', async () => {
    await atDesk(async (desk) => {
      const ids = await made(desk, { ...all, archived: { ...all.archived, protect: true } });
      desk.write({ undocumented, chats: { stays: stays ?? {} } });
      desk.sandbox.clearLog();
      const applied = await desk.apply({ prune: true, allowed: { delete: 1, archive: 1 } });
      expect(applied).toMatchObject({ kind: 'applied', outcome: { failed: [{ key: 'archived' }] } });
      expect(desk.sandbox.store.chat(ids.get('archived') ?? 0)).toMatchObject({
        title: 'Archived',
        members: [2, 3, 1],
      });
      expect(desk.rows().archived).toMatchObject({ protect: true, onRemove: 'archive' });
    });
  });

  it.each(['drop-after', 'late', 'http500-after'])('is removed once, though the answer is lost: %s', async (loss) => {
    await atDesk(async (desk) => {
      const ids = await made(desk);
      desk.write({ undocumented, chats: { stays: stays ?? {} } });
      const tail = loss === 'late' ? ':20' : '';
      desk.sandbox.setFaults([
        `${loss}:im.v2.Chat.delete:1${tail}`,
        `${loss}:im.chat.user.delete:1${tail}`,
        `${loss}:im.chat.updateTitle:1${tail}`,
      ]);
      const applied = await desk.apply({ prune: true, allowed: { archive: 1, delete: 1 } });
      expect(applied).toMatchObject({ kind: 'applied', outcome: { failed: [], left: [] } });
      await desk.clock.wait(60_000);
      const { store } = desk.sandbox;
      expect(store.chat(ids.get('archived') ?? 0)).toMatchObject({ title: '[archive] Archived', members: [1] });
      expect(store.chat(ids.get('deleted') ?? 0)).toBeUndefined();
      expect(Object.keys(desk.rows())).toEqual(['stays']);
      expect(dueOf((await desk.plan({ prune: true })).plan)).toEqual([]);
    });
  });
});

describe('destroy', () => {
  it('takes every chat of the project away as it says itself, and only with consent to each', async () => {
    await atDesk(async (desk) => {
      const ids = await made(desk);
      const stranger = desk.sandbox.store.createChat({ title: 'Somebody else’s' });
      expect(await desk.apply({ destroy: true })).toMatchObject({ kind: 'consent' });
      const allowed = { forget: 2, archive: 1, delete: 1 };
      expect(await desk.apply({ destroy: true, allowed })).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      const { store } = desk.sandbox;
      expect(store.chats().map(({ title }) => title)).toEqual([
        '[archive] Archived',
        'Forgotten',
        'Stays',
        'Somebody else’s',
      ]);
      expect(store.chat(stranger)?.title).toBe('Somebody else’s');
      expect(store.chat(ids.get('deleted') ?? 0)).toBeUndefined();
      expect(desk.rows()).toEqual({});
    });
  });

  it('leaves marked chats undeleted, as the portal does', async () => {
    await atDesk(async (desk) => {
      desk.write({ identity: 'marker', undocumented, chats: { a: { title: 'A', onRemove: 'archive' } } });
      await desk.apply();
      expect(await desk.apply({ destroy: true, allowed: { archive: 1 } })).toMatchObject({
        kind: 'applied',
        outcome: { failed: [] },
      });
      expect(desk.sandbox.store.chats()).toMatchObject([{ title: '[archive] A', entityId: 'laws/a' }]);
    });
  });
});

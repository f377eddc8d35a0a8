import { describe, expect, it } from 'vitest';
import { message } from '../../src/model/message.ts';
import { agree, atDesk, type Desk } from './desk.ts';

/* A chat that may be the one a key means is shown to a person before another is made, whatever hides it. */

const settle = (desk: Desk, rows: Readonly<Record<string, object>>) => {
  const portals = { [new URL(desk.sandbox.url).host]: rows };
  desk.put('chats.lock.json', JSON.stringify({ lockfileVersion: 1, project: 'laws', portals }));
};
const notesOf = async (desk: Desk) =>
  (await desk.plan()).plan.chats.flatMap(({ changes }) => changes.map(({ message: why }) => why?.code));

describe('a key that was renamed without previousKeys', () => {
  it('makes no second chat without consent: the plan names the chat, and the key that it had', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { old: { title: 'Team' } } });
      await desk.apply();
      const { id = 0 } = desk.rows().old ?? {};
      desk.write({ chats: { new: { title: 'Team' } } });
      const { plan } = await desk.plan();
      expect(plan.chats.find(({ key }) => key === 'new')).toMatchObject({
        id,
        consents: { adopt: 1 },
        changes: [{ kind: 'adopt', message: message('LOOKALIKE_LEFT', { id, key: 'new', from: 'old' }) }],
      });
      expect(await desk.apply()).toMatchObject({ kind: 'consent' });
      expect(desk.sandbox.store.chats().filter(({ title }) => title === 'Team')).toHaveLength(1);
    }));

  it('takes the row along with consent, also where everything left is to be archived', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { old: { title: 'Team', onRemove: 'archive' } } });
      await desk.apply();
      const { id } = desk.rows().old ?? {};
      desk.write({ chats: { new: { title: 'Team' } } });
      await desk.apply({ consent: agree, prune: true });
      expect(desk.rows()).toEqual({ new: { id } });
      expect(desk.sandbox.store.chats().map(({ title }) => title)).toContain('Team');
    }));
});

it('a chat with our own marker is a likely twin after a switch to identity: lockfile', () =>
  atDesk(async (desk) => {
    desk.write({ identity: 'marker', chats: { a: { title: 'Team' } } });
    await desk.apply();
    desk.forgetLockfile();
    desk.write({ identity: 'lockfile', chats: { a: { title: 'Team' } } });
    expect((await desk.plan()).plan.consents).toEqual({ adopt: 1 });
    // Another key's chat is none of this one's, and a stranger's marker is no marker of ours.
    desk.write({ identity: 'lockfile', chats: { b: { title: 'Team' }, a: { title: 'Other' } } });
    expect((await desk.plan()).plan.chats.find(({ key }) => key === 'b')?.consents).toEqual({});
  }));

it('rows for a key and for its previous key are shown with both ids; one that says the same goes', () =>
  atDesk(async (desk) => {
    const [first, second] = [1, 2].map((n) => desk.sandbox.store.createChat({ title: `Chat ${n}` }));
    desk.write({ chats: { new: { title: 'Chat 1', previousKeys: ['old'] } } });
    settle(desk, { new: { id: first }, old: { id: second } });
    expect(await notesOf(desk)).toEqual(['PREVIOUS_KEY_KNOWN']);
    settle(desk, { new: { id: first }, old: { id: first } });
    await desk.apply();
    expect(desk.rows()).toEqual({ new: { id: first } });
  }));

it('a row that names an unmarked chat stops where the marker is on another one, and nothing of that chat is touched', () =>
  atDesk(async (desk) => {
    desk.write({ identity: 'marker', chats: { a: { title: 'Team', color: 'MINT' } } });
    await desk.apply();
    const strangers = desk.sandbox.store.createChat({ title: 'Of somebody else', users: [2] });
    settle(desk, { a: { id: strangers } });
    const { plan } = await desk.plan();
    expect(plan.chats[0]).toMatchObject({ blocked: { code: 'MARKER_ELSEWHERE' }, operations: [] });
    await desk.apply({ consent: agree });
    expect(desk.sandbox.store.chats().map(({ title }) => title)).toContain('Of somebody else');
  }));

import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { agree, atDesk, type Desk, linesOf, type Written } from '../laws/desk.ts';
import { configs, deeds, perform, putPictures } from '../laws/worlds.ts';
import { fc, repeated } from '../property.ts';
import { withTersePortal } from './terse-portal.ts';

/** Chats that are there, with the lockfile that knows them; made behind the tool's back, as applying so many takes its time. */
function settle(desk: Desk, chats: Written['chats'], rows: Readonly<Record<string, object>> = {}): void {
  const made = Object.entries(chats).map(([key, { title }]) => [
    key,
    { id: desk.sandbox.store.createChat({ title: String(title) }) },
  ]);
  const portals = { [new URL(desk.sandbox.url).host]: { ...rows, ...Object.fromEntries(made) } };
  desk.put('chats.lock.json', JSON.stringify({ lockfileVersion: 1, project: 'laws', portals }));
}

const many = (count: number, fields: object = {}): Written['chats'] =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`many-${n}`, { title: `Many ${n}`, ...fields }]));

/** A portal that is not hurried: its answers are large. */
const calmly = { timeScale: 1 };

/** How often each method was called. */
function calls({ sandbox }: Desk): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { method } of sandbox.commands) counts[method] = (counts[method] ?? 0) + 1;
  return counts;
}

describe('reading chats whose ids are known', () => {
  it('takes a few pages of the recent list for any number of chats of which no more is managed than it tells', async () => {
    await atDesk(async (desk) => {
      settle(desk, many(1000));
      desk.write({ chats: many(1000) });
      expect((await desk.plan()).plan).toMatchObject({ chats: [], unchanged: 1000 });
      expect(calls(desk)).toEqual({ profile: 1, 'im.recent.list': 6 });
    }, calmly);
  });

  it('takes one call a chat where members or a description are managed', async () => {
    await atDesk(async (desk) => {
      settle(desk, many(100));
      desk.write({ chats: many(100, { description: '', users: [1] }) });
      expect((await desk.plan()).plan).toMatchObject({ chats: [], unchanged: 100 });
      expect(calls(desk)).toEqual({ profile: 1, 'im.user.list.get': 1, 'im.dialog.get': 100 });
    }, calmly);
  });

  it('asks a chat itself for what the list leaves out', async () => {
    await atDesk(async (desk) => {
      settle(desk, many(60));
      for (const { id } of desk.sandbox.store.chats().slice(0, 3)) desk.sandbox.store.hideFromRecent(id, 1);
      desk.write({ chats: many(60) });
      expect((await desk.plan()).plan).toMatchObject({ chats: [], unchanged: 60 });
      expect(calls(desk)).toMatchObject({ 'im.dialog.get': 3 });
    }, calmly);
  });

  it('gives a list up that is full of other chats', async () => {
    await atDesk(async (desk) => {
      settle(desk, many(60));
      for (let n = 0; n < 1000; n++) desk.sandbox.store.createChat({ title: `Other ${n}` });
      desk.write({ chats: many(60) });
      expect((await desk.plan()).plan).toMatchObject({ chats: [], unchanged: 60 });
      expect(calls(desk)).toMatchObject({ 'im.recent.list': 3, 'im.dialog.get': 60 });
    }, calmly);
  });

  it('notices a member who is missing, and one who has been dismissed', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'A', users: [2, 3, 4] } } });
      await desk.apply();
      const [chat] = desk.sandbox.store.chats();
      desk.sandbox.store.removeMember(chat?.id ?? 0, 2);
      desk.sandbox.store.dismissUser(4);
      const [line] = linesOf((await desk.plan()).plan);
      expect(line).toContain('update a users');
      expect(line).toContain('"removed":[]');
    }, calmly);
  });
});

/** The plan of the same config by way of a portal that saves no calls. */
async function tersePlan(desk: Desk): Promise<Plan> {
  return withTersePortal(desk.sandbox.webhookUrl, async (url) => {
    const rows = desk.lockText() ?? '';
    desk.put('terse.lock.json', rows.replaceAll(new URL(desk.sandbox.url).host, new URL(url).host));
    return (await desk.plan({ url, lockfile: 'terse.lock.json' })).plan;
  });
}

it('gives the plan that reading everything one by one gives, whatever people did in between', {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(configs, configs, deeds, (before, after, some) =>
      atDesk(async (desk) => {
        putPictures(desk);
        const undocumented = before.undocumented === true || after.undocumented === true;
        desk.write({ ...before, undocumented, identity: after.identity ?? 'lockfile' });
        await desk.apply({ consent: agree });
        await perform(desk, some);
        settle(desk, many(60), desk.rows());
        desk.write({ ...after, undocumented, chats: { ...before.chats, ...after.chats, ...many(60) } });
        desk.sandbox.clearLog();
        const { plan } = await desk.plan();
        expect(calls(desk)['im.recent.list']).toBeGreaterThan(0);
        const terse = await tersePlan(desk);
        expect(linesOf(plan)).toEqual(linesOf(terse));
        expect(plan.chats.map(({ digest }) => digest)).toEqual(terse.chats.map(({ digest }) => digest));
      }),
    ),
    repeated(20),
  );
});

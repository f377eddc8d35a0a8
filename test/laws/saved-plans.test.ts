import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plan } from '../../src/app/plan.ts';
import { savePlan } from '../../src/app/saved-plan.ts';
import { atDesk, type Desk, dueOf, openDesk, type Written } from './desk.ts';
import { expectExactlyTheChats } from './exactly.ts';
import { putPictures } from './worlds.ts';

const config: Written = {
  chats: {
    a: { title: 'Alpha', avatar: 'avatars/a.png' },
    b: { title: 'Beta', users: [2, 3], membership: 'exact' },
    c: { title: 'Gamma' },
  },
};

async function saved(desk: Desk, more: object = {}): Promise<string> {
  const options = desk.options(more);
  const planned = await plan(options);
  if (planned.kind !== 'planned') throw new Error('the config is wrong');
  await savePlan('plan.json', options, planned.plan);
  return 'plan.json';
}

describe('a saved plan', () => {
  it('is applied as it was reviewed, also from a checkout elsewhere', async () => {
    await atDesk(async (desk) => {
      putPictures(desk);
      desk.write(config);
      await saved(desk);
      const elsewhere = await openDesk();
      cpSync(desk.folder, elsewhere.folder, { recursive: true });
      const applied = await elsewhere.applySaved('plan.json', { url: desk.sandbox.webhookUrl });
      expect(applied).toMatchObject({ kind: 'applied', stale: [], outcome: { failed: [], left: [] } });
      const rows = () => elsewhere.rows(desk.sandbox.url);
      await expectExactlyTheChats({ sandbox: desk.sandbox, rows }, config);
      await elsewhere.close();
    });
  });

  it('leaves chats alone whose state or wish is not the reviewed one any more, and does the others', async () => {
    await atDesk(async (desk) => {
      putPictures(desk);
      desk.write({ chats: { ...config.chats, c: { title: 'Before' } } });
      await desk.apply();
      desk.write({
        chats: { ...config.chats, a: { ...config.chats.a, color: 'AZURE' }, d: { title: 'Delta', color: 'RED' } },
      });
      await saved(desk);
      const id = desk.rows().c?.id ?? 0;
      desk.sandbox.store.renameChat(id, 'somebody was faster');
      desk.write({
        chats: { ...config.chats, a: { ...config.chats.a, color: 'AZURE' }, d: { title: 'Delta', color: 'GREEN' } },
      });
      const applied = await desk.applySaved('plan.json');
      expect(applied).toMatchObject({ kind: 'applied', stale: ['c', 'd'] });
      expect(desk.sandbox.store.chats().map(({ title, color }) => [title, title === 'Alpha' ? color : ''])).toEqual([
        ['Alpha', 'AZURE'],
        ['Beta', ''],
        ['somebody was faster', ''],
      ]);
    });
  });

  it('takes nobody away beyond the number that was agreed to', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      putPictures(desk);
      await desk.apply();
      const id = desk.rows().b?.id ?? 0;
      desk.sandbox.store.addMember(id, 5);
      await saved(desk, { allowed: { 'remove-members': 1 } });
      desk.sandbox.store.addMember(id, 6);
      expect(await desk.applySaved('plan.json')).toMatchObject({ kind: 'applied', stale: ['b'] });
      expect(desk.sandbox.store.chat(id)?.members).toEqual(expect.arrayContaining([5, 6]));
    });
  });

  it('is nothing to do when it was applied already', async () => {
    await atDesk(async (desk) => {
      putPictures(desk);
      desk.write(config);
      await saved(desk);
      await desk.applySaved('plan.json');
      desk.sandbox.clearLog();
      expect(await desk.applySaved('plan.json')).toMatchObject({ kind: 'applied', stale: [], outcome: { done: [] } });
      expect(desk.writes()).toEqual([]);
      expect(dueOf((await desk.plan()).plan)).toEqual([]);
    });
  });
});

import { describe, expect, it } from 'vitest';
import { sampled } from '../property.ts';
import { atDesk, type Desk, dueOf, type Written } from './desk.ts';
import { expectExactlyTheChats } from './exactly.ts';
import { putPictures } from './worlds.ts';

const chats: Written['chats'] = {
  a: { title: 'Alpha', avatar: 'avatars/a.png' },
  // The same title and type twice: only one of them may ever be in doubt.
  b: { title: 'Beta $result[a]', users: [10] },
  c: { title: 'Beta $result[a]', users: [12], owner: 3 },
  d: { title: 'Gamma', type: 'OPEN', message: 'hello', color: 'RED' },
};

/** Everything that can keep the answer to a create from us, after the act, before it, and long after we are gone. */
const faults = [
  'drop-before:im.chat.add:1',
  'drop-before:im.chat.add:3',
  'drop-after:im.chat.add:1',
  'drop-after:im.chat.add:2',
  'drop-after:im.chat.add:*',
  'hang-before:im.chat.add:2',
  'hang-after:im.chat.add:1',
  'late:im.chat.add:1:0.2',
  'late:im.chat.add:1:20',
  'late:im.chat.add:1-2:57',
  'http500:im.chat.add:1',
  'http500-after:im.chat.add:1',
  'http502-after:im.chat.add:2',
  'http504:im.chat.add:1',
  'http504-after:im.chat.add:1',
  'truncated:im.chat.add:1',
  'foreign-json:im.chat.add:2',
  'foreign-json-after:im.chat.add:1',
  'login-page:im.chat.add:1',
  'login-page-after:im.chat.add:2',
  'json503:im.chat.add:1',
  'html503:im.chat.add:1',
  'op429:im.chat.add:1',
];

/** Applies until all is done; nobody is asked anything on the way. */
async function applyUntilDone(desk: Desk, config: Written): Promise<void> {
  for (let run = 1; run <= 5; run++) {
    const applied = await desk.apply();
    expect(applied.kind).toBe('applied');
    expect(desk.sandbox.store.chats().length).toBeLessThanOrEqual(Object.keys(config.chats).length);
    if (applied.kind !== 'applied') return;
    const { failed, left } = applied.outcome;
    if (failed.length === 0 && left.length === 0) break;
    desk.sandbox.setFaults([]);
  }
  await expectExactlyTheChats(desk, config);
  expect(dueOf((await desk.plan()).plan)).toEqual([]);
}

describe.each(['lockfile', 'marker'] as const)('with identity: %s a lost answer to a create', (identity) => {
  it.concurrent.each(faults)('never makes a chat twice and is settled without a person: %s', async (fault) => {
    const config = { identity, chats };
    await atDesk(
      async (desk) => {
        putPictures(desk);
        desk.write(config);
        await applyUntilDone(desk, config);
      },
      { faults: [fault] },
    );
  });
});

const before: Written['chats'] = {
  a: { title: 'Old', color: 'RED', users: [2, 3, 4], membership: 'exact', avatar: 'avatars/a.png' },
  b: { title: 'Kept', users: [2] },
};
const after: Written['chats'] = {
  a: {
    title: 'New',
    color: 'AZURE',
    description: 'said',
    type: 'OPEN',
    users: [3, 5, 6],
    managers: [5],
    membership: 'exact',
    owner: 6,
    avatar: 'avatars/b.jpg',
  },
  b: { title: 'Kept', users: [2] },
};
const methods = [
  'im.chat.updateTitle',
  'im.chat.updateColor',
  'im.chat.updateAvatar',
  'im.chat.user.add',
  'im.chat.user.delete',
  'im.chat.setManager',
  'im.chat.setOwner',
  'im.v2.Chat.update',
  'im.v2.Chat.setDescription',
];
const losses = ['drop-before:M:1', 'drop-after:M:1', 'late:M:1:5', 'late:M:1-2:50', 'http500-after:M:1', 'http504:M:1'];

describe('a lost answer to a change', () => {
  const cases = methods.flatMap((method) => losses.map((loss) => loss.replace('M', method)));
  it.concurrent.each(sampled(cases, 18))(
    'is made good in the same run, and nothing comes after it: %s',
    async (fault) => {
      await atDesk(async (desk) => {
        putPictures(desk);
        desk.write({ undocumented: true, chats: before });
        await desk.apply();
        desk.write({ undocumented: true, chats: after });
        desk.sandbox.setFaults([fault]);
        const applied = await desk.apply({ allowed: { 'remove-members': 2, 'hand-over': 1 } });
        expect(applied).toMatchObject({ kind: 'applied', outcome: { failed: [], left: [] } });
        desk.sandbox.setFaults([]);
        await desk.clock.wait(60_000);
        expect(dueOf((await desk.plan()).plan)).toEqual([]);
        await expectExactlyTheChats(desk, { chats: after });
      });
    },
  );
});

import { describe, expect, it } from 'vitest';
import { runs } from '../property.ts';
import { cli, type Fate, type Finished, openGate, startCli } from './crash.ts';
import { atDesk, type Desk, dueOf, type Written } from './desk.ts';
import { expectExactlyTheChats } from './exactly.ts';
import { unexplained } from './oracle.ts';
import { putPictures } from './worlds.ts';

/** More chats than a first batch holds, with pictures, hand-overs, and two titles that look like batch references. */
const chats: Written['chats'] = {
  ...Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`team-${index}`, { title: `Team ${index}` }])),
  first: { title: 'First', avatar: 'avatars/a.png', users: [2, 'anna@corp.example'] },
  second: { title: 'Second', avatar: 'avatars/b.jpg', owner: 3, color: 'AZURE' },
  third: { title: '$result[third]', type: 'OPEN', owner: 5, description: 'said' },
  fourth: { title: 'Fourth', message: 'hello', users: [{ department: 'Sales' }] },
};

/** Requests of an undisturbed apply at most; a kill beyond them strikes nothing. */
const requestsAtMost = 16;

interface Case {
  readonly identity: 'lockfile' | 'marker';
  readonly isLockfileKept: boolean;
  readonly fate: Fate;
  readonly at: number;
}

const fates: readonly Fate[] = ['die-before', 'die-after', 'die-then-act'];
const all: readonly Case[] = (['lockfile', 'marker'] as const).flatMap((identity) =>
  [true, false].flatMap((isLockfileKept) =>
    fates.flatMap((fate) =>
      Array.from({ length: requestsAtMost }, (_, index) => ({ identity, isLockfileKept, fate, at: index + 1 })),
    ),
  ),
);

/** By default the requests around the creates, every kind of death at some of them; with `PROVISION_RUNS` all. */
const cases =
  runs > 0
    ? all
    : all.filter(({ at }, index) => at >= 4 && at <= 11 && (Math.floor(index / requestsAtMost) + at) % 6 === 0);

describe('killed at a request and run again', () => {
  it.concurrent.each(cases)(
    'identity $identity, lockfile kept $isLockfileKept, $fate at request $at: the same portal, no chat twice, none lost',
    async ({ identity, isLockfileKept, fate, at }) => {
      const config: Written = { identity, chats };
      await atDesk(async (desk) => {
        putPictures(desk);
        desk.write(config);
        const url = await killedApply(desk, fate, at);
        if (!isLockfileKept) desk.forgetLockfile();
        await applyUntilDone(desk, url, identity === 'lockfile' && !isLockfileKept);
        await expectWhole(desk, config, url);
      });
    },
  );
});

/** Applies and dies at one request; gives the address that this run and all later ones use. */
async function killedApply(desk: Desk, fate: Fate, at: number): Promise<string> {
  let kill = () => {};
  const gate = await openGate(
    desk,
    (nth) => (nth === at ? fate : 'pass'),
    () => kill(),
  );
  desk.atEnd(gate.close);
  const running = startCli(desk, ['apply'], { url: gate.url });
  kill = () => running.process.kill('SIGKILL');
  const { code, signal, stderr } = await running.finished;
  const died = gate.seen() >= at;
  expect(died ? signal : code, stderr).toBe(died ? 'SIGKILL' : 0);
  return gate.url;
}

/** Runs until nothing is left. Without a lockfile it stops for consent to adopt, and never makes a twin meanwhile. */
async function applyUntilDone(desk: Desk, url: string, mayAsk: boolean): Promise<void> {
  let flags: readonly string[] = [];
  for (let run = 1; run <= 4; run++) {
    const { code, stderr }: Finished = await cli(desk, ['apply', ...flags], { url });
    expect(desk.sandbox.store.chats().length).toBeLessThanOrEqual(Object.keys(chats).length);
    if (code === 0) return;
    expect(mayAsk ? code : `exit ${code}`, stderr).toBe(7);
    const { consents } = (await desk.plan({ url })).plan;
    flags = Object.entries(consents).flatMap(([what, count]) => ['--allow', `${what}:${count}`]);
  }
  expect.unreachable('four runs were not enough');
}

async function expectWhole(desk: Desk, config: Written, url: string): Promise<void> {
  const rows = () => desk.rows(url);
  await expectExactlyTheChats({ sandbox: desk.sandbox, rows }, config);
  const { plan } = await desk.plan({ url });
  expect(dueOf(plan)).toEqual([]);
  const ids = Object.fromEntries(Object.entries(rows()).map(([key, { id }]) => [key, id]));
  expect(unexplained(desk.sandbox.store, config, ids, plan)).toEqual([]);
}

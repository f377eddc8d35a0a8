import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createChat } from '../../src/app/create.ts';
import { doctor } from '../../src/app/doctor/doctor.ts';
import { exportChats } from '../../src/app/export/export.ts';
import type { Options } from '../../src/app/options.ts';
import type { Event } from '../../src/model/event.ts';
import { Fault } from '../../src/model/fault.ts';
import { agree, atDesk, type Desk, type Written } from '../laws/desk.ts';
import { fc } from '../property.ts';
import { fuzz, worded } from './fuzzer.ts';
import { hostile } from './hostile-json.ts';
import { type IdleClock, idleClock } from './idle-clock.ts';
import { type Lie, type LyingPortal, startLyingPortal } from './lying-portal.ts';

const config: Written = {
  chats: {
    old: { title: 'Old', users: [2, 3], membership: 'exact' },
    new: { title: 'New', users: ['anna@corp.example', { department: 'Sales', recursive: true }], owner: 2 },
    twin: { title: 'Twin', color: 'MINT', description: 'said', message: 'hello' },
  },
};

/** Places of an answer by name. */
const names = [
  ...['result', 'time', 'result_error', 'result_time', 'result_total', 'result_next', 'next', 'total', 'error'],
  ...['start', 'finish', 'duration', 'operating', 'operating_reset_at', 'date_create', 'ID', 'id', 'name', 'owner'],
  ...[
    'entity_type',
    'message_type',
    'manager_list',
    'role',
    'items',
    'hasMore',
    'chat',
    'readed_list',
    'user_id',
    'c0',
  ],
  ...['color', 'avatar', 'NAME', 'EMAIL', 'UF_DEPARTMENT', 'PARENT', 'active', 'email', 'LICENSE', 'ACTIVE', 'ADMIN'],
];

/** As many places as a run sees. */
const placesAtMost = 1500;

const where = fc.oneof(
  fc.nat({ max: placesAtMost }),
  fc.constantFrom(...names).map((name) => ({ name })),
);
const shifts = fc.constantFrom(1800, -1800, 40 * 86_400, -40 * 86_400, 1e12, -1e12, 1, -1);
const lie: fc.Arbitrary<Lie> = fc.oneof(
  fc.record({ at: where, value: hostile }),
  fc.record({ at: where, value: fc.constant('0'), shift: shifts }),
);

/** Events that one run may tell; more is a loop. */
const eventsAtMost = 400;

interface World {
  readonly desk: Desk;
  readonly portal: LyingPortal;
  readonly clock: IdleClock;
  readonly events: Event[];
  readonly options: (more?: Partial<Options>) => Options;
}

/** A settled chat, two that are to be made, and a portal that lies. */
async function withLies<T>(lies: readonly Lie[], work: (world: World) => Promise<T>): Promise<T> {
  const clock = idleClock(1_795_000_000_000);
  try {
    return await atDesk(
      async (desk) => {
        const id = desk.sandbox.store.createChat({ title: 'Old', users: [2, 3] });
        const portal = await startLyingPortal(desk.sandbox.webhookUrl, lies);
        const host = new URL(portal.url).host;
        desk.put(
          'chats.lock.json',
          JSON.stringify({ lockfileVersion: 1, project: 'laws', portals: { [host]: { old: { id } } } }),
        );
        desk.write(config);
        const events: Event[] = [];
        const options = (more: Partial<Options> = {}) =>
          desk.options({ url: portal.url, clock, onEvent: (event) => events.push(event), ...more });
        try {
          return await work({ desk, portal, clock, events, options });
        } finally {
          await portal.close();
        }
      },
      { limits: false, timeScale: 1, now: () => clock.nowMs() },
    );
  } finally {
    clock.close();
  }
}

/** Every command that may be given, as far as it comes; a Fault is an answer. */
async function calmly(world: World, work: () => Promise<unknown>): Promise<readonly string[]> {
  const { desk, events } = world;
  events.length = 0;
  const texts: string[] = [];
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    texts.push(...worded(error));
  }
  expect(events.length).toBeLessThan(eventsAtMost);
  expect(readdirSync(desk.folder).filter((name) => name.endsWith('.lock'))).toEqual([]);
  const messages = events.flatMap((event) => ('message' in event ? [event.message] : []));
  return [...texts, ...messages.flatMap(worded)];
}

const createsOf = ({ sandbox }: Desk) => sandbox.commands.filter(({ method }) => method === 'im.chat.add');

test('a portal that tells the truth gets what the file says', async () => {
  await withLies([], async ({ desk, options }) => {
    expect(await desk.apply(options())).toMatchObject({ outcome: { failed: [], left: [] } });
    expect(createsOf(desk).map(({ params }) => params)).toMatchObject([{ TITLE: 'New' }, { TITLE: 'Twin' }]);
  });
});

fuzz<readonly Lie[]>({
  title: 'whatever a portal says in the place of the truth, a run ends, and no chat is made twice',
  few: 40,
  inputs: fc.array(lie, { minLength: 1, maxLength: 1 }),
  work: (lies) =>
    withLies(lies, async (world) => {
      const { desk, portal, options } = world;
      const planned = await calmly(world, () => desk.plan(options()));
      expect(desk.writes()).toEqual([]);
      const applied = await calmly(world, () => desk.apply(options({ prune: true })));
      portal.repent();
      const again = await calmly(world, () => desk.apply(options()));
      const titles = createsOf(desk).map(({ params }) => String((params as { TITLE?: unknown }).TITLE));
      expect(titles.length, titles.join()).toBe(new Set(titles).size);
      const made = desk.sandbox.store.chats().map(({ title }) => title);
      for (const title of ['Old', 'New', 'Twin']) expect(made.filter((one) => one === title).length).toBeLessThan(2);
      return [...planned, ...applied, ...again];
    }),
});

fuzz<readonly Lie[]>({
  title: 'however much of it is lies, every command ends with an answer or a Fault, and nothing spins',
  few: 20,
  inputs: fc.array(lie, { minLength: 1, maxLength: 12 }),
  work: (lies) =>
    withLies(lies, async (world) => {
      const { desk, options } = world;
      const { url } = options();
      const texts = [
        await calmly(world, () => desk.apply({ ...options({ prune: true }), consent: agree })),
        await calmly(world, () => doctor(options())),
        await calmly(world, () => exportChats(options({ files: [] }))),
        await calmly(world, () =>
          createChat(url ?? '', { TITLE: 'One', OWNER_ID: 2 }, undefined, {
            clock: world.clock,
            onEvent: options().onEvent ?? (() => {}),
          }),
        ),
      ];
      expect(existsSync(desk.path('chats.yaml'))).toBe(true);
      return texts.flat();
    }),
});

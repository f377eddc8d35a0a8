import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFleet } from '../../../src/app/fleet/open.ts';
import { readyPortals } from '../../../src/app/fleet/portals.ts';
import { everyPortal } from '../../../src/config/inventory/select.ts';
import { Fault } from '../../../src/model/fault.ts';
import { openFleetDesk, pack } from './desk.ts';

const only = (...names: string[]) => ({ selection: { ...everyPortal, names } });

test('applies every portal with its own values, one lockfile each, and does nothing the second time but read', async () => {
  const desk = await openFleetDesk(['bell', 'corp', 'dent']);
  const { applied } = await desk.apply();
  expect([...applied].sort()).toEqual([
    ['bell', 'done 2'],
    ['corp', 'done 2'],
    ['dent', 'done 2'],
  ]);
  expect(desk.titles('bell')).toEqual(['bell 0', 'bell 1']);
  const before = desk.state();
  expect(Object.keys(before)).toEqual(['bell.lock.json', 'corp.lock.json', 'dent.lock.json']);
  for (const sandbox of desk.sandboxes.values()) sandbox.clearLog();
  const again = await desk.apply();
  expect([...again.planned.values()]).toEqual(['unchanged', 'unchanged', 'unchanged']);
  expect(again.applied.size).toBe(0);
  expect(desk.state()).toEqual(before);
  for (const sandbox of desk.sandboxes.values()) expect(sandbox.requests.length).toBeLessThanOrEqual(3);
});

test('a portal that is down, refuses, has a broken pack or a wrong secret changes nothing about the others', async () => {
  const names = ['a', 'b', 'down', 'late', 'pack', 'secret'];
  const bad: Readonly<Record<string, { readonly url?: string; readonly entry?: string }>> = {
    down: { url: 'http://127.0.0.1:9/rest/1/abcdefgh/' },
    pack: { entry: ', chats: [packs/broken.yaml]' },
    secret: { url: 'http://127.0.0.1:1/nothing' },
  };
  const desk = await openFleetDesk(names, (name) => bad[name] ?? {});
  desk.put('packs/broken.yaml', 'version: 1\nproject: team\nchats: { a: { color: ORANGE } }\n');
  const alone = await desk.apply(only('a', 'b'));
  expect([...alone.applied.values()]).toEqual(['done 2', 'done 2']);
  const expected = {
    titles: [desk.titles('a'), desk.titles('b')],
    rows: Object.values(desk.state()).map((text) => text.replace(/127.*?"/, '')),
  };

  const other = await openFleetDesk(names, (name) => bad[name] ?? {});
  other.put('packs/broken.yaml', 'version: 1\nproject: team\nchats: { a: { color: ORANGE } }\n');
  const { planned, applied } = await other.apply();
  expect(planned.get('down')).toMatch(/^fault/);
  expect(planned.get('pack')).toBe('invalid TITLE_MISSING');
  expect(planned.get('secret')).toBe('invalid PORTAL_URL_NO_WEBHOOK');
  expect([applied.get('a'), applied.get('b'), applied.get('late')]).toEqual(['done 2', 'done 2', 'done 2']);
  expect([other.titles('a'), other.titles('b')]).toEqual(expected.titles);
  const state = other.state();
  expect(Object.keys(state)).toEqual(['a.lock.json', 'b.lock.json', 'late.lock.json']);
  expect([state['a.lock.json'], state['b.lock.json']].map((text) => text?.replace(/127.*?"/, ''))).toEqual(
    expected.rows,
  );
});

describe('consent', () => {
  /** Three portals; on two of them somebody is to be removed from chats. */
  async function withRemovals() {
    const desk = await openFleetDesk(['bell', 'corp', 'dent']);
    await desk.apply();
    for (const name of ['bell', 'corp'])
      for (const chat of desk.sandboxes.get(name)?.store.chats() ?? [])
        for (const user of [3, 4]) desk.sandboxes.get(name)?.store.addMember(chat.id, user);
    desk.put('packs/base.yaml', pack(3, ', membership: exact'));
    for (const sandbox of desk.sandboxes.values()) sandbox.clearLog();
    return desk;
  }

  test('that nobody gave stops the portals that need it and no other', async () => {
    const desk = await withRemovals();
    const { applied, result } = await desk.apply();
    expect(result.missing).toEqual([{ what: 'remove-members', needed: 8, allowed: 0 }]);
    expect(result.unagreed.map(({ name }) => name).sort()).toEqual(['bell', 'corp']);
    expect([...applied]).toEqual([['dent', 'done 1']]);
    expect([desk.writes('bell'), desk.writes('corp')]).toEqual([[], []]);
  });

  test('is the sum over the fleet: exactly that number frees all of them', async () => {
    const desk = await withRemovals();
    const { applied, result } = await desk.apply({ allowed: { 'remove-members': 8 } });
    expect(result.missing).toEqual([]);
    expect([...applied.keys()].sort()).toEqual(['bell', 'corp', 'dent']);
    expect(await desk.plan()).toEqual(
      new Map([
        ['bell', 'unchanged'],
        ['corp', 'unchanged'],
        ['dent', 'unchanged'],
      ]),
    );
  });

  test.each([7, 9, 4])('of another number (%d) writes nothing anywhere', async (number) => {
    const desk = await withRemovals();
    const before = desk.state();
    const { applied, result } = await desk.apply({ allowed: { 'remove-members': number } });
    expect(applied.size).toBe(0);
    expect(result.held.map(({ name }) => name).sort()).toEqual(['bell', 'corp', 'dent']);
    expect(desk.state()).toEqual(before);
    for (const name of desk.sandboxes.keys()) expect(desk.writes(name)).toEqual([]);
  });

  test('is asked for once, for all of them', async () => {
    const desk = await withRemovals();
    const asked: unknown[] = [];
    const { applied } = await desk.apply(
      {},
      {
        consent: async (missing) => {
          asked.push(missing);
          return { 'remove-members': 8 };
        },
      },
    );
    expect(asked).toHaveLength(1);
    expect([...applied.keys()].sort()).toEqual(['bell', 'corp', 'dent']);
  });

  test('that somebody refuses leaves every portal as it is', async () => {
    const desk = await withRemovals();
    const { applied, result } = await desk.apply({}, { consent: async () => undefined });
    expect(applied.size).toBe(0);
    expect(result.unagreed.map(({ name }) => name).sort()).toEqual(['bell', 'corp', 'dent']);
    for (const name of desk.sandboxes.keys()) expect(desk.writes(name)).toEqual([]);
  });

  test('of a part of the fleet is the sum over that part', async () => {
    const desk = await withRemovals();
    const { applied } = await desk.apply({ ...only('corp'), allowed: { 'remove-members': 4 } });
    expect([...applied]).toEqual([['corp', 'done 3']]);
    expect(desk.writes('bell')).toEqual([]);
  });
});

test('too many failures keep the rest from beginning, and what ran is done', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `p${String(at).padStart(2, '0')}`);
  const desk = await openFleetDesk(names, (name) => (name < 'p04' ? { url: 'http://127.0.0.1:1/nothing' } : {}));
  const { planned, applied, result } = await desk.apply({}, { maxFailed: { portals: 2 } });
  expect([...planned.values()].filter((word) => word.startsWith('invalid')).length).toBeGreaterThanOrEqual(3);
  expect(applied.size).toBe(0);
  expect(result.left.length).toBeGreaterThan(0);
  const calm = await desk.apply({}, { maxFailed: { percent: 34 } });
  expect([...calm.applied.values()]).toEqual(Array(8).fill('done 2'));
});

test('a signal begins no new portal and lets those that run come to their end', async () => {
  const desk = await openFleetDesk(Array.from({ length: 6 }, (_, at) => `p${at}`));
  const stop = new AbortController();
  const { fleet, portals } = await desk.open({ signal: stop.signal });
  const { applyFleet } = await import('../../../src/app/fleet/apply.ts');
  const { brakeFor } = await import('../../../src/app/fleet/brake.ts');
  const done: string[] = [];
  const clock = desk.options().clock;
  const options = {
    ...(clock ? { clock } : {}),
    atOnce: 2,
    random: () => 0.5,
    onPortalEvent: (_: string, { type }: { type: string }) => type === 'created' && stop.abort(new Error('stop')),
  };
  const result = await applyFleet(portals, options, fleet.state, brakeFor(undefined, 6, stop.signal), {
    onPlanned: async () => ({ failed: false }),
    onApplied: async ({ portal, end }) => {
      if (end instanceof Fault || end.kind !== 'applied') throw new Error('a run that had begun was cut short');
      expect(end.outcome.left).toEqual([]);
      done.push(portal.name);
      return { failed: false };
    },
  });
  expect(done.length).toBeGreaterThanOrEqual(1);
  expect(done.length + result.left.length).toBe(6);
  for (const name of done) expect(desk.titles(name)).toHaveLength(2);
  for (const { name } of result.left) expect(desk.titles(name)).toEqual([]);
});

describe('state', () => {
  test('follows an entry that was renamed: its chats are not made twice', async () => {
    const desk = await openFleetDesk(['bell', 'corp']);
    await desk.apply();
    const text = `version: 1\nfleet: acme\ndefaults: { chats: [packs/base.yaml] }\nportals:\n  bell2: { url: "${desk.sandboxes.get('bell')?.webhookUrl}", vars: { company: new } }\n  corp: { url: "${desk.sandboxes.get('corp')?.webhookUrl}", vars: { company: corp } }\n`;
    desk.put('portals.yaml', text);
    expect((await desk.plan()).get('corp')).toBe('unchanged');
    const { applied } = await desk.apply();
    expect([...applied]).toEqual([['bell2', 'done 2']]);
    expect(desk.titles('bell')).toEqual(['new 0', 'new 1']);
    expect(Object.keys(desk.state())).toEqual(['bell2.lock.json', 'corp.lock.json']);
  });

  test('of a portal that left the inventory is listed and left alone, also with --prune', async () => {
    const desk = await openFleetDesk(['bell', 'corp']);
    await desk.apply();
    const before = desk.state();
    desk.put(
      'portals.yaml',
      `version: 1\nfleet: acme\nportals:\n  corp: { url: "${desk.sandboxes.get('corp')?.webhookUrl}", chats: [packs/base.yaml], vars: { company: corp } }\n`,
    );
    for (const sandbox of desk.sandboxes.values()) sandbox.clearLog();
    const { fleet } = await desk.open();
    expect(fleet.state.strays).toEqual(['bell']);
    await desk.apply({ prune: true, allowed: { archive: 1 } });
    expect(desk.sandboxes.get('bell')?.requests).toHaveLength(0);
    expect(desk.state()).toEqual(before);
  });

  test('is not made by a plan', async () => {
    const desk = await openFleetDesk(['bell']);
    expect(await desk.plan()).toEqual(new Map([['bell', 'planned 2']]));
    expect(desk.state()).toEqual({});
  });

  test('of a chat that is not managed on a portal any more is kept, and the chat is not pruned', async () => {
    const desk = await openFleetDesk(['bell']);
    await desk.apply();
    desk.put(
      'portals.yaml',
      `version: 1\nfleet: acme\nportals:\n  bell: { url: "${desk.sandboxes.get('bell')?.webhookUrl}", chats: [packs/base.yaml], vars: { company: bell }, overlay: { c1: null } }\n`,
    );
    expect(await desk.plan({ prune: true })).toEqual(new Map([['bell', 'unchanged']]));
    expect(Object.values(desk.state())[0]).toContain('"c1"');
  });
});

test('two entries for one portal and project are an error that names both, and nothing is sent', async () => {
  const desk = await openFleetDesk(['bell']);
  const url = desk.sandboxes.get('bell')?.webhookUrl;
  desk.put(
    'portals.yaml',
    `version: 1\nfleet: acme\ndefaults: { url: "${url}", chats: [packs/base.yaml] }\nportals: { bell: {}, ring: {}, other: { chats: [packs/other.yaml] } }\n`,
  );
  desk.put('packs/other.yaml', 'version: 1\nproject: another\nchats: { a: { title: A } }\n');
  const fleet = await openFleet(desk.options(), false);
  if (fleet.kind === 'invalid') throw new Error('the inventory itself is right');
  const portals = await readyPortals(fleet, desk.options(), 'asked');
  expect(portals).toMatchObject({
    kind: 'invalid',
    diagnostics: [{ code: 'SAME_PORTAL', args: { first: 'bell', second: 'ring', project: 'team' } }],
  });
  expect(desk.sandboxes.get('bell')?.requests).toHaveLength(0);
});

test('writing to a fleet needs to be told which portals are meant', async () => {
  const desk = await openFleetDesk(['bell']);
  await expect(openFleet(desk.options(), true)).rejects.toMatchObject({ code: 'FLEET_SELECT', args: { count: 1 } });
  await expect(openFleet(desk.options(only('*')), true)).resolves.toMatchObject({ kind: 'fleet' });
});

test('a lockfile that cannot be read stops its portal alone', async () => {
  const desk = await openFleetDesk(['bell', 'corp']);
  await desk.apply();
  writeFileSync(join(desk.folder, 'portals.lock.d/bell.lock.json'), '{ broken');
  desk.put('packs/base.yaml', pack(3));
  const { planned, applied } = await desk.apply();
  expect(planned.get('bell')).toMatch(/^fault LOCKFILE/);
  expect([...applied]).toEqual([['corp', 'done 1']]);
});

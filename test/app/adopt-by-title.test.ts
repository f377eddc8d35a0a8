import { expect, test } from 'vitest';
import { type AdoptByTitleOptions, adoptByTitle, candidatesFor } from '../../src/app/adopt-by-title.ts';
import { candidateText, pairsText } from '../../src/report/candidates.ts';
import { unpainted } from '../../src/report/text/paint.ts';
import { atDesk, type Desk, isWriting, linesOf } from '../laws/desk.ts';

const fast = { limits: false };

async function byTitle(desk: Desk, more: Partial<AdoptByTitleOptions> = {}) {
  const taken = await adoptByTitle({ ...desk.options(), ...more });
  if (taken.kind === 'invalid') throw new Error(JSON.stringify(taken.diagnostics));
  return taken;
}

/** Three keys that are clear, one with two candidates, two that mean one chat, one without any. */
function mixed(desk: Desk) {
  const { store } = desk.sandbox;
  const ids = ['One', 'Two', 'Three'].map((title) => store.createChat({ title, users: [1, 3] }));
  for (const title of ['Pair', 'Pair', 'Shared']) store.createChat({ title });
  const titles = {
    one: 'One',
    two: 'Two',
    three: 'Three',
    pair: 'Pair',
    shared1: 'Shared',
    shared2: 'Shared',
    none: 'None',
  };
  desk.write({ chats: Object.fromEntries(Object.entries(titles).map(([key, title]) => [key, { title }])) });
  return { one: { id: ids[0] }, two: { id: ids[1] }, three: { id: ids[2] } };
}

test('what is without doubt is taken in one go, the rest is shown and left', () =>
  atDesk(async (desk) => {
    const rows = mixed(desk);
    const shown: string[] = [];
    const taken = await byTitle(desk, {
      onPairs: async (pairs) => void shown.push(...pairsText(pairs, 'en').map(unpainted)),
      consent: async (missing) => Object.fromEntries(missing.map(({ what, needed }) => [what, needed])),
    });
    expect(taken.kind).toBe('adopted');
    expect(desk.rows()).toEqual(rows);
    expect(taken.unclear.map(({ key, candidates }) => [key, candidates.length])).toEqual([
      ['pair', 2],
      ['shared1', 1],
      ['shared2', 1],
    ]);
    expect(shown[0]).toMatch(
      /^> one {6}\d+ {2}"One" {2}made \d{4}-\d\d-\d\d, owner .+ \(1\), 2 members {2}http:.*IM_DIALOG=chat\d+$/,
    );
    expect(shown.at(-1)).toBe('3 chats to adopt, 3 keys with doubt (provision adopt KEY --id N).');
    expect(linesOf((await desk.plan()).plan).filter((line) => / (one|two|three) /.test(line))).toEqual([]);
    expect(desk.sandbox.commands.filter(({ method }) => isWriting(method))).toEqual([]);
  }, fast));

test.each([{}, { adopt: 2 }, { adopt: 4 }, { twin: 3 }])(
  'consent to %j is not consent to three: nothing is written',
  (allowed) =>
    atDesk(async (desk) => {
      mixed(desk);
      const taken = await byTitle(desk, { allowed });
      expect(taken).toMatchObject({ kind: 'consent', missing: [{ what: 'adopt', needed: 3 }] });
      expect(desk.lockText()).toBeUndefined();
      expect((await byTitle(desk, { allowed: { adopt: 3 } })).kind).toBe('adopted');
    }, fast),
);

test('a chat that another row has is nobody’s to take by its title, and what is taken already is not asked about', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { old: { title: 'Sales' } } });
    await desk.apply();
    const before = desk.lockText();
    desk.write({ chats: { renamed: { title: 'Sales' } } });
    const taken = await byTitle(desk);
    expect(taken.clear).toEqual([]);
    expect(desk.lockText()).toBe(before);
    desk.write({ chats: { old: { title: 'Sales' } } });
    expect(await byTitle(desk)).toMatchObject({ kind: 'adopted', clear: [], unclear: [] });
  }, fast));

test('the candidates of an open question are named with what tells them apart', () =>
  atDesk(async (desk) => {
    const { store } = desk.sandbox;
    const ids = [store.createChat({ title: 'Sales', users: [1, 3] }), store.createChat({ title: 'Sales' })];
    desk.write({ chats: { sales: { title: 'Sales' } } });
    const portal = new URL(desk.sandbox.url).host;
    const nowSec = Math.floor(Date.now() / 1000) - 1;
    const conflict = { conflict: ids.map((id) => ({ id })) };
    const state = (row: object) =>
      desk.put(
        'chats.lock.json',
        JSON.stringify({ lockfileVersion: 1, project: 'laws', portals: { [portal]: { sales: row } } }),
      );
    state({ pending: nowSec, sent: { title: 'Sales', type: 'CHAT', by: 1 } });
    const lost = await candidatesFor(desk.options(), 'sales');
    state(conflict);
    const merged = await candidatesFor(desk.options(), 'sales');
    for (const found of [lost, merged]) {
      if ('kind' in found) throw new Error('the config is wrong');
      expect(found.candidates.map(({ id, members }) => [id, members])).toEqual([
        [ids[0], 2],
        [ids[1], 1],
      ]);
      expect(candidateText(found.candidates[0] as never, 'ru')).toMatch(
        /создан \d{4}-\d\d-\d\d, владелец .*\(1\), 2 участника/,
      );
    }
    // With one left, the next look would settle it; that one is shown.
    desk.sandbox.store.deleteChat(ids[1] ?? 0);
    state({ pending: nowSec, sent: { title: 'Sales', type: 'CHAT', by: 1 } });
    expect(await candidatesFor(desk.options(), 'sales')).toMatchObject({ candidates: [{ id: ids[0] }] });
  }, fast));

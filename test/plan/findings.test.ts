import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/actual.ts';
import type { LockRow } from '../../src/model/lockfile.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { ConsentName } from '../../src/model/plan.ts';
import { caller, chat, found, planOf, short, written } from './worlds.ts';

const place = { file: 'chats.yaml', line: 1, column: 1, length: 1 };
const consented = (...names: readonly ConsentName[]) => ({
  allowed: Object.fromEntries(names.map((name) => [name, 1])),
});

function planned(finding: Finding, row?: LockRow, rest: Parameters<typeof planOf>[1] = {}, fields = {}) {
  const world = { chats: [written('a', fields)], findings: { a: finding }, ...(row ? { rows: { a: row } } : {}) };
  return planOf(world, rest);
}

/** Findings to which nothing may be done: what is told, and the id that stands beside it. */
const stops: readonly (readonly [Finding, LockRow | undefined, Message, number | undefined])[] = [
  [{ kind: 'deleted', id: 7 }, { id: 7 }, message('CHAT_DELETED', { id: 7 }), 7],
  [{ kind: 'unreachable', id: 7, by: 'lockfile' }, { id: 7 }, message('CHAT_UNREACHABLE', { id: 7 }), 7],
  [{ kind: 'unreachable', id: 7, by: 'marker' }, undefined, message('CHAT_CLOSED_TO_CALLER', { id: 7 }), 7],
  [
    { kind: 'foreign', id: 7, marker: 'PROVISION/other/a' },
    { id: 7 },
    message('CHAT_FOREIGN', { id: 7, marker: 'PROVISION/other/a' }),
    7,
  ],
  [{ kind: 'doubled', ids: [7, 9] }, { id: 7 }, message('MARKER_DOUBLED', { ids: '7, 9' }), 7],
  [{ kind: 'elsewhere', id: 7, marked: 9 }, { id: 7 }, message('MARKER_ELSEWHERE', { id: 7, marked: 9 }), 7],
  [{ kind: 'conflict', ids: [7, 9] }, { id: 7 }, message('LOCKFILE_TWO_IDS', { ids: '7, 9', key: 'a' }), undefined],
  [{ kind: 'ahead', seconds: 400 }, { pending: 5 }, message('CREATE_AHEAD', { seconds: 400, key: 'a' }), undefined],
  [
    { kind: 'sent-by-other', by: 4 },
    { pending: 5 },
    message('CREATE_BY_OTHER', { by: 4, caller, key: 'a' }),
    undefined,
  ],
  [
    { kind: 'unsettled', candidates: [chat(7), chat(9)] },
    { pending: 5 },
    message('CREATE_UNSURE', { ids: '7, 9', key: 'a' }),
    undefined,
  ],
  [{ kind: 'unsettled', candidates: [] }, { pending: 999_980 }, message('CREATE_OPEN', { seconds: 40 }), undefined],
  [{ kind: 'unsettled', candidates: [] }, { pending: 5 }, message('CREATE_OPEN', { seconds: 1 }), undefined],
  [
    { kind: 'lookalikes', chats: [chat(7), chat(9)] },
    undefined,
    message('LOOKALIKES', { ids: '7, 9', key: 'a' }),
    undefined,
  ],
];

describe('a chat that cannot be told for sure', () => {
  it.each(stops)('is not touched, its row stays, and it is told why: %j', (finding, row, why, id) => {
    const [made, ...others] = planned(finding, row).chats;
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      changes: [{ kind: 'note', key: 'a', field: undefined, message: why, place }],
      operations: [],
      row: 'keep',
      rowChanged: false,
      consents: {},
      blocked: why,
      place,
    });
    expect(made?.id).toBe(id);
  });

  it.each(stops)('is not touched whatever else was agreed to: %j', (finding, row, why) => {
    const others = consented('adopt', 'archive', 'delete', 'forget', 'hand-over', 'remove-members');
    expect(planned(finding, row, others).chats[0]).toMatchObject({ operations: [], blocked: why });
  });
});

describe('a chat that is gone', () => {
  const deleted: Finding = { kind: 'deleted', id: 7 };
  const unreachable = (by: 'lockfile' | 'marker'): Finding => ({ kind: 'unreachable', id: 7, by });

  it.each([[deleted], [unreachable('lockfile')]])(
    'is made anew only where that was agreed to, and counted: %j',
    (finding) => {
      const plan = planned(finding, { id: 7, avatar: 'sha256-x' }, consented('recreate'));
      expect([short(plan), plan.consents]).toEqual(['create a\n· im.chat.add TITLE="a"', { recreate: 1 }]);
      expect(plan.chats[0]).toMatchObject({ id: undefined, row: { unfinished: true }, rowChanged: true });
    },
  );

  it.each([[{ allowed: { recreate: 0 } }], [consented('twin')], [{}]])(
    'is not made anew by another consent, nor by one for none: %j',
    (rest) => {
      for (const finding of [deleted, unreachable('lockfile')])
        expect(planned(finding, { id: 7 }, rest).chats[0]?.operations).toEqual([]);
    },
  );

  it('is never made anew where its marker shows that it exists', () => {
    const plan = planned(unreachable('marker'), undefined, consented('recreate'));
    expect(short(plan)).toBe('note a (CHAT_CLOSED_TO_CALLER)\n! CHAT_CLOSED_TO_CALLER');
  });
});

describe('a chat of the same title', () => {
  const alike: Finding = { kind: 'lookalikes', chats: [chat(7, { title: 'a', color: 'RED' })] };

  it('is adopted together with all that differs, and the consents of that are counted as well', () => {
    const facts = chat(7, { title: 'a', color: 'RED', members: [caller, 2] });
    const plan = planned(
      { kind: 'lookalikes', chats: [facts] },
      undefined,
      {},
      {
        color: 'MINT',
        users: [3],
        membership: 'exact',
      },
    );
    expect(short(plan).split('\n').slice(0, 2)).toEqual(['adopt a →7 (LOOKALIKE)', 'update a color RED→MINT']);
    expect(plan.chats[0]).toMatchObject({ id: 7, row: { id: 7 }, rowChanged: true, replaces: [] });
    expect(plan.chats[0]?.blocked).toBeUndefined();
    expect(plan.consents).toEqual({ adopt: 1, 'remove-members': 1 });
    expect(plan.chats[0]?.changes[0]).toMatchObject({ message: message('LOOKALIKE', { id: 7 }), place });
  });

  it('that a key had which left the file is taken from that key, and the better way is named', () => {
    const plan = planOf({ chats: [written('a')], findings: { a: alike }, rows: { old: { id: 7 }, x: { id: 8 } } });
    expect(plan.chats[0]).toMatchObject({ id: 7, row: { id: 7 }, replaces: ['old'], rowChanged: true });
    expect(plan.chats[0]?.changes[0]?.message).toEqual(message('LOOKALIKE_LEFT', { id: 7, key: 'a', from: 'old' }));
  });

  it('and whose key a row makes is told to name the old one in the table', () => {
    const row = { file: 'teams.csv', line: 2, column: 1, length: 1 };
    const made = { ...written('a'), place: { ...place, from: row } };
    const plan = planOf({ chats: [made], findings: { a: alike }, rows: { old: { id: 7 } } });
    expect(plan.chats[0]?.changes[0]?.message).toEqual(message('LOOKALIKE_LEFT_ROW', { id: 7, from: 'old' }));
  });

  it('is not said to be taken from another key where the row is the key’s own', () => {
    const plan = planned(alike, { id: 7 });
    expect(plan.chats[0]?.changes[0]?.message).toEqual(message('LOOKALIKE', { id: 7 }));
  });

  it('whose owner nobody can be is adopted, and nothing else is done to it', () => {
    const plan = planned(alike, undefined, {}, { owner: 99, color: 'MINT' });
    expect(plan.chats[0]).toMatchObject({ operations: [], row: { id: 7 }, consents: { adopt: 1 } });
  });

  it('gets a twin only with consent, which is counted', () => {
    expect(planned(alike, undefined, consented('twin')).consents).toEqual({ twin: 1 });
    expect(planned({ kind: 'lookalikes', chats: [chat(7), chat(9)] }, undefined, consented('twin')).consents).toEqual({
      twin: 1,
    });
    expect(planned({ kind: 'lookalikes', chats: [] }).chats[0]).toMatchObject({ blocked: { code: 'LOOKALIKES' } });
  });
});

describe('how a chat was found', () => {
  const facts = chat(7, { title: 'a' });
  const told = (by: 'lockfile' | 'marker' | 'pending', row: LockRow | undefined, rest = {}) =>
    planned(found(facts, by), row, rest).chats.flatMap(({ changes }) => changes);

  it('is told where the marker gives a lost id back, and not where the row knew it', () => {
    const healed = { kind: 'adopt', key: 'a', to: '7', message: message('HEALED', { id: 7 }), place };
    expect(told('marker', undefined)).toMatchObject([healed]);
    expect(told('marker', { id: 8 })).toMatchObject([healed]);
    expect(told('marker', { id: 7 })).toEqual([]);
    expect(told('lockfile', { id: 7 })).toEqual([]);
  });

  it('is told where a lost create turns out to have made it', () => {
    const settled = { kind: 'adopt', key: 'a', to: '7', message: message('SETTLED', { id: 7 }), place };
    expect(told('pending', { pending: 5 })).toMatchObject([settled]);
    const plan = planned(found(facts, 'pending'), { pending: 5, sent: { title: 'a', type: 'CHAT', by: 1 } });
    expect(plan.chats[0]).toMatchObject({ row: { id: 7 }, rowChanged: true });
  });

  it('is a note where markers identify chats and this one bears none', () => {
    const note = { kind: 'note', key: 'a', message: message('CANNOT_HEAL', { id: 7 }), place };
    expect(told('lockfile', { id: 7 }, { identity: 'marker' })).toMatchObject([note]);
    expect(told('lockfile', { id: 7 }, { identity: 'lockfile' })).toEqual([]);
    const marked = chat(7, { title: 'a', entity: { type: 'PROVISION', id: 'team/a' } });
    const plan = planned(found(marked), { id: 7 }, { identity: 'marker' });
    expect(short(plan)).toBe('');
  });
});

describe('the creation of a chat that was found again', () => {
  const facts = { title: 'a', members: [caller, 3], entity: { type: 'PROVISION', id: 'team/a' } };
  const wish = { owner: 3 };
  const now = 1_000_000;
  const handedOver = (by: 'lockfile' | 'marker' | 'pending', row: LockRow | undefined, more: object = {}) =>
    planned(found(chat(7, { ...facts, createdSec: now - 3600, ...more }), by), row, { identity: 'marker' }, wish);

  it.each<[string, Parameters<typeof handedOver>]>([
    ['its row says so', ['lockfile', { id: 7, unfinished: true }, {}]],
    ['a lost create made it', ['pending', { pending: 5 }, {}]],
    ['it was healed within a day of being made', ['marker', undefined, {}]],
    ['it was healed at the last moment of that day', ['marker', undefined, { createdSec: now - 86_399 }]],
  ])('is not over where %s: the consent of its plan holds', (_when, args) => {
    const plan = handedOver(...args);
    expect(plan.consents).toEqual({});
    expect(plan.chats[0]).toMatchObject({ row: { id: 7, unfinished: true } });
    expect(plan.chats[0]?.operations.map(({ method }) => method)).toEqual(['im.chat.setOwner']);
  });

  it.each<[string, Parameters<typeof handedOver>]>([
    ['its row is settled', ['lockfile', { id: 7 }, {}]],
    ['the row knew another chat', ['marker', { id: 8 }, {}]],
    ['it was made a day ago', ['marker', undefined, { createdSec: now - 86_400 }]],
    ['it bears another marker than ours', ['marker', undefined, { entity: { type: 'ACME', id: 'x' } }]],
  ])('is over where %s: giving it away wants consent', (_when, args) => {
    const plan = handedOver(...args);
    expect(plan.consents).toEqual({ 'hand-over': 1 });
    expect(plan.chats[0]?.row).not.toHaveProperty('unfinished');
  });

  it('is over where somebody else owns it by now', () => {
    const plan = handedOver('marker', undefined, { owner: 2, role: 'member' });
    expect(plan.chats[0]?.row).not.toHaveProperty('unfinished');
  });

  it('is over where nothing is left to do', () => {
    const plan = planned(found(chat(7, { title: 'a' })), { id: 7, unfinished: true });
    expect(plan.chats[0]).toMatchObject({ changes: [], row: { id: 7 }, rowChanged: true });
    expect(plan.chats[0]?.row).toEqual({ id: 7 });
    expect(plan.unchanged).toBe(1);
  });
});

describe('the row of a chat', () => {
  const facts = chat(7, { title: 'a' });

  it('remembers what must survive the chat’s leaving the file, and forgets what the file does not say any more', () => {
    const plan = (fields: object, row: LockRow) => planned(found(facts), { id: 7, ...row }, {}, fields).chats[0]?.row;
    expect(plan({ protect: true, onRemove: 'archive' }, {})).toEqual({ id: 7, protect: true, onRemove: 'archive' });
    expect(plan({ onRemove: 'delete' }, { protect: true })).toEqual({ id: 7, onRemove: 'delete' });
    expect(plan({ protect: false, onRemove: 'forget' }, { protect: true, onRemove: 'archive' })).toEqual({ id: 7 });
  });

  it('of a new chat remembers it from the beginning', () => {
    const plan = planned({ kind: 'absent' }, undefined, {}, { protect: true, onRemove: 'delete' });
    expect(plan.chats[0]?.row).toEqual({ unfinished: true, protect: true, onRemove: 'delete' });
  });

  it('is not written again where nothing of it changed', () => {
    expect(planned(found(facts), { id: 7 }).chats).toEqual([]);
    expect(planned(found(facts), { id: 7 })).toMatchObject({ unchanged: 1 });
  });

  it('forgets an older marker’s key where the chat bears the key’s own by now', () => {
    const own = chat(7, { title: 'a', entity: { type: 'PROVISION', id: 'team/a' } });
    const plan = planned(found(own), { id: 7, marker: 'old' }, { identity: 'marker' });
    expect(plan.chats[0]?.row).toEqual({ id: 7 });
  });
});

describe('keys under which a chat was known', () => {
  const renamed = written('a', { previousKeys: ['old', 'older'] });
  const world = (rows: Record<string, LockRow>) =>
    planOf({ chats: [renamed], findings: { a: found(chat(7, { title: 'a' })) }, rows });

  it('give their row to the key, the first that has one', () => {
    const plan = world({ old: { id: 7, avatar: 'sha256-x' }, older: { id: 9 } });
    expect(plan.chats[0]).toMatchObject({ row: { id: 7, avatar: 'sha256-x' }, replaces: ['old'], rowChanged: true });
    expect(plan.chats[0]?.changes[0]).toMatchObject({
      kind: 'update',
      from: 'old',
      to: 'a',
      message: message('KEY_MOVED', { from: 'old', to: 'a' }),
      place,
    });
  });

  it('lose their rows beside the key’s own where they name the same chat', () => {
    const plan = world({ a: { id: 7 }, old: { id: 7 }, older: { id: 7 } });
    expect(plan.chats[0]).toMatchObject({ replaces: ['old', 'older'], rowChanged: true, row: { id: 7 } });
  });

  it('are told, and keep their rows, where they name another chat than the key’s own row', () => {
    const plan = world({ a: { id: 7 }, old: { id: 9 }, older: { pending: 5 } });
    const facts = (from: string, other: number | string) => ({
      kind: 'note',
      key: 'a',
      field: 'previousKeys',
      message: message('PREVIOUS_KEY_KNOWN', { key: 'a', from, id: 7, other }),
      place,
    });
    expect(plan.chats[0]).toMatchObject({ replaces: [], changes: [facts('old', 9), facts('older', '?')] });
  });

  it('are told as well beside a row whose create is in doubt', () => {
    const plan = planOf({
      chats: [renamed],
      findings: { a: { kind: 'unsettled', candidates: [] } },
      rows: { a: { pending: 5 }, old: { id: 9 } },
    });
    expect(plan.chats[0]?.changes[1]?.message).toEqual(
      message('PREVIOUS_KEY_KNOWN', { key: 'a', from: 'old', id: '?', other: 9 }),
    );
  });

  it('are no leftovers where their row goes to the key', () => {
    const plan = planOf({
      chats: [renamed],
      findings: { a: found(chat(7, { title: 'a' })) },
      leftovers: { old: found(chat(7, { title: 'a' })), other: found(chat(8, { title: 'b' })) },
      rows: { old: { id: 7 }, other: { id: 8 } },
    });
    expect(plan.chats.map(({ key }) => key)).toEqual(['a', 'other']);
  });
});

describe('a plan', () => {
  it('is sorted by key, counts what is as wanted, and adds up the consents of all', () => {
    const plan = planOf({
      chats: [written('c', { users: [2], membership: 'exact' }), written('b'), written('a', { color: 'MINT' })],
      findings: {
        a: found(chat(7, { title: 'a' })),
        b: found(chat(8, { title: 'b' })),
        c: found(chat(9, { title: 'c', members: [caller, 2, 3, 4] })),
      },
      rows: { a: { id: 7 }, b: { id: 8 }, c: { id: 9 }, gone: { id: 5, onRemove: 'archive' } },
      leftovers: { gone: found(chat(5, { title: 'x', members: [caller] })), norow: found(chat(6)) },
    });
    expect(plan.chats.map(({ key }) => key)).toEqual(['a', 'c', 'gone']);
    expect(plan).toMatchObject({
      project: 'team',
      identity: 'lockfile',
      portal: 'sandbox',
      caller,
      unchanged: 1,
      consents: { 'remove-members': 2 },
    });
  });

  it('tells two keys that lead to one chat by both their names', () => {
    const facts = found(chat(7, { title: 'x' }));
    const plan = planOf({
      chats: [written('b', { color: 'MINT' }), written('a'), written('c')],
      findings: { a: facts, b: facts, c: found(chat(8, { title: 'c' })) },
      rows: { a: { id: 7 }, b: { id: 7 }, c: { id: 8 } },
    });
    const why = message('CHAT_CLAIMED_TWICE', { id: 7, keys: 'b, a' });
    expect(plan.chats).toMatchObject([
      {
        key: 'a',
        id: 7,
        changes: [{ kind: 'note', key: 'a', field: undefined, message: why, place }],
        operations: [],
        row: 'keep',
        rowChanged: false,
        consents: {},
        blocked: why,
        place,
      },
      { key: 'b', blocked: why, operations: [], row: 'keep', rowChanged: false, consents: {} },
    ]);
    expect(plan.chats[0]?.digest).not.toBe(plan.chats[1]?.digest);
  });

  it('lets a key have the chat of one that left the file, which is told where it is', () => {
    const facts = found(chat(7, { title: 'a' }));
    const plan = planOf({
      chats: [written('a', { color: 'MINT' })],
      findings: { a: facts },
      rows: { a: { id: 7 }, gone: { id: 7 } },
      leftovers: { gone: facts },
    });
    expect(plan.chats.map(({ key, blocked }) => [key, blocked])).toEqual([
      ['a', undefined],
      ['gone', undefined],
    ]);
  });

  it('lets creates of one title and type wait for one another, unless markers tell them apart', () => {
    const chats = [
      written('a', { title: 'x' }),
      written('b', { title: ' x ', type: 'CHAT' }),
      written('c', { title: 'x', type: 'OPEN' }),
      written('d', { title: 'y' }),
      written('e', { title: 'x' }),
      written('f', { title: 'x' }),
    ];
    const findings = { e: found(chat(7, { title: 'z' })) };
    const turns = (identity: 'lockfile' | 'marker') =>
      planOf({ chats, findings, rows: { e: { id: 7 } } }, { identity }).chats.map((one) => one.after);
    expect(turns('lockfile')).toEqual([undefined, 'a', undefined, undefined, undefined, 'b']);
    expect(turns('marker')).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
  });
});

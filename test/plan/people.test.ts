import { describe, expect, it } from 'vitest';
import type { PersonRef } from '../../src/model/config.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { Change } from '../../src/model/plan.ts';
import { caller, chat, found, planOf, short, written } from './worlds.ts';

const at = (line: number) => ({ file: 'chats.yaml', line, column: 5, length: 1 });
const notesOf = (changes: readonly Change[] = []) => changes.filter(({ kind }) => kind === 'note');

/** A chat of the file that exists with these members, as what its plan says. */
function existing(fields: object, members: readonly number[], more: Parameters<typeof chat>[1] = {}, rest = {}) {
  return planOf(
    {
      chats: [written('a', fields as never)],
      findings: { a: found(chat(7, { title: 'a', members, ...more })) },
      rows: { a: { id: 7 } },
    },
    rest,
  );
}

/** What the reader of a plan is told of each kind of entry. */
const entries: readonly (readonly [PersonRef, Message])[] = [
  [99, message('PERSON_UNKNOWN', { who: '99' })],
  [100, message('PERSON_UNKNOWN', { who: '100' })],
  ['nobody@corp.example', message('PERSON_UNKNOWN', { who: 'nobody@corp.example' })],
  ['Shared@corp.example', message('PERSON_AMBIGUOUS', { who: 'Shared@corp.example', ids: '2, 3' })],
  [5, message('PERSON_DISMISSED', { who: '5' })],
  ['user5@corp.example', message('PERSON_DISMISSED', { who: 'user5@corp.example' })],
  [6, message('PERSON_BOT', { who: '6' })],
  [7, message('PERSON_EXTRANET', { who: '7' })],
  [{ department: 'Gone' }, message('DEPARTMENT_UNKNOWN', { who: 'Gone' })],
  [{ department: 'Never asked' }, message('DEPARTMENT_UNKNOWN', { who: 'Never asked' })],
  [{ department: 'Twice' }, message('DEPARTMENT_AMBIGUOUS', { who: 'Twice', ids: '7, 8', paths: 'A/Twice, B/Twice' })],
  [{ department: 'Empty' }, message('DEPARTMENT_EMPTY', { who: 'Empty' })],
  [{ head: 'Empty' }, message('DEPARTMENT_HEADLESS', { who: 'Empty' })],
  [{ head: 'Left' }, message('PERSON_DISMISSED', { who: '{ head: Left }: user5@corp.example (5)' })],
  [
    { department: 'Sales', except: ['nobody@corp.example'] },
    message('EXCEPTION_UNKNOWN', { who: 'nobody@corp.example' }),
  ],
  [{ everyone: true, except: [3, { head: 'Gone' }] }, message('EXCEPTION_UNKNOWN', { who: 'Gone' })],
];

describe('an entry that cannot be a member, or perhaps not', () => {
  it.each(entries)('is told at its own line, in a chat that is there: %j', (entry, why) => {
    const users = [2, entry, 3];
    const plan = planOf({
      chats: [{ ...written('a', { users }), places: { users: at(2), 'users[0]': at(3), 'users[1]': at(4) } }],
      findings: { a: found(chat(7, { title: 'a', members: [caller, 2, 3] })) },
      rows: { a: { id: 7 } },
    });
    const note = { kind: 'note', key: 'a', field: 'users', message: why, place: at(4) };
    expect(notesOf(plan.chats[0]?.changes)).toEqual([note]);
  });

  it.each(entries)('is told at the line of the list where it has none of its own: %j', (entry) => {
    const chats = [{ ...written('a', { managers: [entry] }), places: { managers: at(2) } }];
    const findings = { a: found(chat(7, { title: 'a' })) };
    const plan = planOf({ chats, findings, rows: { a: { id: 7 } } }, { undocumented: true });
    const note = notesOf(plan.chats[0]?.changes)[0];
    expect([note?.field, note?.place]).toEqual(['managers', at(2)]);
    const bare = planOf(
      { chats: [written('a', { managers: [entry] })], findings, rows: { a: { id: 7 } } },
      { undocumented: true },
    );
    expect(notesOf(bare.chats[0]?.changes)[0]).toHaveProperty('place', written('a').place);
  });

  it.each([[2], ['USER2@corp.example'], [{ department: 'Sales' }], [{ head: 'Sales' }], [{ everyone: true } as const]])(
    'is not seen where all is well: %j',
    (entry) => {
      expect(notesOf(existing({ users: [entry] }, [caller]).chats[0]?.changes)).toEqual([]);
    },
  );

  it('is nothing to fear any more where a bot or a guest is in already', () => {
    expect(short(existing({ users: [6, 7] }, [caller, 6, 7]))).toBe('');
    expect(short(existing({ users: [6, 7] }, [caller, 6]))).toBe(
      'update a users +user7@corp.example (7)\nnote a users (PERSON_EXTRANET)\n· im.chat.user.add USERS=[7]',
    );
    expect(short(existing({ users: [6, 7] }, [caller, 7]))).toContain('note a users (PERSON_BOT)');
  });

  it('is told of a dismissed person even where he is in already', () => {
    expect(short(existing({ users: [5] }, [caller, 5]))).toBe('note a users (PERSON_DISMISSED)');
  });

  it('is told in the words of the entry where a new chat is not made for it', () => {
    const users = [
      99,
      'nobody@corp.example',
      { department: 'Gone' },
      { head: 'Empty' },
      { everyone: true, except: [99] },
    ];
    const plan = planOf({ chats: [written('a', { users } as never)] });
    expect(plan.chats[0]?.blocked).toEqual(
      message('PEOPLE_NONE', { who: '99, nobody@corp.example, Gone, Empty, everyone' }),
    );
  });

  it('among the managers keeps a new chat from being made as one among the members does', () => {
    const blocked = (fields: object) =>
      planOf({ chats: [written('a', fields as never)] }, { undocumented: true }).chats[0]?.blocked?.code;
    expect(blocked({ managers: [99] })).toBe('PEOPLE_NONE');
    expect(blocked({ users: [99], managers: [2] })).toBeUndefined();
    expect(blocked({ users: [2], managers: [{ department: 'Twice' }] })).toBe('DEPARTMENT_AMBIGUOUS');
  });
});

describe('removals that are held up', () => {
  it('name every entry that stands for nobody, at the line of the list', () => {
    const users = [2, 99, { department: 'Gone' }];
    const plan = planOf({
      chats: [{ ...written('a', { users, membership: 'exact' }), places: { users: at(2) } }],
      findings: { a: found(chat(7, { title: 'a', members: [caller, 2, 3] })) },
      rows: { a: { id: 7 } },
    });
    const held = {
      kind: 'note',
      key: 'a',
      field: 'users',
      message: message('REMOVALS_HELD', { who: '99, Gone' }),
      place: at(2),
    };
    expect(plan.chats[0]?.changes[0]).toEqual(held);
  });

  it('are told at the chat where the list has no line of its own', () => {
    const plan = existing({ users: [2, 99], membership: 'exact' }, [caller, 2, 3]);
    expect(plan.chats[0]?.changes[0]).toMatchObject({ place: { line: 1, column: 1 } });
  });

  it('are none where an entry stands for a dismissed person, or the chat takes everybody', () => {
    expect(existing({ users: [2, 5], membership: 'exact' }, [caller, 2, 3]).consents).toEqual({ 'remove-members': 1 });
    expect(short(existing({ users: [2, 99] }, [caller, 2, 3]))).toBe('note a users (PERSON_UNKNOWN)');
  });
});

describe('a protected chat', () => {
  const exact = { users: [2], membership: 'exact', protect: true };

  it('says whom it keeps, where "protect" stands', () => {
    const plan = planOf({
      chats: [{ ...written('a', exact), places: { users: at(2), protect: at(3) } }],
      findings: { a: found(chat(7, { title: 'a', members: [caller, 2, 3, 40] })) },
      rows: { a: { id: 7, protect: true } },
    });
    const who = 'user3@corp.example (3), 40';
    expect(plan.chats[0]?.changes).toEqual([
      { kind: 'note', key: 'a', field: 'users', message: message('PROTECT_KEEPS', { who }), place: at(3) },
    ]);
    expect(plan.consents).toEqual({});
  });

  it('says it at the list where "protect" has no line of its own', () => {
    const plan = planOf({
      chats: [{ ...written('a', exact), places: { users: at(2) } }],
      findings: { a: found(chat(7, { title: 'a', members: [caller, 2, 3] })) },
      rows: { a: { id: 7, protect: true } },
    });
    expect(plan.chats[0]?.changes[0]?.place).toEqual(at(2));
  });

  it.each([
    [12, (ids: readonly number[]) => ids.join(', ')],
    [13, (ids: readonly number[]) => `${ids.slice(0, 10).join(', ')}, … (13)`],
  ])('names %i people in a line', (count, line) => {
    const strangers = Array.from({ length: count }, (_, n) => 50 + n);
    const plan = existing(exact, [caller, 2, ...strangers]);
    expect(plan.chats[0]?.changes[0]?.message).toEqual(message('PROTECT_KEEPS', { who: line(strangers) }));
  });

  it('says nothing of it where an entry holds all removals up, or everybody may stay', () => {
    expect(short(existing({ ...exact, users: [2, 99] }, [caller, 2, 3]))).not.toContain('PROTECT_KEEPS');
    expect(short(existing({ users: [2], protect: true }, [caller, 2, 3]))).toBe('');
  });
});

describe('who is to be in a chat', () => {
  const added = (fields: object, members: readonly number[], more = {}, rest = {}) =>
    existing(fields, members, more, rest).chats[0]?.changes.flatMap((change) => change.added ?? []);
  const removed = (fields: object, members: readonly number[], more = {}) =>
    existing({ membership: 'exact', ...fields }, members, more).chats[0]?.changes.flatMap(
      (change) => change.removed ?? [],
    );
  const name = (id: number) => `user${id}@corp.example (${id})`;

  it('is whoever is listed, manages or owns it, each once, in order', () => {
    expect(
      added({ users: [4, 2, 4], managers: [3], owner: 4 }, [caller], {}, { undocumented: true })?.slice(0, 3),
    ).toEqual([name(2), name(3), name(4)]);
    expect(added({ owner: 3 }, [caller])).toEqual([name(3)]);
  });

  it('is nobody who is dismissed, unless he is in', () => {
    expect(added({ users: [5, 2] }, [caller])).toEqual([name(2)]);
    expect(removed({ users: [5, 2] }, [caller, 2, 5])).toEqual([]);
    expect(removed({ users: [2] }, [caller, 2, 5])).toEqual([name(5)]);
  });

  it('is the caller and the owner, who are never sent away, and never put in', () => {
    expect(removed({ users: [2] }, [caller, 2, 3])).toEqual([name(3)]);
    expect(existing({ users: [2], membership: 'exact' }, [2, 3], { owner: 3, role: 'guest' }).chats).toEqual([]);
    expect(added({ users: [2], membership: 'exact' }, [4], { owner: 4, role: 'member' })).toEqual([name(2)]);
  });

  it('in a chat that the caller has left does not bring him back', () => {
    const plan = existing({ users: [2], membership: 'exact' }, [2, 3, 4], { owner: 3, role: 'guest' });
    expect(short(plan)).toBe('note a users -user4@corp.example (4) (CALLER_NOT_OWNER)');
  });

  it('is left alone where the file speaks of no people', () => {
    expect(existing({ membership: 'exact' }, [caller, 2, 3]).chats).toEqual([]);
    expect(existing({ managers: [2], membership: 'exact' }, [caller, 2, 3], { managers: [caller, 2] }).chats).toEqual(
      [],
    );
  });

  it('is unknown where the portal does not tell it, and then nobody comes or goes', () => {
    const world = { chats: [written('a', { users: [2], membership: 'exact' })], rows: { a: { id: 7 } } };
    const general = chat(7, { title: 'a', members: undefined });
    expect(planOf({ ...world, findings: { a: found(general) } }).chats).toEqual([]);
  });
});

describe('managers', () => {
  const undocumented = { undocumented: true };
  const calls = (fields: object, facts: Parameters<typeof chat>[1]) =>
    existing(fields, [caller, 2, 3, 4], facts, undocumented).chats.flatMap(({ operations }) =>
      operations.map(({ method, params }) => `${method} ${params.USER_ID} ${params.IS_MANAGER ?? ''}`.trim()),
    );

  it('are set and unset, the owner aside', () => {
    expect(calls({ managers: [2, 3] }, { managers: [caller, 3, 4] })).toEqual([
      'im.chat.setManager 2 Y',
      'im.chat.setManager 4 N',
    ]);
    expect(calls({ managers: [caller, 2] }, { managers: [caller, 2] })).toEqual([]);
  });

  it('lose nothing by becoming the owner', () => {
    expect(calls({ managers: [], owner: 2 }, { managers: [caller, 2] })).toEqual(['im.chat.setOwner 2']);
    expect(calls({ managers: [2], owner: 2 }, { managers: [caller] })).toEqual(['im.chat.setOwner 2']);
  });

  it('are nobody who is dismissed, unless he manages already', () => {
    expect(calls({ managers: [5] }, { managers: [caller] })).toEqual([]);
    expect(calls({ managers: [5] }, { managers: [caller, 5] })).toEqual([]);
  });

  it('lose no rights while an entry stands for nobody', () => {
    expect(calls({ managers: [2, 99] }, { managers: [caller, 3] })).toEqual(['im.chat.setManager 2 Y']);
  });

  it('are set by the owner alone, and by the undocumented method alone', () => {
    const other = existing(
      { managers: [2] },
      [caller, 2, 3],
      { owner: 3, role: 'member', managers: [3] },
      undocumented,
    );
    expect(short(other)).toBe('note a managers +user2@corp.example (2) (CALLER_NOT_OWNER)');
    expect(short(existing({ managers: [2] }, [caller, 2]))).toBe(
      'note a managers +user2@corp.example (2) (MANAGERS_UNDOCUMENTED)',
    );
  });

  it('of a new chat are told to be undocumented, and the chat is made', () => {
    expect(short(planOf({ chats: [written('a', { managers: [2] })] }))).toBe(
      'create a\nnote a managers (MANAGERS_UNDOCUMENTED)\n· im.chat.add TITLE="a" USERS=[2]',
    );
    expect(short(planOf({ chats: [written('a', { managers: [2] })] }, undocumented))).toBe(
      'create a\n· im.chat.add TITLE="a" USERS=[2]\n· im.chat.setManager USER_ID=2 IS_MANAGER="Y"',
    );
  });
});

describe('a caller who is to manage a chat that he gives away', () => {
  const fields = { managers: [caller, 2], owner: 3 };
  const note = {
    kind: 'note',
    key: 'a',
    field: 'managers',
    message: message('CALLER_AS_MANAGER', { caller }),
    place: at(4),
  };
  const placed = { ...written('a', fields), places: { managers: at(4) } };

  it('is told so at the managers, whether the chat is made or there', () => {
    const made = planOf({ chats: [placed] }, { undocumented: true });
    const there = planOf(
      { chats: [placed], findings: { a: found(chat(7, { title: 'a' })) }, rows: { a: { id: 7 } } },
      { undocumented: true },
    );
    for (const plan of [made, there]) expect(plan.chats[0]?.changes).toContainEqual(note);
  });

  it.each([
    ['is not among them', { managers: [2], owner: 3 }, {}],
    ['gives nothing away', { managers: [caller] }, {}],
    ['stays the owner', { managers: [caller], owner: caller }, {}],
    ['does not own it any more', fields, { owner: 3, role: 'manager' as const, managers: [3, caller] }],
  ])('is told nothing where he %s', (_when, fields, facts) => {
    expect(short(existing(fields, [caller, 2, 3], facts, { undocumented: true }))).not.toContain('CALLER_AS_MANAGER');
  });
});

describe('an owner', () => {
  it.each<[PersonRef, Message]>([
    [99, message('PERSON_UNKNOWN', { who: '99' })],
    [5, message('PERSON_DISMISSED', { who: '5' })],
    [{ head: 'Empty' }, message('DEPARTMENT_HEADLESS', { who: 'Empty' })],
    ['shared@corp.example', message('PERSON_AMBIGUOUS', { who: 'shared@corp.example', ids: '2, 3' })],
  ])('whom nobody can be stops the chat, new or there, and is told in the words of the entry: %j', (owner, why) => {
    const fields = { owner, color: 'MINT' };
    for (const plan of [planOf({ chats: [written('a', fields)] }), existing(fields, [caller])])
      expect(plan.chats[0]).toMatchObject({ operations: [], row: 'keep', blocked: why });
  });

  it('who can be one is made a member first, and given the chat last', () => {
    expect(short(existing({ owner: { head: 'Sales' } }, [caller]))).toBe(
      [
        'update a users +user3@corp.example (3)',
        'update a owner user1@corp.example (1)→user3@corp.example (3)',
        '· im.chat.user.add USERS=[3]',
        '· im.chat.setOwner USER_ID=3',
      ].join('\n'),
    );
  });

  it('is changed only by the one who owns the chat', () => {
    expect(short(existing({ owner: 3 }, [caller, 2, 3], { owner: 2, role: 'manager' }))).toBe(
      'note a owner user2@corp.example (2)→user3@corp.example (3) (CALLER_NOT_OWNER)',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { PersonRef } from '../../src/model/config.ts';
import type { Plan } from '../../src/model/plan.ts';
import { fc } from '../property.ts';
import { caller, chat, found, planOf, short, written } from './worlds.ts';

/** Every way in which an entry stands for nobody, or for nobody knows whom. */
const unresolved: readonly PersonRef[] = [
  99,
  'nobody@corp.example',
  'shared@corp.example',
  { department: 'Gone' },
  { department: 'Twice' },
  { department: 'Empty' },
];
const resolved: readonly PersonRef[] = [1, 2, 'user3@corp.example', 5, { department: 'Sales' }];

const removals = ({ chats }: Plan) =>
  chats.flatMap(({ operations }) =>
    operations.filter(({ method, params }) => method === 'im.chat.user.delete' || params.IS_MANAGER === 'N'),
  );

describe('an entry that does not resolve', () => {
  const refs = fc.array(fc.constantFrom(...resolved), { maxLength: 4 });
  const some = fc.subarray([2, 3, 4, 5, 6, 70, 71]);
  const doubt = fc.record({
    users: refs,
    managers: fc.option(refs, { nil: undefined }),
    bad: fc.constantFrom(...unresolved),
    field: fc.constantFrom('users', 'managers'),
    at: fc.nat(),
    members: some,
    had: some,
  });

  it('never removes anybody, and takes no manager his rights', () => {
    fc.assert(
      fc.property(doubt, ({ users, managers, bad, field, at, members, had }) => {
        const lists = { users, managers: managers ?? (field === 'managers' ? [] : undefined) };
        const list = lists[field] ?? [];
        const place = at % (list.length + 1);
        const torn = { ...lists, [field]: [...list.slice(0, place), bad, ...list.slice(place)] };
        const fields = {
          users: torn.users,
          ...(torn.managers ? { managers: torn.managers } : {}),
          membership: 'exact',
        };
        const facts = chat(5, { title: 'a', members: [caller, ...members], managers: [caller, ...had] });
        const plan = planOf(
          { chats: [written('a', fields)], findings: { a: found(facts) }, rows: { a: { id: 5 } } },
          { undocumented: true },
        );
        expect(removals(plan)).toEqual([]);
        expect(plan.consents['remove-members']).toBeUndefined();
      }),
    );
  });

  it.each(unresolved)('is named where it keeps somebody: %j', (bad) => {
    const world = {
      chats: [written('a', { users: [2, bad], membership: 'exact' })],
      findings: { a: found(chat(5, { title: 'a', members: [caller, 2, 3] })) },
      rows: { a: { id: 5 } },
    };
    const text = short(planOf(world));
    expect(text).toContain('note a users (REMOVALS_HELD)');
    expect(text).not.toContain('im.chat.user.delete');
  });

  it('is not told where nobody would have gone', () => {
    const world = {
      chats: [written('a', { users: [2, 99], membership: 'exact' })],
      findings: { a: found(chat(5, { title: 'a', members: [caller, 2] })) },
      rows: { a: { id: 5 } },
    };
    expect(short(planOf(world))).toBe('note a users (PERSON_UNKNOWN)');
  });

  it('does not hold up the removals of other chats, nor a dismissed person those of his own', () => {
    const world = {
      chats: [
        written('a', { users: [2, 99], membership: 'exact' }),
        written('b', { users: [2, 5], membership: 'exact' }),
      ],
      findings: {
        a: found(chat(5, { title: 'a', members: [caller, 2, 3] })),
        b: found(chat(6, { title: 'b', members: [caller, 2, 3] })),
      },
      rows: { a: { id: 5 }, b: { id: 6 } },
    };
    expect(removals(planOf(world)).map(({ params }) => params.USER_ID)).toEqual([3]);
  });
});

describe('a new chat', () => {
  it.each([[[99]], [[5]], [['nobody@corp.example', { department: 'Empty' }]], [[{ department: 'Gone' }]]])(
    'is not made for the caller alone, as of %j nobody can be in it',
    (users) => {
      const plan = planOf({ chats: [written('a', { users })] });
      expect(plan.chats[0]).toMatchObject({ operations: [], blocked: { code: 'PEOPLE_NONE' } });
    },
  );

  it('is not made while a department may be the wrong one', () => {
    const plan = planOf({ chats: [written('a', { users: [2, { department: 'Twice' }] })] });
    expect(short(plan)).toBe('note a users (DEPARTMENT_AMBIGUOUS)\n! DEPARTMENT_AMBIGUOUS');
  });

  it('is made where the file names nobody, or somebody who can be in it', () => {
    for (const fields of [{}, { users: [] }, { users: [2, 99] }, { users: [1] }])
      expect(planOf({ chats: [written('a', fields)] }).chats[0]?.operations[0]?.method).toBe('im.chat.add');
  });
});

describe('a caller who is to be a manager', () => {
  const fields = { managers: [caller, 2], owner: 3 };

  it('is told that he gives the chat away', () => {
    const made = planOf({ chats: [written('a', fields)] }, { undocumented: true });
    expect(short(made)).toContain('note a managers (CALLER_AS_MANAGER)');
    const given = planOf(
      { chats: [written('a', fields)], findings: { a: found(chat(5, { title: 'a' })) }, rows: { a: { id: 5 } } },
      { undocumented: true },
    );
    expect(short(given)).toContain('note a managers (CALLER_AS_MANAGER)');
  });

  it('is told nothing where he stays the owner', () => {
    const made = planOf({ chats: [written('a', { managers: [caller], owner: caller })] }, { undocumented: true });
    expect(short(made)).not.toContain('CALLER_AS_MANAGER');
  });
});

import { describe, expect, it } from 'vitest';
import { message } from '../../src/model/message.ts';
import { type ConsentName, consents } from '../../src/model/plan.ts';
import { addConsents, missingConsents } from '../../src/plan/consent.ts';
import { inOrder } from '../../src/plan/diff.ts';
import { chatDigest } from '../../src/plan/digest.ts';
import { resolverFor } from '../../src/plan/resolve.ts';
import { fc } from '../property.ts';
import { caller, chat, found, picture, planOf, written } from './worlds.ts';

const at = (line: number) => ({ file: 'chats.yaml', line, column: 5, length: 1 });
const counts = fc.record(
  Object.fromEntries(consents.map((what) => [what, fc.option(fc.nat({ max: 3 }), { nil: undefined })])),
);

describe('consent', () => {
  it('is missing for every danger whose number is not the one that was allowed, in the order of the flags', () => {
    fc.assert(
      fc.property(counts, counts, (needed, allowed) => {
        const missing = missingConsents({ consents: needed as never }, allowed as never);
        const expected = consents.flatMap((what: ConsentName) => {
          const [need, have] = [needed[what] ?? 0, allowed[what] ?? 0];
          return need > 0 && need !== have ? [{ what, needed: need, allowed: have }] : [];
        });
        expect(missing).toEqual(expected);
      }),
    );
  });

  it('of several chats is their sum, and dangers that nobody has are not named', () => {
    expect(addConsents([{ archive: 1, adopt: 0 }, {}, { archive: 2, 'hand-over': 1 }])).toEqual({
      archive: 3,
      'hand-over': 1,
    });
    expect(addConsents([])).toEqual({});
  });
});

describe('the summary of a new chat', () => {
  const summary = (fields: object, rest = {}) =>
    planOf({ chats: [written('a', fields as never)] }, rest).chats[0]?.summary;

  it('names what it will have, the caller among its people', () => {
    const fields = {
      type: 'OPEN',
      color: 'RED',
      description: 'd',
      message: 'm',
      users: [3, 2],
      owner: 4,
      avatar: 'cat.png',
    };
    expect(summary(fields)).toEqual({
      type: 'OPEN',
      color: 'RED',
      description: 'd',
      message: 'm',
      users: 4,
      people: [1, 2, 3, 4].map((id) => `user${id}@corp.example (${id})`),
      refs: { users: [1, 2, 3, 4].map((id) => `user${id}@corp.example`), owner: 'user4@corp.example' },
      owner: 'user4@corp.example (4)',
      handOver: true,
      avatar: { name: 'cat.png', sizeBytes: 24_000 },
    });
  });

  it('of which nothing but a title is written belongs to the caller, who is alone in it', () => {
    expect(summary({})).toEqual({
      type: 'CHAT',
      users: 1,
      people: ['user1@corp.example (1)'],
      refs: { users: ['user1@corp.example'], owner: 'user1@corp.example' },
      owner: 'user1@corp.example (1)',
      handOver: false,
    });
    expect(summary({ owner: caller, users: [caller] })).toMatchObject({ users: 1, handOver: false });
  });

  it('is none of a chat that is there', () => {
    const plan = planOf({
      chats: [written('a', { color: 'MINT' })],
      findings: { a: found(chat(7, { title: 'a' })) },
      rows: { a: { id: 7 } },
    });
    expect(plan.chats[0]).not.toHaveProperty('summary');
  });
});

describe('how a person is written', () => {
  const person = (id: number, email: string, more = {}) => ({
    id,
    name: `User ${id}`,
    email,
    active: true,
    bot: false,
    extranet: false,
    ...more,
  });
  const directory = {
    people: new Map([
      [1, person(1, 'a@corp.example')],
      [2, person(2, 'Two@corp.example')],
      [3, person(3, 'two@CORP.example')],
      [4, person(4, '')],
      [5, person(5, 'gone@corp.example', { active: false })],
      [6, person(6, '', { name: '' })],
      [9, undefined],
    ]),
    emails: new Map(),
    groups: new Map(),
  };
  const { ref, name } = resolverFor(directory, () => picture, '/config');

  it('in a config is the address where it names him alone, and the id otherwise', () => {
    expect([1, 2, 3, 4, 5, 9, 10].map(ref)).toEqual(['a@corp.example', 2, 3, 4, 5, 9, 10]);
  });

  it('for readers is the address or the name with the id, and the id where no more is known', () => {
    expect([1, 4, 5, 6, 9, 10].map(name)).toEqual([
      'a@corp.example (1)',
      'User 4 (4)',
      'gone@corp.example (5)',
      '6',
      '9',
      '10',
    ]);
  });

  it('is looked up in each directory anew', () => {
    const other = { ...directory, people: new Map([[2, person(2, 'two@corp.example')]]) };
    expect(resolverFor(other, () => picture, '/config').ref(2)).toBe('two@corp.example');
  });

  it('pictures are looked for in the folder of the chat', () => {
    const asked: unknown[] = [];
    const look = (folder: string, path: string) => {
      asked.push([folder, path]);
      return picture;
    };
    expect(resolverFor(directory, look, '/config/team').picture('./a.png')).toBe(picture);
    expect(asked).toEqual([['/config/team', './a.png']]);
  });
});

describe('operations of one chat', () => {
  it('stand in the order of their stages, those of one stage as they were', () => {
    const stages = [
      'remove',
      'hand-over',
      'remove-members',
      'managers',
      'add-members',
      'update',
      'create',
      'update',
    ] as const;
    const made = stages.map((stage, n) => ({ stage, field: undefined, method: `m${n}`, params: {} }));
    expect(inOrder(made).map(({ method }) => method)).toEqual(['m6', 'm5', 'm7', 'm4', 'm3', 'm2', 'm1', 'm0']);
  });
});

describe('a difference', () => {
  it('is told at its field’s line, or at the chat’s where the field has none', () => {
    const place = (places: Record<string, ReturnType<typeof at>>) =>
      planOf({
        chats: [{ ...written('a', { color: 'MINT' }), places }],
        findings: { a: found(chat(7, { title: 'a' })) },
        rows: { a: { id: 7 } },
      }).chats[0]?.changes[0]?.place;
    expect(place({ color: at(4) })).toEqual(at(4));
    expect(place({})).toEqual(written('a').place);
  });

  it('whose removals only the owner makes is two lines: what is done, and what is not, with why', () => {
    const plan = planOf({
      chats: [written('a', { users: [2, 3], membership: 'exact' })],
      findings: { a: found(chat(7, { title: 'a', members: [1, 2, 4], owner: 2, role: 'member' })) },
      rows: { a: { id: 7 } },
    });
    const head = { key: 'a', field: 'users', place: written('a').place };
    const before = [1, 2, 4].map((id) => `user${id}@corp.example`);
    const after = [1, 2, 3].map((id) => `user${id}@corp.example`);
    expect(plan.chats[0]?.changes).toEqual([
      { kind: 'update', ...head, before, after, added: ['user3@corp.example (3)'] },
      {
        kind: 'note',
        ...head,
        before,
        after,
        removed: ['user4@corp.example (4)'],
        message: message('CALLER_NOT_OWNER', { caller, owner: 2 }),
      },
    ]);
  });

  it('is none for the first message, and the row learns what is as wanted', () => {
    const facts = chat(7, { title: 'a', avatarUrl: 'https://p/x.png' });
    const plan = planOf({
      chats: [written('a', { message: 'other', avatar: 'cat.png', color: 'MINT' })],
      findings: { a: found(facts) },
      rows: { a: { id: 7, avatar: `sha256-${picture.sha256}` } },
    });
    expect(plan.chats[0]?.changes.map(({ field }) => field)).toEqual(['color']);
    expect(plan.chats[0]?.row).toEqual({ id: 7, avatar: `sha256-${picture.sha256}`, avatarSeen: expect.any(String) });
  });
});

describe('the digest of a chat’s plan', () => {
  const hole = { hole: 'picture', source: '/here/a.png', sha256: 'x', sizeBytes: 3 } as const;
  const plan = {
    key: 'a',
    title: 'a',
    id: 7,
    changes: [{ kind: 'update', key: 'a', field: 'title', from: 'x', to: 'y', place: at(3), before: 'x', after: 'y' }],
    operations: [
      {
        stage: 'update',
        field: 'avatar',
        method: 'm',
        params: { AVATAR: hole, TITLE: 'a', CHAT_ID: { hole: 'chat-id' } },
      },
    ],
    row: { id: 7 },
    rowChanged: false,
    replaces: [],
    consents: {},
  } as const;
  const [operation] = plan.operations;
  const [change] = plan.changes;
  const digest = (more: object) => chatDigest({ ...plan, ...more } as never);
  const withPicture = (more: object) =>
    digest({ operations: [{ ...operation, params: { ...operation.params, AVATAR: { ...hole, ...more } } }] });

  it('is the same wherever the chat and its picture lie, and whoever else is in the chat', () => {
    expect(digest({ changes: [{ ...change, place: at(9), before: 'p', after: 'q' }] })).toBe(digest({}));
    expect(withPicture({ source: '/there/b.png' })).toBe(digest({}));
  });

  it.each([
    ['key', { key: 'b' }],
    ['title', { title: 'b' }],
    ['id', { id: 8 }],
    ['row', { row: { id: 8 } }],
    ['consents', { consents: { archive: 1 } }],
    ['values', { changes: [{ ...change, from: 'z' }] }],
    ['kind of change', { changes: [{ ...change, kind: 'note' }] }],
    ['method', { operations: [{ ...operation, method: 'n' }] }],
    ['stage', { operations: [{ ...operation, stage: 'create' }] }],
    ['value that is sent', { operations: [{ ...operation, params: { ...operation.params, TITLE: 'b' } }] }],
    ['reason to stop', { blocked: message('CHAT_DELETED', { id: 7 }) }],
  ])('is another for another %s', (_what, more) => {
    expect(digest(more)).not.toBe(digest({}));
  });

  it('is another for another picture', () => {
    expect(withPicture({ sha256: 'y' })).not.toBe(digest({}));
  });

  it('of a whole plan is another for another chat, key or order of nothing', () => {
    const of = (...keys: readonly string[]) => planOf({ chats: keys.map((key) => written(key)) }).digest;
    expect(of('a', 'b')).toBe(of('b', 'a'));
    expect(new Set([of('a'), of('b'), of('a', 'b'), of()]).size).toBe(4);
  });
});

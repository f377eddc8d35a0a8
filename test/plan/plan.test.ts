import { describe, expect, it } from 'vitest';
import { seenMark } from '../../src/resources/chat/avatar.ts';
import { createSteps } from '../../src/resources/chat/create.ts';
import type { ChatField } from '../../src/resources/chat/fields.ts';
import { caller, chat, found, picture, planOf, short, written } from './worlds.ts';

describe('creating', () => {
  it('sends all that im.chat.add takes and hands over last', () => {
    const welcome = written('welcome', {
      title: ' Hi ',
      type: 'OPEN',
      color: 'RED',
      users: [2, 'user3@corp.example'],
      owner: 4,
      message: 'hello',
    });
    expect(short(planOf({ chats: [welcome] }))).toBe(
      [
        'create welcome',
        '· im.chat.add TITLE="Hi" TYPE="OPEN" COLOR="RED" MESSAGE="hello" USERS=[2,3,4]',
        '· im.chat.setOwner USER_ID=4',
      ].join('\n'),
    );
  });

  it('does not hand a chat over to its creator', () => {
    expect(short(planOf({ chats: [written('a', { owner: caller })] }))).toBe(
      'create a\n· im.chat.add TITLE="a" USERS=[1]',
    );
  });

  it('names people who cannot be members and goes on without them', () => {
    const plan = planOf({ chats: [written('a', { users: [2, 99, 5, 'nobody@corp.example'] })] });
    expect(short(plan)).toBe(
      [
        'create a',
        'note a users (PERSON_UNKNOWN)',
        'note a users (PERSON_DISMISSED)',
        'note a users (PERSON_UNKNOWN)',
        '· im.chat.add TITLE="a" USERS=[2]',
      ].join('\n'),
    );
  });

  it('does nothing to a chat whose owner nobody can be', () => {
    expect(short(planOf({ chats: [written('a', { owner: 99 })] }))).toBe(
      'note a owner (PERSON_UNKNOWN)\n! PERSON_UNKNOWN',
    );
  });

  it('lets creates of one title go one after the other, in whatever order the file has them', () => {
    const [a, b] = [written('a', { title: 'Same' }), written('b', { title: 'Same' })];
    for (const chats of [
      [a, b],
      [b, a],
    ])
      expect(planOf({ chats }).chats.map(({ key, after }) => [key, after])).toEqual([
        ['a', undefined],
        ['b', 'a'],
      ]);
  });

  it('blames the line of the owner for a chat that cannot be made because of him', () => {
    const owner = { file: 'chats.yaml', line: 7, column: 12, length: 2 };
    const plan = planOf({ chats: [{ ...written('a', { owner: 99 }), places: { owner } }] });
    expect(plan.chats[0]?.place).toEqual(owner);
  });

  it('puts the marker on the chat when markers identify chats', () => {
    expect(short(planOf({ chats: [written('a')] }, { identity: 'marker' }))).toBe(
      'create a\n· im.chat.add TITLE="a" ENTITY_TYPE="PROVISION" ENTITY_ID="team/a"',
    );
  });

  it('splits more members than a query string may carry', () => {
    const users = Array.from({ length: 501 }, (_, index) => index + 1);
    const steps = createSteps(new Map<ChatField, unknown>([['users', users]]), undefined, caller, false);
    expect(steps.map((step) => ('params' in step ? (step.params.USERS as number[]).length : step))).toEqual([500, 1]);
  });

  it('lets plain chats of one title and type be created one after the other', () => {
    const plan = planOf({ chats: [written('a', { title: 'x' }), written('b', { title: 'x' }), written('c')] });
    expect(plan.chats.map(({ key, after }) => [key, after])).toEqual([
      ['a', undefined],
      ['b', 'a'],
      ['c', undefined],
    ]);
  });
});

describe('updating', () => {
  const one = (fields: object, facts: object, row: object = {}, rest: object = {}) =>
    short(
      planOf(
        {
          chats: [written('a', fields as never)],
          findings: { a: found(chat(7, { title: 'a', ...facts })) },
          rows: { a: { id: 7, ...row } },
        },
        rest,
      ),
    );

  it('has nothing to do when everything is as written', () => {
    expect(one({ color: 'RED', description: 'x ' }, { color: 'RED', description: 'x' })).toBe('');
  });

  it('sends only the fields that differ', () => {
    expect(one({ title: 'new', color: 'MINT' }, { color: 'MINT' })).toBe(
      'update a title "a"→"new"\n· im.chat.updateTitle TITLE="new"',
    );
  });

  it('notes what no documented method changes', () => {
    expect(one({ description: 'new', type: 'OPEN' }, {})).toBe(
      'note a type CHAT→OPEN (TYPE_FIXED)\nnote a description ""→"new" (DESCRIPTION_FIXED)',
    );
  });

  it('changes description and type where undocumented methods are allowed', () => {
    expect(one({ description: 'new', type: 'OPEN' }, {}, {}, { undocumented: true })).toBe(
      [
        'update a type CHAT→OPEN',
        'update a description ""→"new"',
        '· im.v2.Chat.update fields={"searchable":"Y"}',
        '· im.v2.Chat.setDescription description="new"',
      ].join('\n'),
    );
  });

  it('adds missing people and lets strangers stay', () => {
    expect(one({ users: [2, 3] }, { members: [1, 2, 4] })).toBe(
      'update a users +user3@corp.example (3)\n· im.chat.user.add USERS=[3]',
    );
  });

  it('removes strangers from exact chats, but neither the caller nor the owner', () => {
    expect(one({ users: [2], membership: 'exact' }, { members: [1, 2, 4] })).toBe(
      'update a users -user4@corp.example (4)\n· im.chat.user.delete USER_ID=4',
    );
  });

  it('removes nobody from a protected chat, and says whom it keeps', () => {
    const fields = { users: [2], membership: 'exact', protect: true };
    expect(one(fields, { members: [1, 2, 4] }, { protect: true })).toBe('note a users (PROTECT_KEEPS)');
    expect(one(fields, { members: [1, 2] }, { protect: true })).toBe('');
  });

  it('adds where a member may and notes that only the owner removes', () => {
    const facts = { members: [1, 2, 4], owner: 2, role: 'member' };
    expect(one({ users: [2, 3], membership: 'exact' }, facts)).toBe(
      [
        'update a users +user3@corp.example (3)',
        'note a users -user4@corp.example (4) (CALLER_NOT_OWNER)',
        '· im.chat.user.add USERS=[3]',
      ].join('\n'),
    );
  });

  it('makes the new owner a member, removes strangers, and hands over last', () => {
    expect(one({ users: [2], membership: 'exact', owner: 3 }, { members: [1, 2, 4] })).toBe(
      [
        'update a users +user3@corp.example (3) -user4@corp.example (4)',
        'update a owner user1@corp.example (1)→user3@corp.example (3)',
        '· im.chat.user.add USERS=[3]',
        '· im.chat.user.delete USER_ID=4',
        '· im.chat.setOwner USER_ID=3',
      ].join('\n'),
    );
  });

  it('asks for consent to each danger by its number', () => {
    const plan = planOf({
      chats: [written('a', { users: [2], membership: 'exact', owner: 3 })],
      findings: { a: found(chat(7, { title: 'a', members: [1, 2, 4, 6] })) },
      rows: { a: { id: 7 } },
    });
    expect(plan.consents).toEqual({ 'remove-members': 2, 'hand-over': 1 });
  });

  it('needs no consent to finish a creation that was cut short', () => {
    const plan = planOf({
      chats: [written('a', { owner: 3 })],
      findings: { a: found(chat(7, { title: 'a', members: [1, 3] })) },
      rows: { a: { id: 7, unfinished: true } },
    });
    expect([short(plan), plan.consents]).toEqual([
      'update a owner user1@corp.example (1)→user3@corp.example (3)\n· im.chat.setOwner USER_ID=3',
      {},
    ]);
  });

  it('wants consent to send people away who joined a chat before its creation came to its end', () => {
    const plan = planOf({
      chats: [written('a', { users: [2], membership: 'exact', owner: 3 })],
      findings: { a: found(chat(7, { title: 'a', members: [1, 2, 3, 4] })) },
      rows: { a: { id: 7, unfinished: true } },
    });
    expect(plan.consents).toEqual({ 'remove-members': 1 });
  });

  it('sets a picture whose hash is not the remembered one', () => {
    expect(one({ avatar: 'cat.png' }, { avatarUrl: 'https://p/x.png' }, { avatar: 'sha256-old' })).toBe(
      'update a avatar another picture→cat.png (24 kB)\n· im.chat.updateAvatar ',
    );
  });

  it('notices by the URL that somebody replaced the picture', () => {
    const row = { avatar: `sha256-${picture.sha256}`, avatarSeen: seenMark('https://p/ours.png') };
    expect(one({ avatar: 'cat.png' }, { avatarUrl: 'https://p/theirs.png' }, row)).toContain('replaced by somebody');
  });

  it('takes the picture of a chat whose row was lost for ours and remembers it', () => {
    const plan = planOf(
      {
        chats: [written('a', { avatar: 'cat.png' })],
        findings: { a: found(chat(7, { title: 'a', avatarUrl: 'https://p/x.png' }), 'marker') },
      },
      { identity: 'marker' },
    );
    expect([plan.chats[0]?.operations, plan.chats[0]?.row]).toEqual([
      [],
      { id: 7, avatar: `sha256-${picture.sha256}`, avatarSeen: seenMark('https://p/x.png') },
    ]);
  });

  it('replaces a picture that stood there before the file spoke of one', () => {
    expect(one({ avatar: 'cat.png' }, { avatarUrl: 'https://p/x.png' })).toBe(
      'update a avatar a picture of unknown origin→cat.png (24 kB)\n· im.chat.updateAvatar ',
    );
  });

  it('gives managers a place in the chat first, as the portal says yes to outsiders and does nothing', () => {
    expect(one({ managers: [2] }, { members: [caller] }, {}, { undocumented: true })).toBe(
      [
        'update a users +user2@corp.example (2)',
        'update a managers +user2@corp.example (2)',
        '· im.chat.user.add USERS=[2]',
        '· im.chat.setManager USER_ID=2 IS_MANAGER="Y"',
      ].join('\n'),
    );
  });

  it('says why a caller who is no member can change nothing', () => {
    expect(one({ title: 'new' }, { role: 'guest' })).toBe('note a title "a"→"new" (CALLER_NOT_MEMBER)');
  });
});

describe('finding again', () => {
  it('adopts the only chat of that title, with consent', () => {
    const plan = planOf({
      chats: [written('a')],
      findings: { a: { kind: 'lookalikes', chats: [chat(7, { title: 'a' })] } },
    });
    expect([short(plan), plan.consents, plan.chats[0]?.row]).toEqual([
      'adopt a →7 (LOOKALIKE)',
      { adopt: 1 },
      { id: 7 },
    ]);
  });

  it('creates a twin only when told so', () => {
    const world = {
      chats: [written('a')],
      findings: { a: { kind: 'lookalikes', chats: [chat(7, { title: 'a' })] } as const },
    };
    const plan = planOf(world, { allowed: { twin: 1 } });
    expect([short(plan), plan.consents]).toEqual(['create a\n· im.chat.add TITLE="a"', { twin: 1 }]);
  });

  it('stops where several chats could be the one', () => {
    const chats = [chat(7, { title: 'a' }), chat(8, { title: 'a' })];
    expect(short(planOf({ chats: [written('a')], findings: { a: { kind: 'lookalikes', chats } } }))).toContain(
      '! LOOKALIKES',
    );
  });

  it('heals by the marker without asking', () => {
    const entity = { type: 'PROVISION', id: 'team/a' };
    const plan = planOf(
      { chats: [written('a')], findings: { a: found(chat(7, { title: 'a', entity }), 'marker') } },
      { identity: 'marker' },
    );
    expect([short(plan), plan.consents, plan.chats[0]?.row]).toEqual(['adopt a →7 (HEALED)', {}, { id: 7 }]);
  });

  it('moves the row of a previous key and remembers the key in the marker', () => {
    const entity = { type: 'PROVISION', id: 'team/old' };
    const plan = planOf(
      {
        chats: [written('a', { previousKeys: ['old'] })],
        findings: { a: found(chat(7, { title: 'a', entity })) },
        rows: { old: { id: 7 } },
      },
      { identity: 'marker' },
    );
    expect([short(plan), plan.chats[0]?.row, plan.chats[0]?.replaces]).toEqual([
      'update a old→a (KEY_MOVED)',
      { id: 7, marker: 'old' },
      ['old'],
    ]);
  });

  it('touches neither of two keys that lead to one chat', () => {
    const facts = found(chat(7, { title: 'x' }));
    const plan = planOf({
      chats: [written('a'), written('b')],
      findings: { a: facts, b: facts },
      rows: { a: { id: 7 }, b: { id: 7 } },
    });
    expect(plan.chats.map(({ key, operations, blocked }) => [key, operations.length, blocked?.code])).toEqual([
      ['a', 0, 'CHAT_CLAIMED_TWICE'],
      ['b', 0, 'CHAT_CLAIMED_TWICE'],
    ]);
  });

  it('makes an unreachable chat anew only with consent', () => {
    const world = {
      chats: [written('a')],
      findings: { a: { kind: 'unreachable', id: 7, by: 'lockfile' } as const },
      rows: { a: { id: 7 } },
    };
    expect(short(planOf(world))).toContain('! CHAT_UNREACHABLE');
    expect(planOf(world, { allowed: { recreate: 1 } }).consents).toEqual({ recreate: 1 });
  });
});

describe('leaving the file', () => {
  const gone = (row: object, facts: object, rest: object) =>
    planOf(
      { chats: [], rows: { a: { id: 7, ...row } }, leftovers: { a: found(chat(7, { title: 'a', ...facts })) } },
      rest,
    );

  it('keeps the chat and says so until it is told to prune', () => {
    expect(short(gone({}, {}, {}))).toBe('note a (LEFT_FILE)');
  });

  it('forgets by default', () => {
    const plan = gone({}, {}, { prune: true });
    expect([short(plan), plan.chats[0]?.row, plan.consents]).toEqual([
      'forget a →forget (REMOVE_FORGET)',
      undefined,
      {},
    ]);
  });

  it('archives by renaming and removing everybody else', () => {
    const plan = gone({ onRemove: 'archive' }, { members: [1, 2] }, { prune: true });
    expect([short(plan), plan.consents]).toEqual([
      'remove a →archive (REMOVE_ARCHIVE)\n· im.chat.updateTitle TITLE="[archive] a"\n· im.chat.user.delete USER_ID=2',
      { archive: 1 },
    ]);
  });

  it('deletes only by the undocumented method and never a marked chat', () => {
    const rest = { prune: true, undocumented: true };
    expect(short(gone({ onRemove: 'delete' }, {}, rest))).toBe(
      'remove a →delete (REMOVE_DELETE)\n· im.v2.Chat.delete ',
    );
    expect(short(gone({ onRemove: 'delete' }, { entity: { type: 'X', id: 'y' } }, rest))).toContain('! DELETE_MARKED');
    expect(short(gone({ onRemove: 'delete' }, {}, { prune: true }))).toContain('! DELETE_UNDOCUMENTED');
  });

  it('never removes what is protected', () => {
    expect(short(gone({ protect: true, onRemove: 'archive' }, {}, { prune: true }))).toContain('! PROTECTED');
  });
});

it('gives the same digest whatever the order of the chats', () => {
  const chats = [written('b', { users: [2] }), written('a', { color: 'RED' })];
  expect(planOf({ chats }).digest).toBe(planOf({ chats: chats.toReversed() }).digest);
});

import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/actual.ts';
import type { LockRow } from '../../src/model/lockfile.ts';
import { message } from '../../src/model/message.ts';
import { caller, chat, found, planOf, short } from './worlds.ts';

type Rest = Parameters<typeof planOf>[1];

/** The plan of a chat that left the file; with `--prune`, as nothing is taken away without it. */
function gone(row: LockRow, finding: Finding | undefined, rest: Rest = { prune: true }) {
  return planOf({ chats: [], rows: { a: row }, ...(finding ? { leftovers: { a: finding } } : {}) }, rest);
}

const facts = (more: Parameters<typeof chat>[1] = {}) => found(chat(7, { title: 'Sales', members: [caller], ...more }));
const nowhere: readonly Finding[] = [
  { kind: 'unreachable', id: 7, by: 'lockfile' },
  { kind: 'deleted', id: 7 },
];

describe('a chat that left the file', () => {
  it('is named by its title as long as it stays', () => {
    const plan = gone({ id: 7, onRemove: 'archive' }, facts(), {});
    expect(plan.chats).toMatchObject([
      {
        key: 'a',
        title: 'Sales',
        id: 7,
        changes: [{ kind: 'note', key: 'a', message: message('LEFT_FILE_ARCHIVE', { id: 7, title: 'Sales' }) }],
        operations: [],
        row: 'keep',
        rowChanged: false,
        replaces: [],
        consents: {},
      },
    ]);
    expect(plan.chats[0]?.blocked).toBeUndefined();
    expect(plan.chats[0]?.place).toBeUndefined();
  });

  it.each([
    [undefined, 'LEFT_FILE'],
    ['archive', 'LEFT_FILE_ARCHIVE'],
    ['delete', 'LEFT_FILE_DELETE'],
  ] as const)('whose onRemove is %s is said to stay, and what --prune would do: %s', (onRemove, code) => {
    const plan = gone({ id: 7, ...(onRemove ? { onRemove } : {}) }, facts(), {});
    expect(plan.chats[0]?.changes).toMatchObject([{ message: message(code, { id: 7, title: 'Sales' }) }]);
  });

  it.each(nowhere)('is named by its key where the portal does not show it: %j', (finding) => {
    expect(gone({ id: 7 }, finding, {}).chats[0]).toMatchObject({
      title: 'a',
      changes: [{ message: message('LEFT_FILE', { id: 7, title: 'a' }) }],
    });
  });

  it('while its create is in doubt stops, pruned or not, as nobody knows what was made', () => {
    for (const prune of [true, false]) {
      const plan = gone({ pending: 5 }, { kind: 'absent' }, { prune });
      const why = message('PENDING_LEFT_FILE', { key: 'a' });
      expect(plan.chats[0]).toMatchObject({
        changes: [{ kind: 'note', message: why }],
        operations: [],
        row: 'keep',
        blocked: why,
      });
    }
  });

  it.each([
    [false, [], 'PROTECTED'],
    [true, [], 'PROTECTED'],
    [true, ['a'], 'PROTECTED_IN_FILE'],
  ] as const)(
    'and is protected is never taken away; everything destroyed: %s, keys of the file: %j',
    (destroy, keys, code) => {
      const written = new Set(keys);
      for (const onRemove of [undefined, 'archive', 'delete'] as const) {
        const row = { id: 7, protect: true as const, ...(onRemove ? { onRemove } : {}) };
        const plan = gone(row, facts(), { prune: true, destroy, written, undocumented: true });
        expect(plan.chats[0]).toMatchObject({ operations: [], row: 'keep', blocked: message(code, { key: 'a' }) });
        expect(plan.consents).toEqual({});
      }
    },
  );
});

describe('forgetting', () => {
  it.each([...nowhere, facts()])('takes the row out and leaves the portal alone: %j', (finding) => {
    const plan = gone({ id: 7 }, finding);
    expect(plan.chats[0]).toMatchObject({
      changes: [{ kind: 'forget', key: 'a', to: 'forget', message: message('REMOVE_FORGET', { id: 7 }) }],
      operations: [],
      row: undefined,
      rowChanged: true,
    });
    expect(plan.consents).toEqual({});
  });

  it('wants consent only where everything is destroyed', () => {
    expect(gone({ id: 7 }, facts(), { prune: true, destroy: true }).consents).toEqual({ forget: 1 });
  });
});

describe('archiving', () => {
  const row: LockRow = { id: 7, onRemove: 'archive' };

  it('renames the chat and removes everybody but the caller, with consent', () => {
    const plan = gone(row, facts({ members: [caller, 3, 2] }));
    expect(short(plan)).toBe(
      [
        'remove a →archive (REMOVE_ARCHIVE)',
        '· im.chat.updateTitle TITLE="[archive] Sales"',
        '· im.chat.user.delete USER_ID=3',
        '· im.chat.user.delete USER_ID=2',
      ].join('\n'),
    );
    expect(plan.chats[0]).toMatchObject({ row: undefined, rowChanged: true, consents: { archive: 1 } });
    expect(plan.chats[0]?.changes[0]?.message).toEqual(message('REMOVE_ARCHIVE', { id: 7, title: '[archive] Sales' }));
  });

  it('only renames a chat in which nobody else is, and only empties one that has the name', () => {
    expect(short(gone(row, facts()))).toBe(
      'remove a →archive (REMOVE_ARCHIVE)\n· im.chat.updateTitle TITLE="[archive] Sales"',
    );
    const named = facts({ title: '[archive] Sales', members: [caller, 2] });
    expect(short(gone(row, named))).toBe('remove a →archive (REMOVE_ARCHIVE)\n· im.chat.user.delete USER_ID=2');
  });

  it('only forgets a chat that is archived already, without consent', () => {
    const plan = gone(row, facts({ title: '[archive] Sales' }));
    expect(plan.chats[0]).toMatchObject({
      changes: [{ kind: 'forget', to: 'forget', message: message('REMOVE_FORGET', { id: 7 }) }],
      operations: [],
      row: undefined,
      rowChanged: true,
      consents: {},
    });
  });

  it.each(nowhere)('stops where the chat does not answer, as nobody could tell what was taken away: %j', (finding) => {
    const why = message('CHAT_UNREACHABLE_FORGET', { id: 7, key: 'a' });
    expect(gone(row, finding).chats[0]).toMatchObject({
      changes: [{ kind: 'note', message: why }],
      operations: [],
      row: 'keep',
      consents: {},
      blocked: why,
    });
  });

  it('stops where somebody else owns the chat, and where the caller only looks in', () => {
    expect(short(gone(row, facts({ owner: 2, role: 'member', members: [caller, 2, 3] })))).toBe(
      'note a (CALLER_NOT_OWNER)\n! CALLER_NOT_OWNER',
    );
    expect(short(gone(row, facts({ role: 'guest' })))).toBe('note a (CALLER_NOT_MEMBER)\n! CALLER_NOT_MEMBER');
  });

  it('keeps the name within what the portal takes', () => {
    const [, rename] = short(gone(row, facts({ title: 'x'.repeat(255) }))).split('\n');
    expect(rename).toBe(`· im.chat.updateTitle TITLE="[archive] ${'x'.repeat(245)}"`);
  });
});

describe('deleting', () => {
  const row: LockRow = { id: 7, onRemove: 'delete' };
  const rest = { prune: true, undocumented: true };

  it('needs the undocumented method, a chat without marker, its owner, and consent', () => {
    const plan = gone(row, facts(), rest);
    expect([short(plan), plan.consents]).toEqual([
      'remove a →delete (REMOVE_DELETE)\n· im.v2.Chat.delete ',
      { delete: 1 },
    ]);
    expect(plan.chats[0]).toMatchObject({ row: undefined, rowChanged: true });
    expect(plan.chats[0]?.changes[0]?.message).toEqual(message('REMOVE_DELETE', { id: 7 }));
    expect(gone(row, facts()).chats[0]).toMatchObject({ operations: [], blocked: message('DELETE_UNDOCUMENTED') });
    expect(gone(row, facts({ entity: { type: 'X', id: 'y' } }), rest).chats[0]).toMatchObject({
      operations: [],
      blocked: message('DELETE_MARKED'),
    });
    expect(gone(row, facts({ owner: 2, role: 'member' }), rest).chats[0]).toMatchObject({
      operations: [],
      blocked: message('CALLER_NOT_OWNER', { caller, owner: 2 }),
    });
  });

  it('deletes a chat whose title begins like that of an archived one', () => {
    expect(short(gone(row, facts({ title: '[archive] Sales' }), rest))).toContain('im.v2.Chat.delete');
  });

  it.each(nowhere)('of a chat that is gone only forgets it, and says so: %j', (finding) => {
    const plan = gone(row, finding, rest);
    expect(plan.chats[0]).toMatchObject({
      changes: [{ kind: 'forget', to: 'forget', message: message('REMOVE_GONE', { id: 7 }) }],
      operations: [],
      row: undefined,
      rowChanged: true,
      consents: {},
    });
    expect(plan.chats[0]?.blocked).toBeUndefined();
  });
});

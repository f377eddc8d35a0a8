import { describe, expect, it } from 'vitest';
import { message } from '../../src/model/message.ts';
import { archivedTitle, isArchived, removalRules, removeSteps } from '../../src/resources/chat/remove.ts';
import { caller, chat, written } from '../plan/worlds.ts';

describe('taking a chat away', () => {
  const situation = (facts: Parameters<typeof chat>[1] = {}, undocumented = true) => ({
    caller,
    found: chat(7, { title: 'a', ...facts }),
    undocumented,
  });
  const rename = {
    stage: 'update',
    field: 'title',
    method: 'im.chat.updateTitle',
    params: { CHAT_ID: { hole: 'chat-id' }, TITLE: '[archive] a' },
  };
  const kick = (user: number) => ({
    stage: 'remove-members',
    field: 'users',
    method: 'im.chat.user.delete',
    params: { CHAT_ID: { hole: 'chat-id' }, USER_ID: user },
  });

  it('by forgetting it sends nothing', () => {
    expect(removeSteps('forget', situation({ members: [caller, 2] }))).toEqual([]);
  });

  it('by archiving it renames it and removes all but caller and owner', () => {
    expect(removeSteps('archive', situation({ members: [caller, 2, 3] }))).toEqual([rename, kick(2), kick(3)]);
    expect(removeSteps('archive', situation({ members: undefined }))).toEqual([rename]);
    expect(removeSteps('archive', situation({ members: [caller, 2], owner: 2, role: 'member' }))).toEqual([rename]);
    expect(removeSteps('archive', situation({ title: '[archive] a', members: [caller, 2] }))).toEqual([kick(2)]);
    expect(removeSteps('archive', situation({ members: [caller, 2, 3], owner: 2, role: 'member' }))).toEqual([
      rename,
      { cannot: message('CALLER_NOT_OWNER', { caller, owner: 2 }) },
    ]);
    expect(removeSteps('archive', situation({ role: 'guest' }))).toEqual([
      { cannot: message('CALLER_NOT_MEMBER', { caller }) },
    ]);
  });

  it('by deleting it wants the undocumented method, no pair, and the owner', () => {
    const gone = {
      stage: 'remove',
      field: undefined,
      method: 'im.v2.Chat.delete',
      params: { chatId: { hole: 'chat-id' } },
    };
    expect(removeSteps('delete', situation())).toEqual([gone]);
    expect(removeSteps('delete', situation({}, false))).toEqual([{ cannot: message('DELETE_UNDOCUMENTED') }]);
    expect(removeSteps('delete', situation({ entity: { type: 'X', id: 'y' } }))).toEqual([
      { cannot: message('DELETE_MARKED') },
    ]);
    expect(removeSteps('delete', situation({ owner: 2, role: 'member' }))).toEqual([
      { cannot: message('CALLER_NOT_OWNER', { caller, owner: 2 }) },
    ]);
  });

  it('leaves an archived chat as it is: its name, and nobody but the caller in it', () => {
    const archived = (title: string, members: readonly number[] | undefined) =>
      isArchived(chat(7, { title, members }), caller);
    expect([
      archived('[archive] a', [caller]),
      archived('[archive] a', []),
      archived('[archive] a', undefined),
    ]).toEqual([true, true, true]);
    expect([
      archived('a', [caller]),
      archived('[archive] a', [caller, 2]),
      archived('x [archive] a', [caller]),
    ]).toEqual([false, false, false]);
    expect([archivedTitle('a'), archivedTitle('[archive] a'), archivedTitle('x'.repeat(250)).length]).toEqual([
      '[archive] a',
      '[archive] a',
      255,
    ]);
  });

  it('is remembered by the row as far as it is not as usual', () => {
    expect(removalRules(written('a', { protect: true, onRemove: 'archive' }))).toEqual({
      protect: true,
      onRemove: 'archive',
    });
    expect(removalRules(written('a', { protect: false, onRemove: 'delete' }))).toEqual({ onRemove: 'delete' });
    expect(removalRules(written('a', { onRemove: 'forget' }))).toEqual({});
    expect(removalRules(undefined)).toEqual({});
  });
});

import { describe, expect, it } from 'vitest';
import { execute } from '../../src/execute/execute.ts';
import { Fault } from '../../src/model/fault.ts';
import type { LockRow } from '../../src/model/lockfile.ts';
import type { ChatPlan } from '../../src/model/plan.ts';
import { chatPlan, done, held, lost, operation, planOf, portalNowSec, refused, rig } from './doors.ts';

const create = operation('create', 'im.chat.add');
const rename = operation('update', 'im.chat.updateTitle');
const full = () => new Fault('DISK_FULL', { file: 'chats.lock.json' }, { reach: 'run' });

/** A chat that was found again, healed or adopted: its row is new. */
const foundAgain = (more: Partial<ChatPlan> = {}) =>
  chatPlan('a', [rename], { id: 7, row: { id: 7, protect: true }, rowChanged: true, ...more });

describe('the row of a chat that was found again or adopted', () => {
  it('is written before the first call to that chat leaves, and the row of its former key goes with it', async () => {
    const { execution, log } = rig({ answer: () => done(), rows: { old: { id: 7 } } });
    await execute(planOf([foundAgain({ replaces: ['old'] })]), execution);
    expect(log).toEqual(['a {"id":7,"protect":true}', 'old gone', 'im.chat.updateTitle']);
  });

  it('that cannot be written keeps every call from that chat and ends the run', async () => {
    const { execution, calls, looks } = rig({
      answer: () => done(),
      put: () => {
        throw full();
      },
    });
    const outcome = await execute(planOf([foundAgain()]), execution);
    expect(outcome).toEqual({
      done: [],
      failed: [],
      left: ['a'],
      stoppedBy: { code: 'DISK_FULL', args: { file: 'chats.lock.json' } },
      temporary: false,
    });
    expect([calls, looks]).toEqual([[], []]);
  });

  it('is not written where nothing of it changed', async () => {
    const { execution, log } = rig({ answer: () => done() });
    await execute(planOf([foundAgain({ rowChanged: false })]), execution);
    expect(log).toEqual(['im.chat.updateTitle']);
  });

  it.each<[string, LockRow | 'keep' | undefined]>([
    ['is to stay as it is', 'keep'],
    ['goes', undefined],
    ['names no chat yet', { unfinished: true }],
  ])('is not written before the calls where it %s', async (_what, row) => {
    const { execution, log } = rig({ answer: () => done(), rows: { a: { id: 7 } } });
    await execute(planOf([chatPlan('a', [rename], { row, rowChanged: true })]), execution);
    expect(log).toEqual(['im.chat.updateTitle']);
  });
});

describe('the row of a new chat', () => {
  const kept = chatPlan('a', [create, rename], { row: { unfinished: true, protect: true, onRemove: 'archive' } });

  it('says from its first line on that the chat is protected, and what is to become of it', async () => {
    const { execution, log } = rig({ answer: () => done(12) });
    await execute(planOf([kept]), execution);
    expect(log).toEqual([
      `a {"pending":${portalNowSec},"protect":true,"onRemove":"archive"}`,
      'im.chat.add',
      'a {"id":12,"unfinished":true,"protect":true,"onRemove":"archive"}',
      'im.chat.updateTitle',
    ]);
  });

  it.each<[LockRow | 'keep' | undefined]>([[undefined], ['keep'], [{ unfinished: true }]])(
    'says nothing of that where nobody said it: %j',
    async (row) => {
      const { execution, log } = rig({ answer: () => done(12) });
      await execute(planOf([{ ...kept, row, operations: [create] }]), execution);
      expect(log).toEqual([`a {"pending":${portalNowSec}}`, 'im.chat.add', 'a {"id":12,"unfinished":true}']);
    },
  );

  it('holds the hash of the picture that the create carried', async () => {
    const { execution, rows } = rig({ answer: () => done(12) });
    const operations = [{ ...create, remember: { avatar: 'sha256-x' } }];
    await execute(planOf([chatPlan('a', operations)]), execution);
    expect(rows.get('a')).toEqual({ id: 12, avatar: 'sha256-x', unfinished: true });
  });

  it('that cannot be written ends the run before the rest of the chat is done', async () => {
    const { execution, calls } = rig({
      answer: () => done(12),
      put: (_key, row) => {
        if (row?.id !== undefined) throw full();
      },
    });
    const outcome = await execute(planOf([kept]), execution);
    expect(outcome).toMatchObject({ done: [], left: ['a'], stoppedBy: { code: 'DISK_FULL' } });
    expect(calls.map(({ method }) => method)).toEqual(['im.chat.add']);
  });
});

describe('a create that came to nothing', () => {
  it.each([
    ['refused', refused],
    ['not sent', held('call')],
    ['not sent for a reason that meets all', held('run')],
  ])('and was %s takes its pending row back, and gives back the row that named a chat', async (_how, answer) => {
    const rows = { a: { id: 3, avatar: 'sha256-x' }, b: { pending: 5 } };
    const chats = [chatPlan('a', [create]), chatPlan('b', [create]), chatPlan('c', [create])];
    const rigged = rig({ answer: () => answer, rows, left: () => chats });
    await execute(planOf(chats), rigged.execution);
    expect(Object.fromEntries(rigged.rows)).toEqual({ a: { id: 3, avatar: 'sha256-x' } });
  });

  it('and whose row cannot be taken back ends the run', async () => {
    const { execution, calls } = rig({
      answer: () => refused,
      put: (_key, row) => {
        if (row === undefined) throw full();
      },
    });
    const outcome = await execute(planOf([chatPlan('a', [create, rename])]), execution);
    expect(outcome).toMatchObject({ done: [], failed: [], left: ['a'], stoppedBy: { code: 'DISK_FULL' } });
    expect(calls).toHaveLength(1);
  });

  it('does nothing more for a chat that is not there', async () => {
    const { execution, calls } = rig({ answer: () => refused, left: () => [chatPlan('a', [create, rename])] });
    await execute(planOf([chatPlan('a', [create, rename])]), execution);
    expect(calls.map(({ method }) => method)).toEqual(['im.chat.add']);
  });

  it('keeps its pending row where the answer was lost', async () => {
    const { execution, rows, calls } = rig({ answer: () => lost, left: () => [] });
    await execute(planOf([chatPlan('a', [create, rename])]), execution);
    expect([rows.get('a'), calls.length]).toEqual([{ pending: portalNowSec }, 1]);
  });
});

describe('what an answer teaches', () => {
  const upload = operation('update', 'im.chat.updateAvatar', { remember: { avatar: 'sha256-new' } });

  it('is written over what the row knew, and how the old picture looked is forgotten', async () => {
    const rows = { a: { id: 7, avatar: 'sha256-old', avatarSeen: '0123456789ab', protect: true as const } };
    const rigged = rig({ answer: () => done(), rows });
    await execute(planOf([chatPlan('a', [upload, rename])]), rigged.execution);
    expect(rigged.log).toEqual([
      'im.chat.updateAvatar',
      'a {"id":7,"avatar":"sha256-new","protect":true}',
      'im.chat.updateTitle',
    ]);
  });

  it('is written beside the id where no row was there', async () => {
    const { execution, rows } = rig({ answer: () => done() });
    await execute(planOf([chatPlan('a', [upload])]), execution);
    expect(rows.get('a')).toEqual({ id: 7, avatar: 'sha256-new' });
  });

  it('is not written where the portal refused or the answer was lost', async () => {
    for (const answer of [refused, lost, held('call')]) {
      const { execution, log } = rig({ answer: () => answer });
      await execute(planOf([chatPlan('a', [upload])]), execution);
      expect(log).toEqual(['im.chat.updateAvatar']);
    }
  });
});

describe('chats that need nothing from the portal', () => {
  it('have their rows written, those that go as well, and are done without a word', async () => {
    const { execution, rows, calls, events, looks } = rig({
      answer: () => done(),
      rows: { b: { id: 8 }, old: { id: 7 }, kept: { id: 9 } },
    });
    const outcome = await execute(
      planOf([
        chatPlan('a', [], { row: { id: 7 }, rowChanged: true, replaces: ['old'] }),
        chatPlan('b', [], { row: undefined, rowChanged: true, id: 8 }),
        chatPlan('kept', [], { row: 'keep', rowChanged: true, id: 9 }),
        chatPlan('same', [], { row: { id: 10 }, rowChanged: false, id: 10 }),
      ]),
      execution,
    );
    expect(outcome).toEqual({
      done: [
        { key: 'a', id: 7 },
        { key: 'b', id: 8 },
        { key: 'kept', id: 9 },
      ],
      failed: [],
      left: [],
    });
    expect(Object.fromEntries(rows)).toEqual({ a: { id: 7 }, kept: { id: 9 } });
    expect([calls, events, looks]).toEqual([[], [], []]);
  });
});

describe('the row after a chat was read back', () => {
  const finished = (row: ChatPlan['row'], rowChanged = true) =>
    chatPlan('a', [], { row, rowChanged, id: 7, changes: [] });

  it.each<[string, ChatPlan, Record<string, LockRow>]>([
    ['is that of the new plan', finished({ id: 7, avatarSeen: 'x' }), { a: { id: 7, avatarSeen: 'x' } }],
    ['goes with its chat', finished(undefined), {}],
    ['stays where the new plan keeps it', finished('keep'), { a: { id: 7 } }],
    ['stays where it would name no chat', finished({ unfinished: true }), { a: { id: 7 } }],
    ['stays where nothing of it changed', finished({ id: 7, avatarSeen: 'x' }, false), { a: { id: 7 } }],
  ])('%s', async (_what, left, rows) => {
    const rigged = rig({ answer: () => done(), rows: { a: { id: 7 } }, left: () => [left] });
    expect(await execute(planOf([chatPlan('a', [rename])]), rigged.execution)).toMatchObject({ failed: [] });
    expect(Object.fromEntries(rigged.rows)).toEqual(rows);
  });
});

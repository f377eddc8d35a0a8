import { describe, expect, it } from 'vitest';
import { execute } from '../../src/execute/execute.ts';
import { Fault } from '../../src/model/fault.ts';
import { message } from '../../src/model/message.ts';
import { chatPlan, done, lost, operation, planOf, portalNowSec, refused, rig } from './doors.ts';

const create = operation('create', 'im.chat.add');
const rename = operation('update', 'im.chat.updateTitle');

describe('a create', () => {
  it('stands in the lockfile as pending before it leaves, and as an id before anything else is done', async () => {
    const seen: unknown[] = [];
    const { execution, rows } = rig({
      answer: () => {
        seen.push(rows.get('a'));
        return done(12);
      },
    });
    await execute(planOf([chatPlan('a', [create, operation('hand-over', 'im.chat.setOwner')])]), execution);
    expect(seen).toEqual([{ pending: portalNowSec }, { id: 12, unfinished: true }]);
  });

  it('keeps in mind what was sent for as long as it is in doubt', async () => {
    const sent = { title: 'A', type: 'CHAT', by: 1 };
    const seen: unknown[] = [];
    const { execution, rows } = rig({
      answer: () => {
        seen.push(rows.get('a'));
        return done(12);
      },
    });
    await execute(planOf([chatPlan('a', [{ ...create, whilePending: { sent } }])]), execution);
    expect([seen, rows.get('a')]).toEqual([[{ pending: portalNowSec, sent }], { id: 12, unfinished: true }]);
  });

  it.each([[true], [null], ['12x'], [{}], [0], [1.5]])(
    'answered with %j in place of an id is in doubt',
    async (result) => {
      const { execution, rows } = rig({ answer: () => done(result), left: () => [chatPlan('a', [create])] });
      const { failed } = await execute(planOf([chatPlan('a', [create])]), execution);
      expect(rows.get('a')).toEqual({ pending: portalNowSec });
      expect(failed).toMatchObject([{ key: 'a', message: { code: 'STILL_UNKNOWN' } }]);
    },
  );

  it('answered with another key’s chat is in doubt, and nothing more is done to that chat', async () => {
    const plans = [
      chatPlan('a', [create, operation('hand-over', 'im.chat.setOwner')]),
      chatPlan('b', [create, operation('add-members', 'im.chat.user.add')]),
    ];
    const { execution, rows, calls, events } = rig({
      rows: { other: { id: 7 } },
      answer: (_call, nth) => done(nth === 1 ? 7 : 12),
      left: (_keys, round) => (round === 1 ? [] : plans.slice(0, 1)),
    });
    await execute(planOf(plans), execution);
    expect(calls.map(({ method }) => method)).not.toContain('im.chat.setOwner');
    expect([rows.get('a'), rows.get('b')]).toEqual([{ pending: portalNowSec }, { id: 12, unfinished: true }]);
    expect(events).toContainEqual({
      type: 'warning',
      message: message('CREATE_ANSWERED_OTHER', { key: 'a', id: 7, other: 'other' }),
    });
  });

  it('answered with the chat that another create of the run has made is in doubt as well', async () => {
    const plans = [chatPlan('a', [create]), chatPlan('b', [create], { after: 'a' })];
    const { execution, rows } = rig({
      answer: () => done(12),
      left: (keys) => plans.filter(({ key }) => key === 'b' && keys.includes('b')),
    });
    const { failed } = await execute(planOf(plans), execution);
    expect([rows.get('a'), rows.get('b')]).toEqual([{ id: 12, unfinished: true }, { pending: portalNowSec }]);
    expect(failed).toMatchObject([{ key: 'b', message: { code: 'STILL_UNKNOWN' } }]);
  });

  it('that was lost and was not made leaves no row without id and moment behind', async () => {
    const written: unknown[] = [];
    const { execution } = rig({
      answer: () => lost,
      left: () => [chatPlan('a', [create])],
      put: (_key, row) => written.push(row),
    });
    await execute(planOf([chatPlan('a', [create])]), execution);
    expect(written).not.toContainEqual({ unfinished: true });
  });

  it('that was refused gives back the rows it had taken the place of, those of former keys as well', async () => {
    const rows = { old: { id: 5 } };
    const chat = chatPlan('new', [create], { replaces: ['old'] });
    const rigged = rig({ answer: () => refused, rows, left: () => [chat] });
    await execute(planOf([chat]), rigged.execution);
    expect(Object.fromEntries(rigged.rows)).toEqual(rows);
  });

  it('of a title waits its turn until the one before it, and that one’s, are no longer in doubt', async () => {
    const chats = [
      chatPlan('a', [create]),
      chatPlan('b', [create], { after: 'a' }),
      chatPlan('c', [create], { after: 'b' }),
    ];
    const order: number[] = [];
    const { execution, calls } = rig({
      answer: (_call, nth) => (nth === 1 ? lost : done(10 + nth)),
      left: (_keys, round) => {
        order.push(calls.length);
        return round === 1 ? [chatPlan('a', [create])] : [];
      },
    });
    const { failed } = await execute(planOf(chats), execution);
    expect([failed, order[0], calls.length]).toEqual([[], 1, 4]);
  });
});

describe('creates of one title', () => {
  it('go one by one in later rounds too, when the one in doubt comes after those that were put off for it', async () => {
    const chats = [chatPlan('a', [create]), chatPlan('b', [create], { after: 'a' })];
    let inFlight = 0;
    let most = 0;
    const { execution, calls } = rig({
      answer: async (_call, nth) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        await new Promise(setImmediate);
        inFlight -= 1;
        return nth === 1 ? lost : done(10 + nth);
      },
      left: (_keys, round) => (round === 1 ? [chatPlan('a', [create])] : []),
    });
    expect((await execute(planOf(chats), execution)).failed).toEqual([]);
    expect([calls.length, most]).toEqual([3, 1]);
  });

  it('wait for each other in whatever order the plan has them', async () => {
    const chats = [chatPlan('a', [create], { after: 'b' }), chatPlan('b', [create])];
    const { execution, events } = rig({ answer: (_call, nth) => done(10 + nth) });
    await execute(planOf(chats), execution);
    expect(events.flatMap((event) => (event.type === 'created' ? [event.key] : []))).toEqual(['b', 'a']);
  });
});

describe('a lost answer', () => {
  it('holds back what nobody could undo, and another round brings both about', async () => {
    const kick = operation('remove-members', 'im.chat.user.delete');
    const give = operation('hand-over', 'im.chat.setOwner');
    const { execution, calls } = rig({
      answer: (_call, nth) => (nth === 1 ? lost : done()),
      left: (_keys, round) => (round === 1 ? [chatPlan('a', [kick, give])] : []),
    });
    expect(await execute(planOf([chatPlan('a', [kick, give])]), execution)).toMatchObject({ failed: [], left: [] });
    expect(calls.map(({ method }) => method)).toEqual([
      'im.chat.user.delete',
      'im.chat.user.delete',
      'im.chat.setOwner',
    ]);
  });

  it('to a call that the row would learn from is waited out before the chat is looked at', async () => {
    const upload = operation('update', 'im.chat.updateAvatar', { remember: { avatar: 'sha256-x' } });
    const { execution, waits } = rig({ answer: (_call, nth) => (nth === 1 ? lost : done()) });
    await execute(planOf([chatPlan('a', [upload])]), execution);
    expect(waits).toEqual([1_065]);
  });
});

describe('what is left after an apply', () => {
  it('is not done when it needs consent that nobody gave', async () => {
    const kick = operation('remove-members', 'im.chat.user.delete', { field: 'users' });
    const more = chatPlan('a', [kick, kick], { consents: { 'remove-members': 2 }, rowChanged: true });
    const { execution, calls } = rig({ answer: () => lost, left: () => [more] });
    const agreed = chatPlan('a', [kick], { consents: { 'remove-members': 1 } });
    const { failed } = await execute(planOf([agreed]), execution);
    expect([failed.map(({ key }) => key), calls.length]).toEqual([['a'], 1]);
  });

  it('does not adopt a chat that turned up meanwhile', async () => {
    const adopt = chatPlan('a', [rename], {
      id: 9,
      row: { id: 9 },
      rowChanged: true,
      consents: { adopt: 1 },
      changes: [{ kind: 'adopt', key: 'a', field: undefined, message: message('LOOKALIKE', { id: 9 }) }],
    });
    const { execution, rows, calls } = rig({ answer: () => refused, left: () => [adopt] });
    const { failed } = await execute(planOf([chatPlan('a', [create])]), execution);
    expect(failed[0]?.message.code).toBe('LOOKALIKE');
    expect([rows.size, calls.length]).toEqual([0, 1]);
  });
});

describe('a fault of the world', () => {
  const full = () => new Fault('DISK_FULL', { file: 'chats.lock.json' }, { reach: 'run' });

  it('that keeps a row from being written ends the run, not the answers in flight', async () => {
    const { execution, calls } = rig({
      answer: (_call, nth) => done(nth),
      put: (key, row) => {
        if (key === 'a' && row?.id !== undefined) throw full();
      },
    });
    const chats = ['a', 'b', 'c'].map((key) => chatPlan(key, [create]));
    const outcome = await execute(planOf(chats), execution);
    expect(outcome).toMatchObject({ stoppedBy: { code: 'DISK_FULL' }, left: ['a', 'b', 'c'] });
    expect(calls).toHaveLength(3);
  });

  it('while chats are read back leaves them to the next run', async () => {
    const { execution } = rig({
      answer: () => done(),
      left: () => {
        throw full();
      },
    });
    const outcome = await execute(planOf([chatPlan('a', [rename])]), execution);
    expect(outcome).toMatchObject({ done: [], failed: [], left: ['a'], stoppedBy: { code: 'DISK_FULL' } });
  });

  it('is no fault when somebody stopped the run: then it says that it was interrupted', async () => {
    const stop = new AbortController();
    const { execution } = rig({
      signal: stop.signal,
      answer: () => {
        stop.abort();
        return done();
      },
    });
    const outcome = await execute(planOf([chatPlan('a', [rename]), chatPlan('b', [rename])]), execution);
    expect(outcome).toMatchObject({ left: ['a', 'b'], stoppedBy: { code: 'INTERRUPTED' } });
  });
});

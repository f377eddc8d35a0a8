import { describe, expect, it } from 'vitest';
import { execute } from '../../src/execute/execute.ts';
import { fill } from '../../src/execute/fill.ts';
import { late } from '../../src/model/call.ts';
import type { Event } from '../../src/model/event.ts';
import { Fault } from '../../src/model/fault.ts';
import { message } from '../../src/model/message.ts';
import type { Change, ChatPlan } from '../../src/model/plan.ts';
import { chatPlan, done, held, lost, operation, planOf, refused, rig, type Telling } from './doors.ts';

const create = operation('create', 'im.chat.add');
const rename = operation('update', 'im.chat.updateTitle');
const recolour = operation('update', 'im.chat.updateColor', { field: 'color' });
const upload = operation('update', 'im.chat.updateAvatar', { field: 'avatar' });
const give = operation('hand-over', 'im.chat.setOwner', { field: 'owner' });

const at = (line: number) => ({ file: 'chats.yaml', line, column: 1, length: 1 });
const change = (field: string | undefined, more: Partial<Change> = {}): Change => ({
  kind: 'update',
  key: 'a',
  field,
  ...more,
});

/** One chat, and what is left of it afterwards. */
async function one(chat: ChatPlan, telling: Telling) {
  const rigged = rig(telling);
  return { ...rigged, outcome: await execute(planOf([chat]), rigged.execution) };
}

describe('a refusal', () => {
  const wrong = [change('title', { place: at(4) }), change('color')];
  const chat = chatPlan('a', [rename, recolour], { place: at(2), changes: wrong });

  it('is told with the chat’s id, the field, its line, and what the portal said', async () => {
    const { outcome } = await one(chat, { answer: (_call, nth) => (nth === 1 ? refused : done()), left: () => [chat] });
    expect(outcome.failed[0]).toEqual({
      key: 'a',
      id: 7,
      field: 'title',
      place: at(4),
      message: message('PORTAL_REFUSED', { method: 'im.chat.updateTitle', code: 'WRONG_REQUEST', description: '' }),
      portalCode: 'WRONG_REQUEST',
    });
  });

  it('of a field without a line of its own is told at the line of its chat', async () => {
    const { outcome } = await one(chat, { answer: () => refused, left: () => [chat] });
    expect(outcome.failed.map(({ field, place }) => [field, place])).toEqual([
      ['title', at(4)],
      ['color', at(2)],
    ]);
  });

  it('of one field does not keep the others from being tried, nor the chat from being handed over', async () => {
    const { calls } = await one(chatPlan('a', [rename, recolour, give]), { answer: () => refused });
    expect(calls.map(({ method }) => method)).toEqual([
      'im.chat.updateTitle',
      'im.chat.updateColor',
      'im.chat.setOwner',
    ]);
  });

  it('is no failure where the chat is as wanted all the same', async () => {
    const { outcome } = await one(chat, { answer: () => refused });
    expect(outcome).toEqual({ done: [{ key: 'a', id: 7 }], failed: [], left: [] });
  });

  it('of a field that is as wanted by now is not told beside what is not', async () => {
    const left = chatPlan('a', [recolour], { changes: [change('color', { from: 'RED', to: 'MINT' })] });
    const { outcome } = await one(chat, { answer: () => refused, left: () => [left] });
    expect(outcome.failed.map(({ field, message: { code } }) => [field, code])).toEqual([['color', 'PORTAL_REFUSED']]);
  });

  it('of a whole create has no field and no id', async () => {
    const { outcome } = await one(chatPlan('a', [create], { place: at(2) }), {
      answer: () => refused,
      left: () => [chatPlan('a', [create])],
    });
    expect(outcome.failed).toStrictEqual([
      {
        key: 'a',
        place: at(2),
        message: message('PORTAL_REFUSED', { method: 'im.chat.add', code: 'WRONG_REQUEST', description: '' }),
        portalCode: 'WRONG_REQUEST',
      },
    ]);
  });
});

describe('what was done and did not last', () => {
  const text = (from: string, to: string) => ({ code: 'DIFFERENCE', args: { from, to } });
  const told = (difference: unknown) => ({ code: 'NOT_AS_WANTED', args: { field: 'color', difference } });
  it.each<[string, Partial<Change>, object]>([
    ['both values', { from: '"x"', to: '"y"' }, told(text('"x"', '"y"'))],
    ['the value that is there', { from: '"x"' }, told(text('"x"', ''))],
    ['the value that is missing', { to: '"y"' }, told(text('', '"y"'))],
    [
      'who should come and who should go',
      { added: ['anna (2)', 'ben (3)'], removed: ['cleo (4)'] },
      told('+ anna (2), + ben (3), - cleo (4)'),
    ],
    ['the chat where it is no single field', { field: undefined, to: 'x' }, { code: 'CHAT_NOT_AS_WANTED', args: {} }],
  ])('is told with %s', async (_what, more, message) => {
    const left = chatPlan('a', [recolour], { changes: [change('color', { place: at(9), ...more })] });
    const { outcome } = await one(chatPlan('a', [recolour], { place: at(2) }), {
      answer: () => done(),
      left: () => [left],
    });
    const field = 'field' in more ? {} : { field: 'color' };
    expect(outcome).toEqual({
      done: [],
      failed: [{ key: 'a', id: 7, ...field, place: at(9), message }],
      left: [],
    });
  });

  it('is not told twice where the portal had refused it, nor for notes and adoptions', async () => {
    const left = chatPlan('a', [rename, recolour], {
      changes: [
        change('title', { from: 'x', to: 'y' }),
        change('color'),
        change('type', { kind: 'note' }),
        change(undefined, { kind: 'adopt' }),
      ],
    });
    const { outcome } = await one(chatPlan('a', [rename, recolour]), {
      answer: (_call, nth) => (nth === 1 ? refused : done()),
      left: () => [left],
    });
    expect(outcome.failed.map(({ field, message: { code } }) => [field, code])).toEqual([
      ['title', 'PORTAL_REFUSED'],
      ['color', 'NOT_AS_WANTED'],
    ]);
  });

  it('is nothing where only notes are left', async () => {
    const left = chatPlan('a', [], { changes: [change('type', { kind: 'note' })] });
    const { outcome } = await one(chatPlan('a', [rename]), { answer: () => done(), left: () => [left] });
    expect(outcome).toEqual({ done: [{ key: 'a', id: 7 }], failed: [], left: [] });
  });
});

describe('something that holds up one call alone', () => {
  const chats = [chatPlan('a', [upload, rename]), chatPlan('b', [rename], { id: 8 })];
  const told = (call: { method: string }) => (call.method === 'im.chat.updateAvatar' ? held('call') : done());

  it('fails its chat alone: the rest of it and the other chats go on', async () => {
    const left = chatPlan('a', [upload], { place: at(3), changes: [change('avatar', { place: at(5) })] });
    const { execution, calls } = rig({ answer: told, left: (keys) => (keys.includes('a') ? [left] : []) });
    const placed = [{ ...left, operations: [upload, rename] }, chats[1] as ChatPlan];
    expect(await execute(planOf(placed), execution)).toEqual({
      done: [{ key: 'b', id: 8 }],
      failed: [
        { key: 'a', id: 7, field: 'avatar', place: at(5), message: { code: 'WAIT_TOO_LONG', args: { seconds: 7 } } },
      ],
      left: [],
    });
    expect(calls.map(({ method }) => method).toSorted()).toEqual([
      'im.chat.updateAvatar',
      'im.chat.updateTitle',
      'im.chat.updateTitle',
    ]);
  });

  it('keeps the chat from being handed over, as afterwards nobody of ours could do it', async () => {
    const { calls } = await one(chatPlan('a', [upload, give]), { answer: told });
    expect(calls.map(({ method }) => method)).toEqual(['im.chat.updateAvatar']);
  });
});

describe('something that holds up every call', () => {
  it.each([
    ['run', false],
    ['temporary', true],
  ] as const)('with reach %s stops the run; it is worth running again: %s', async (reach, temporary) => {
    const { execution, calls, looks } = rig({ answer: () => held(reach) });
    const chats = [chatPlan('a', [rename, recolour]), chatPlan('b', [rename], { after: 'a' })];
    expect(await execute(planOf(chats), execution)).toEqual({
      done: [],
      failed: [],
      left: ['b', 'a'],
      stoppedBy: { code: 'WAIT_TOO_LONG', args: { seconds: 7 } },
      temporary,
    });
    expect([calls.length, looks]).toEqual([1, []]);
  });

  it('is told once, by what came first, and is worth another run if anything of it was', async () => {
    const { execution } = rig({ answer: (_call, nth) => held(nth === 1 ? 'run' : 'temporary') });
    const outcome = await execute(
      planOf([chatPlan('a', [rename]), chatPlan('b', [rename]), chatPlan('c', [rename])]),
      execution,
    );
    expect(outcome).toMatchObject({ stoppedBy: { code: 'WAIT_TOO_LONG' }, temporary: true, left: ['a', 'b', 'c'] });
  });
});

describe('a row that cannot be written while chats are read back', () => {
  it('leaves the chats that were not judged, and no chat that is done or failed already', async () => {
    const chats = ['a', 'b', 'c'].map((key) => chatPlan(key, [rename]));
    const { execution } = rig({
      answer: () => done(),
      left: () => [
        chatPlan('b', [], { blocked: message('CHAT_DELETED', { id: 7 }) }),
        chatPlan('c', [], { row: { id: 7, avatar: 'sha256-x' }, rowChanged: true }),
      ],
      put: () => {
        throw new Fault('DISK_FULL', { file: 'chats.lock.json' }, { reach: 'run' });
      },
    });
    const outcome = await execute(planOf(chats), execution);
    expect(outcome).toMatchObject({ done: [{ key: 'a' }], failed: [{ key: 'b' }], left: ['c'] });
  });
});

describe('a run that was stopped before it began', () => {
  it('sends nothing, looks at nothing and leaves every chat', async () => {
    const stop = new AbortController();
    stop.abort();
    const { execution, calls, looks } = rig({ answer: () => done(), signal: stop.signal });
    expect(await execute(planOf([chatPlan('a', [rename])]), execution)).toEqual({
      done: [],
      failed: [],
      left: ['a'],
      stoppedBy: message('INTERRUPTED'),
      temporary: false,
    });
    expect([calls, looks]).toEqual([[], []]);
  });
});

describe('a chat to which nothing may be done', () => {
  it('fails with its reason, its line and the id it has, and no call leaves', async () => {
    const why = message('CHAT_DELETED', { id: 7 });
    const { outcome, calls, events } = await one(chatPlan('a', [], { blocked: why, place: at(2), rowChanged: true }), {
      answer: () => done(),
    });
    const failures = [{ key: 'a', id: 7, place: at(2), message: why }];
    expect(outcome).toEqual({ done: [], failed: failures, left: [] });
    expect([calls, events]).toEqual([[], [{ type: 'chat-failed', key: 'a', failures }]]);
  });

  it('says so together with what had gone wrong before', async () => {
    const left = chatPlan('a', [], { id: 9, blocked: message('LOOKALIKES', { ids: '9, 10', key: 'a' }) });
    const { outcome } = await one(chatPlan('a', [create]), { answer: () => refused, left: () => [left] });
    expect(outcome.failed.map(({ id, message: { code } }) => [id, code])).toEqual([
      [9, 'LOOKALIKES'],
      [9, 'PORTAL_REFUSED'],
    ]);
  });
});

describe('events', () => {
  it('tell how many chats and operations there are, each that is done, and how each chat ended', async () => {
    const bad = chatPlan('b', [rename], { id: 8 });
    const { execution, events } = rig({
      answer: (call) => (call.method === 'im.chat.updateTitle' ? refused : done(12)),
      left: (keys) => (keys.includes('b') ? [bad] : []),
    });
    await execute(planOf([chatPlan('a', [create, give, give]), bad]), execution);
    const of = (key: string) => events.filter((event) => 'key' in event && event.key === key);
    expect(events[0]).toEqual<Event>({
      type: 'started',
      chats: 2,
      operations: { create: 1, 'hand-over': 2, update: 1 },
    });
    expect(of('a')).toEqual<Event[]>([
      { type: 'operation-done', key: 'a', stage: 'create', method: 'im.chat.add' },
      { type: 'created', key: 'a', id: 12 },
      { type: 'operation-done', key: 'a', stage: 'hand-over', method: 'im.chat.setOwner' },
      { type: 'operation-done', key: 'a', stage: 'hand-over', method: 'im.chat.setOwner' },
      { type: 'chat-done', key: 'a', id: 12 },
    ]);
    expect(of('b')).toMatchObject([{ type: 'chat-failed', failures: [{ field: 'title', id: 8 }] }]);
  });

  it('are none where nothing is to be done', async () => {
    const { execution, events } = rig({ answer: () => done() });
    expect(await execute(planOf([]), execution)).toEqual({ done: [], failed: [], left: [] });
    expect(events).toEqual([]);
  });
});

describe('looking again', () => {
  /** How many chats are looked at together, where their answers come in these waves. */
  async function looksAfter(...waves: readonly number[]): Promise<readonly number[]> {
    const turns = waves.flatMap((size, turn) => Array.from({ length: size }, () => turn));
    const { execution, looks } = rig({
      answer: async (_call, nth) => {
        for (let turn = 0; turn < (turns[nth - 1] ?? 0); turn++) await new Promise(setImmediate);
        return done();
      },
    });
    const outcome = await execute(planOf(turns.map((_, n) => chatPlan(`c${n}`, [rename], { id: n + 1 }))), execution);
    expect(new Set(outcome.done.map(({ key }) => key)).size).toBe(turns.length);
    return looks.map(({ keys }) => keys.length);
  }

  it('begins when fifty chats are done, not when all are, and takes each of them once', async () => {
    expect(await looksAfter(50, 50, 20)).toEqual([50, 50, 20]);
    expect(await looksAfter(30, 19)).toEqual([49]);
  });

  it('knows until when a lost call may be at work, the latest of a chat, and of no chat that lost none', async () => {
    const later = { ...lost, settledAfterSec: 1_090 } as typeof lost;
    const { looks, waits } = await one(chatPlan('a', [rename, recolour, upload]), {
      answer: (_call, nth) => (nth === 1 ? later : nth === 2 ? lost : done()),
    });
    expect([looks, waits]).toEqual([[{ keys: ['a'], settledAfterSec: { a: 1_090 } }], []]);
    const sure = await one(chatPlan('a', [rename]), { answer: () => done() });
    expect(sure.looks).toEqual([{ keys: ['a'], settledAfterSec: {} }]);
  });

  it('waits once, for the last of the chats that have to be waited for', async () => {
    const taught = { ...upload, remember: { avatar: 'sha256-x' } };
    const settledAfter = [1_030, 1_080, 1_200];
    const { execution, waits } = rig({
      answer: (_call, nth) => ({ ...lost, settledAfterSec: settledAfter[nth - 1] ?? 0 }) as typeof lost,
    });
    const chats = [chatPlan('a', [taught]), chatPlan('b', [taught]), chatPlan('c', [rename])];
    await execute(planOf(chats), execution);
    expect(waits).toEqual([1_080]);
  });

  it('does not wait for a lost create, which looking itself settles', async () => {
    const pictured = { ...create, remember: { avatar: 'sha256-x' } };
    const { waits, looks } = await one(chatPlan('a', [pictured]), { answer: () => lost });
    expect([waits, looks[0]?.settledAfterSec]).toEqual([[], { a: 1_065 }]);
  });
});

describe('a chat whose answers keep getting lost', () => {
  it('is given up after four rounds, and the call that is in doubt is named', async () => {
    const { outcome, calls } = await one(chatPlan('a', [rename]), {
      answer: () => lost,
      left: () => [chatPlan('a', [recolour])],
    });
    expect(calls).toHaveLength(4);
    expect(outcome).toEqual({
      done: [],
      failed: [{ key: 'a', id: 7, message: message('STILL_UNKNOWN', { method: 'im.chat.updateColor' }) }],
      left: [],
    });
  });

  it('is tried once only where the portal answered', async () => {
    const { calls } = await one(chatPlan('a', [rename]), {
      answer: () => done(),
      left: () => [chatPlan('a', [rename])],
    });
    expect(calls).toHaveLength(1);
  });

  it('is not given up while it is still to be deleted', async () => {
    const remove = operation('remove', 'im.v2.Chat.delete');
    const { calls, outcome } = await one(chatPlan('a', [rename]), {
      answer: () => done(),
      left: (_keys, round) => (round === 1 ? [chatPlan('a', [remove])] : []),
    });
    expect([calls.map(({ method }) => method), outcome.failed]).toEqual([
      ['im.chat.updateTitle', 'im.v2.Chat.delete'],
      [],
    ]);
  });
});

describe('danger that nobody agreed to', () => {
  const kick = operation('remove-members', 'im.chat.user.delete', { field: 'users' });

  it('is told by what it is, not by the notes before it, and nothing of it is done', async () => {
    const left = chatPlan('a', [kick], {
      consents: { 'remove-members': 1 },
      changes: [
        change('type', { kind: 'note', message: message('TYPE_FIXED') }),
        change('users', { message: message('HEALED', { id: 7 }) }),
      ],
    });
    const { outcome, calls } = await one(chatPlan('a', [rename]), { answer: () => lost, left: () => [left] });
    expect(outcome.failed.map(({ message: { code } }) => code)).toEqual(['HEALED']);
    expect(calls).toHaveLength(1);
  });

  it('is none where the plan had as much of it', async () => {
    const consented = { consents: { 'remove-members': 2 } };
    const { calls } = await one(chatPlan('a', [kick, kick], consented), {
      answer: (_call, nth) => (nth === 1 ? lost : done()),
      left: (_keys, round) => (round === 1 ? [chatPlan('a', [kick, kick], consented)] : []),
    });
    expect(calls).toHaveLength(4);
  });
});

describe('a create that waits for its turn', () => {
  it('waits for no chat of another run, and not for itself to be looked at', async () => {
    const { execution, calls } = rig({ answer: (_call, nth) => done(10 + nth) });
    const outcome = await execute(planOf([chatPlan('a', [create], { after: 'elsewhere' })]), execution);
    expect([calls.length, outcome.done]).toEqual([1, [{ key: 'a', id: 11 }]]);
  });

  it('is left, with all behind it, when the run is stopped meanwhile', async () => {
    const stop = new AbortController();
    const { execution, calls } = rig({
      signal: stop.signal,
      answer: () => {
        stop.abort();
        return done(11);
      },
    });
    const chats = [
      chatPlan('a', [create]),
      chatPlan('b', [create], { after: 'a' }),
      chatPlan('c', [create], { after: 'b' }),
    ];
    const outcome = await execute(planOf(chats), execution);
    expect([calls.length, outcome.left.toSorted(), outcome.done]).toEqual([1, ['a', 'b', 'c'], []]);
  });
});

describe('an operation', () => {
  const picture = { hole: 'picture', source: '/a.png', sha256: 'x', sizeBytes: 3 } as const;
  const loaded = late({ sizeBytes: 4, load: async () => 'AAAA' });
  const whole = operation('update', 'm', {
    params: { CHAT_ID: { hole: 'chat-id' }, AVATAR: picture, TITLE: 'a', USERS: [1, 2], fields: { searchable: 'Y' } },
  });

  it('gets the chat’s id and the picture the moment it leaves, and everything else as it is', () => {
    const asked: unknown[] = [];
    const call = fill(whole, 7, (hole) => {
      asked.push(hole);
      return loaded;
    });
    expect(call).toEqual({
      method: 'm',
      params: { CHAT_ID: 7, AVATAR: loaded, TITLE: 'a', USERS: [1, 2], fields: { searchable: 'Y' } },
    });
    expect(asked).toEqual([picture]);
  });

  it('that wants the id of a chat that has none is a mistake of ours', () => {
    expect(() => fill(whole, undefined, () => loaded)).toThrow('an operation wants the id of a chat that has none');
  });
});

it('a mistake of ours is thrown, not told as one of the world', async () => {
  const broken = () => {
    throw new TypeError('ours');
  };
  await expect(one(chatPlan('a', [rename]), { answer: broken })).rejects.toThrow('ours');
  await expect(one(chatPlan('a', [rename]), { answer: () => done(), left: broken })).rejects.toThrow('ours');
});

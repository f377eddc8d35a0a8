import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lineText } from '../../src/cli/sink.ts';
import type { Event } from '../../src/model/event.ts';
import { Fault } from '../../src/model/fault.ts';
import { type Diagnostic, message } from '../../src/model/message.ts';
import { stages } from '../../src/model/operation.ts';
import { type Change, consents } from '../../src/model/plan.ts';
import { eventJson } from '../../src/report/events.ts';
import { planJson } from '../../src/report/plan-json.ts';
import { diagnosticsJson, faultJson, outcomeJson, outputJson, resultJson } from '../../src/report/result-json.ts';
import { changeKinds } from '../../src/report/tally.ts';
import { complaints } from './schemas.ts';
import { at, chat, planOf } from './worlds.ts';

const english = { language: 'en', exitCode: 0 } as const;
const plan = planOf(
  41,
  chat('welcome', { title: 'Новый чат', place: at('chats.yaml', 3, 3, 7) }).creates({
    type: 'OPEN',
    users: 2,
    owner: '1',
    handOver: false,
    avatar: { name: 'picture.jpg', sizeBytes: 24_000 },
  }),
  chat('sales', { id: 12 }).updates('title', '"a"', '"b"').members(['anna (12)'], ['ben (3)']),
  chat('support', { id: 3 }).notes('entity', message('ENTITY_FIXED'), { from: 'none', to: 'ACME "a"' }),
  chat('stuck', { id: 4 }).blockedBy(message('CALLER_NOT_OWNER', { owner: 4, caller: 1 })),
);

test('the plan’s document is what its schema says, with and without an estimate', () => {
  const estimate = { requests: 4, seconds: 3.2000001, operatingShare: 0.00001 };
  const document = planJson(plan, estimate, english);
  expect(complaints('plan', document)).toEqual([]);
  expect(document.estimate).toEqual({ requests: 4, seconds: 3.3, operatingShare: 0.0001 });
  expect(complaints('plan', planJson(plan, undefined, english))).toEqual([]);
});

test('the plan’s document counts, and tells each change by field', () => {
  const { summary, consents, chats } = planJson(plan, undefined, english);
  expect({ summary, consents, sales: chats[0] }).toEqual({
    summary: {
      create: 1,
      update: 1,
      adopt: 0,
      forget: 0,
      remove: 0,
      note: 1,
      blocked: 1,
      unresolved: 0,
      healed: 0,
      unchanged: 41,
    },
    consents: { 'remove-members': 1 },
    sales: {
      key: 'sales',
      id: 12,
      title: 'sales',
      changes: [
        { kind: 'update', field: 'title', before: 'a', after: 'b' },
        { kind: 'update', field: 'users', added: ['anna (12)'], removed: ['ben (3)'] },
      ],
      operations: [
        { stage: 'update', method: 'im.chat.update.title', field: 'title' },
        { stage: 'add-members', method: 'im.chat.user.add', field: 'users' },
        { stage: 'remove-members', method: 'im.chat.user.delete', field: 'users' },
      ],
      rowChanged: true,
      consents: { 'remove-members': 1 },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
});

test('the schemas know every stage, every consent and every kind of change', () => {
  const definitions = (name: 'plan' | 'events') => {
    const text = readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8');
    return JSON.parse(text).definitions;
  };
  const { chat: ofChat, change, consents: ofConsents } = definitions('plan');
  expect(ofChat.properties.operations.items.properties.stage.enum).toEqual(stages);
  expect(Object.keys(ofConsents.properties).sort()).toEqual([...consents].sort());
  expect(change.properties.kind.enum).toEqual(changeKinds);
  const events = definitions('events');
  expect(events['operation-done'].properties.stage.enum).toEqual(stages);
  expect(Object.keys(events.started.properties.operations.properties)).toEqual(stages);
});

test('a schema that says less than the document is noticed', () => {
  expect(complaints('plan', { ...planJson(plan, undefined, english), extra: 1 })).toHaveLength(1);
  expect(complaints('plan', { ...planJson(plan, undefined, english), version: 2 })).toHaveLength(2);
});

test('the outcome’s document names every chat that was touched or should have been', () => {
  const place = at('chats.yaml', 9, 3, 5);
  const outcome = {
    done: [{ key: 'welcome', id: 26 }],
    failed: [{ key: 'sales', message: message('ENTITY_FIXED'), portalCode: 'ACCESS_ERROR', place }],
    left: [],
    stoppedBy: message('CALLER_NOT_MEMBER', { caller: 1 }),
  };
  const document = outcomeJson(plan, outcome, {
    ...english,
    exitCode: 3,
    command: 'apply',
    lockfile: 'chats.lock.json',
    stale: ['old'],
  });
  expect(complaints('result', document)).toEqual([]);
  expect(document.summary).toEqual({
    created: 1,
    updated: 0,
    adopted: 0,
    forgotten: 0,
    removed: 0,
    healed: 0,
    failed: 1,
    blocked: 1,
    left: 0,
    unresolved: 0,
    stale: 1,
  });
  expect(document.chats).toEqual([
    {
      key: 'sales',
      id: 12,
      title: 'sales',
      state: 'failed',
      failures: [
        {
          code: 'ENTITY_FIXED',
          args: {},
          text: 'the portal never changes the entity of a chat',
          portalCode: 'ACCESS_ERROR',
          place,
        },
      ],
    },
    expect.objectContaining({ key: 'stuck', id: 4, state: 'blocked' }),
    { key: 'welcome', id: 26, title: 'Новый чат', state: 'created' },
  ]);
});

test('diagnostics, faults, ids and other results are what the schema says', () => {
  const place = at('chats.yaml', 2, 5, 3);
  const diagnostic: Diagnostic = {
    ...message('MANAGERS_UNDOCUMENTED'),
    severity: 'warning',
    place,
    related: [{ place, message: message('ENTITY_FIXED') }],
  };
  const checked = { files: ['chats.yaml'], chats: 2, templates: [{ key: 'team', chats: 2 }] };
  const validated = diagnosticsJson('validate', [diagnostic, { ...diagnostic, severity: 'error' }], {
    ...english,
    checked,
  });
  expect(validated.summary).toEqual({ errors: 1, warnings: 1 });
  const fault = new Fault('LOCKFILE_BUSY', { file: 'a', holder: 'b', lock: 'c' }, { reach: 'temporary', place });
  const failed = faultJson('plan', fault, { ...english, exitCode: 5 });
  expect(failed.error).toMatchObject({ code: 'LOCKFILE_BUSY', text: 'the lockfile a is in use by b', temporary: true });
  const ids = outputJson({ project: 'onboarding', portal: 'sandbox', ids: { welcome: 26 } }, english);
  const other = resultJson('resolve', { key: 'welcome', recreate: true }, english);
  for (const document of [validated, failed, ids, other]) expect(complaints('result', document)).toEqual([]);
});

test('every kind of event is one line that its schema knows', () => {
  const failures = [{ key: 'a', message: message('ENTITY_FIXED'), place: at('chats.yaml', 1), portalCode: 'X' }];
  const events: readonly Event[] = [
    { type: 'reading', done: 1, total: 2 },
    { type: 'started', chats: 2, operations: { create: 2, 'hand-over': 1 } },
    {
      ...{ type: 'request', address: 'https://a/rest/1/…/', method: 'batch', commands: 9, sizeBytes: 10, status: 200 },
      ms: 1,
      outcome: 'ok',
    },
    {
      ...{
        type: 'request',
        address: 'https://a/rest/1/…/',
        method: 'batch',
        commands: 9,
        sizeBytes: 10,
        status: undefined,
      },
      ms: 1,
      outcome: 'reset',
    },
    { type: 'created', key: 'a', id: 26 },
    { type: 'operation-done', key: 'a', stage: 'add-members', method: 'im.chat.user.add' },
    { type: 'chat-done', key: 'a', id: undefined },
    { type: 'chat-failed', key: 'a', failures },
    { type: 'waiting', message: message('CALLER_NOT_MEMBER', { caller: 1 }), untilMs: 1_000 },
    { type: 'warning', message: message('ENTITY_FIXED'), place: at('chats.yaml', 1) },
  ];
  for (const event of events) {
    const line = lineText(eventJson(event, 1_795_000_000_000, 'en'));
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(complaints('events', JSON.parse(line))).toEqual([]);
  }
});

test('an event says when, in a form that sorts', () => {
  expect(lineText(eventJson({ type: 'created', key: 'a', id: 26 }, 1_795_000_000_123, 'en'))).toBe(
    '{"version":1,"at":"2026-11-18T11:06:40.123Z","type":"created","key":"a","id":26}\n',
  );
});

test('entries that stand for nobody are counted and named in both documents', () => {
  const note: Change = {
    kind: 'note',
    key: 'sales',
    field: 'users',
    message: message('PERSON_UNKNOWN', { who: 'bob@corp.example' }),
    place: { file: 'chats.yaml', line: 3, column: 5, length: 4 },
  };
  const [chat] = plan.chats;
  if (!chat) throw new Error('the plan has a chat');
  const doubtful = { ...plan, chats: [{ ...chat, changes: [note] }] };
  expect(planJson(doubtful, undefined, english).summary.unresolved).toBe(1);
  const document = outcomeJson(
    doubtful,
    { done: [], failed: [], left: [] },
    { ...english, exitCode: 0, command: 'apply' },
  );
  expect(complaints('result', document)).toEqual([]);
  expect(document.summary.unresolved).toBe(1);
  expect(document.unresolved).toMatchObject([{ key: 'sales', code: 'PERSON_UNKNOWN', place: { line: 3 } }]);
});

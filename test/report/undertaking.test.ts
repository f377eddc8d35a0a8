import { describe, expect, test } from 'vitest';
import { type ConsentName, consents, type Plan } from '../../src/model/plan.ts';
import { columns } from '../../src/report/text/columns.ts';
import { addUndertakings, questions, undertakingOf } from '../../src/report/undertaking.ts';
import { chat, planOf } from './worlds.ts';

const team = { type: 'CHAT', users: 2, owner: '1', handOver: false };
const missingOf = ({ consents: needed }: Plan) =>
  consents.flatMap((what) => (needed[what] ? [{ what, needed: needed[what], allowed: 0 }] : []));
const asked = (plan: Plan, more: { width?: number; language?: 'en' | 'ru'; change?: boolean } = {}) =>
  questions(undertakingOf(plan), { language: 'en', width: 100, change: true, missing: missingOf(plan), ...more });

const removals = planOf(
  0,
  chat('hr', { id: 1 }).members([], ['olga@corp.example (5)']),
  chat('ops', { id: 2 }).members([], ['petr@corp.example (6)']),
);

test('a danger names whom it hits and where', () => {
  expect(asked(removals, { change: false })).toEqual([
    'Remove 2 members (olga@corp.example (5) from hr, petr@corp.example (6) from ops)?',
  ]);
  expect(asked(removals, { change: false, language: 'ru' })).toEqual([
    'Удалить 2 участников (olga@corp.example (5) из hr, petr@corp.example (6) из ops)?',
  ]);
});

test('the portal is named with what is done to it, and that a chat stays for good where one is made', () => {
  const many = planOf(
    0,
    ...Array.from({ length: 300 }, (_, at) => chat(`c${at}`).creates(team)),
    chat('x', { id: 9 }).updates('title', '"a"', '"b"'),
  );
  expect(asked(many)).toEqual([
    'Make 300 chats, change 1 on b24-ar17wx.bitrix24.by? A chat that is made cannot be deleted again by documented means.',
  ]);
  expect(asked(many, { language: 'ru' })).toEqual([
    'Создать 300 чатов, изменить 1 на b24-ar17wx.bitrix24.by? Созданный чат документированными средствами не удалить.',
  ]);
  expect(asked(planOf(0, chat('x', { id: 9 }).updates('title', '"a"', '"b"')))).toEqual([
    'Change 1 chat on b24-ar17wx.bitrix24.by?',
  ]);
});

test('nothing is asked for the sandbox but its dangers, and nothing of a plan that writes nothing', () => {
  expect(asked({ ...planOf(0, chat('a').creates(team)), portal: 'sandbox' })).toEqual([]);
  expect(asked({ ...removals, portal: 'sandbox' })).toHaveLength(1);
  expect(asked(planOf(3, chat('a', { id: 1 }).onlyItsRow()))).toEqual([]);
});

describe.each([60, 80, 120, 200])('at %d columns', (width) => {
  test.each(consents)('a question about %s is as long as the line at most and tells how many it leaves out', (what) => {
    const people = Array.from({ length: 40 }, (_, at) => ({ key: `team-${at}`, what: `somebody-${at}@corp.example` }));
    const danger = {
      portals: [],
      deeds: {},
      dangers: { [what]: people } as Partial<Record<ConsentName, typeof people>>,
    };
    for (const language of ['en', 'ru'] as const) {
      const [line = ''] = questions(danger, { language, width, change: true, missing: [{ what, needed: 300 }] });
      const bare = questions(danger, { language, width: 0, change: true, missing: [{ what, needed: 300 }] });
      expect(columns(line)).toBeLessThanOrEqual(Math.max(width, columns(bare[0] ?? '')));
      expect(line).toMatch(/team-0|somebody-0/);
      expect(line).toMatch(/and \d+ more|и ещё \d+/);
    }
  });
});

test('of many portals it is the sum, each hit with the name of its portal', () => {
  const all = addUndertakings([undertakingOf(removals, 'north'), undertakingOf(removals, 'south')]);
  const asking = {
    language: 'en',
    width: 200,
    change: true,
    missing: [{ what: 'remove-members', needed: 4 }],
  } as const;
  expect(questions(all, asking)).toEqual([
    'Remove 4 members (olga@corp.example (5) from north/hr, petr@corp.example (6) from north/ops, olga@corp.example (5) from south/hr, petr@corp.example (6) from south/ops)?',
    'Change 4 chats on 2 portals?',
  ]);
});

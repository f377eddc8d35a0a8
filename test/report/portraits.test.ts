import { expect, test } from 'vitest';
import type { Actual, Finding, FoundChat, Person } from '../../src/model/actual.ts';
import { message } from '../../src/model/message.ts';
import { initials } from '../../src/report/html/faces.ts';
import { portraitsOfPlan } from '../../src/report/html/portrait.ts';
import { namesOf, portraitsOf } from '../../src/report/html/portraits.ts';
import { type ChatWorld, chat, planOf } from './worlds.ts';

const team = { type: 'CHAT', users: 2, owner: '1', handOver: false };

function person(id: number, name: string, email = ''): [number, Person] {
  return [id, { id, name, email, active: true, bot: false, extranet: false }];
}

function found(facts: Partial<FoundChat>): FoundChat {
  return {
    id: 12,
    title: 'Sales',
    description: 'All about selling',
    color: 'RED',
    avatarUrl: '',
    type: 'OPEN',
    owner: 1,
    entity: undefined,
    managers: [1, 3],
    members: [1, 3],
    role: 'owner',
    createdSec: 0,
    ...facts,
  };
}

function actual(findings: readonly [string, Finding][], leftovers: readonly [string, Finding][] = []): Actual {
  return {
    caller: 1,
    findings: new Map(findings),
    leftovers: new Map(leftovers),
    directory: {
      people: new Map([person(1, 'Anna'), person(3, 'Ben', 'ben@corp.example'), person(4, 'Eva')]),
      emails: new Map([['ben@corp.example', [3]]]),
      groups: new Map(),
    },
  };
}

function drawn(world: ChatWorld, what: Actual) {
  return [...portraitsOf(planOf(0, world), what).values()][0];
}

const sales = {
  title: 'Sales',
  type: 'OPEN',
  color: '#df532d',
  description: 'All about selling',
  owner: 'Anna (1)',
  members: ['Anna (1)', 'ben@corp.example (3)'],
  memberCount: 2,
  managers: ['ben@corp.example (3)'],
};

test('an existing chat is drawn as read, and after as the changes make it', () => {
  const world = chat('sales', { id: 12 })
    .updates('title', '"Sales"', '"Sales \\"RU\\""')
    .updates('color', 'RED', 'MINT')
    .updates('owner', 'Anna (1)', 'Eva (4)')
    .members(['Eva (4)'], ['ben@corp.example (3)'])
    .notes('description', message('DESCRIPTION_FIXED'), { from: '"All about selling"', to: '"Other"' });
  const finding: Finding = { kind: 'found', chat: found({}), by: 'lockfile' };
  expect(drawn(world, actual([['sales', finding]]))).toEqual({
    before: sales,
    after: { ...sales, title: 'Sales "RU"', color: '#4ba984', owner: 'Eva (4)', members: ['Anna (1)', 'Eva (4)'] },
  });
});

test('a new chat is drawn with whom the plan puts in it, whatever the file says, and with its managers', () => {
  const people = ['Anna (1)', 'ben@corp.example (3)'];
  const world = chat('new', { title: 'New' })
    .creates({ ...team, color: 'MINT', message: 'Hi', owner: 'Eva (4)', users: 3, people: [...people, 'Eva (4)'] })
    .manages(3);
  expect(drawn(world, actual([['new', { kind: 'absent' }]]))).toEqual({
    after: {
      title: 'New',
      type: 'CHAT',
      color: '#4ba984',
      message: 'Hi',
      owner: 'Eva (4)',
      members: [...people, 'Eva (4)'],
      memberCount: 3,
      managers: ['ben@corp.example (3)'],
    },
  });
});

test('an archived chat keeps its owner and loses whom the plan takes out', () => {
  const finding: Finding = { kind: 'found', chat: found({ managers: [1] }), by: 'lockfile' };
  const world = chat('sales', { id: 12 }).removes(undefined, 'archive').expels(3);
  const before = { ...sales, managers: [] };
  expect(drawn(world, actual([], [['sales', finding]]))).toEqual({
    before,
    after: { ...before, title: '[archive] Sales', members: ['Anna (1)'], memberCount: 1 },
  });
});

test('people are called by their names, and namesakes as the plan tells them apart', () => {
  const { directory } = actual([]);
  const people = new Map([...directory.people, person(5, 'Eva'), person(6, ''), [7, undefined] as const]);
  expect([...namesOf({ ...directory, people })]).toEqual([
    ['Anna (1)', 'Anna'],
    ['ben@corp.example (3)', 'Ben'],
  ]);
});

test('a chat that is taken away has no after, a forgotten one stays, a taken-over one is the one that was found', () => {
  const finding: Finding = {
    kind: 'found',
    chat: found({ members: undefined, avatarUrl: 'https://a/b.png' }),
    by: 'lockfile',
  };
  const { members: _m, memberCount: _c, ...few } = { ...sales, avatar: 'https://a/b.png' };
  expect(drawn(chat('sales', { id: 12 }).removes(), actual([], [['sales', finding]]))).toEqual({ before: few });
  const forgotten = chat('sales', { id: 12 }).forgets();
  expect(drawn(forgotten, actual([], [['sales', finding]]))).toEqual({ before: few, after: few });
  const twins: Finding = { kind: 'lookalikes', chats: [found({ id: 5 }), found({ id: 12, title: 'Twin' })] };
  expect(drawn(chat('sales', { id: 12 }).adopts(), actual([['sales', twins]]))?.before?.title).toBe('Twin');
});

test('without config and readings a plan still tells what it knows', () => {
  const update = chat('a', { id: 1, title: 'New name' })
    .updates('title', '"Old"', '"New name"')
    .updates('color', '#123456', 'RED');
  expect(portraitsOfPlan(update.build())).toEqual({
    before: { title: 'Old', color: '#123456' },
    after: { title: 'New name', color: '#df532d' },
  });
  expect(portraitsOfPlan(chat('b', { title: 'New' }).creates(team).build())).toEqual({
    after: { title: 'New', type: 'CHAT', memberCount: 2, owner: '1' },
  });
  expect(portraitsOfPlan(chat('c').blockedBy(message('ENTITY_FIXED')).build())).toEqual({});
});

test.each([
  ['Sales team RU', 'ST'],
  ['новый чат', 'НЧ'],
  ['🚀 launch', 'L'],
  ['東京', '東'],
  ['!!!', ''],
])('the initials of %s are %s', (title, letters) => {
  expect(initials(title)).toBe(letters);
});

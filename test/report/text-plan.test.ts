import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { message } from '../../src/model/message.ts';
import type { Plan } from '../../src/model/plan.ts';
import { planText } from './shown.ts';
import { at, chat, planOf } from './worlds.ts';

const plain = { color: false, language: 'en' } as const;
const picture = { name: 'picture.jpg', sizeBytes: 24_000 };

function sample(): Plan {
  return planOf(
    41,
    chat('welcome', { title: 'Новый чат' }).creates({
      type: 'OPEN',
      users: 2,
      owner: '1',
      handOver: false,
      avatar: picture,
    }),
    chat('sales', { id: 12, title: 'Sales RU' })
      .updates('title', '"Sales"', '"Sales RU"')
      .members(['anna@corp.example (12)']),
    chat('support', { id: 3 }).notes('description', message('DESCRIPTION_FIXED'), { from: '"old"' }),
  );
}

test('a plan reads like its sample: a line a change, grouped by chat, with the cost at the end', () => {
  expect(planText(sample(), { requests: 4, seconds: 3.2, operatingShare: 0.02 }, plain)).toBe(
    `
+ create  ~ update  > adopt  - remove  ! note

~ sales     title  "Sales" → "Sales RU"
            users  + anna@corp.example (12)
! support   description  differs; Bitrix24 cannot change the description of an existing chat by a documented method (portal: "old")
                         help: change it on the portal, or allow undocumented methods with "portal.undocumented: true"
+ welcome   create OPEN "Новый чат", 2 users, owner 1, avatar picture.jpg (24 kB)
= 41 unchanged

Plan: 1 create, 1 update, 1 note. 4 requests, about 3 s on this portal.`.slice(1),
  );
});

test('the same plan in Russian counts as Russian does', () => {
  expect(planText(sample(), { requests: 4, seconds: 3.2, operatingShare: 0.3 }, { color: false, language: 'ru' })).toBe(
    `
+ создать  ~ изменить  > принять  - убрать  ! примечание

~ sales     title  "Sales" → "Sales RU"
            users  + anna@corp.example (12)
! support   description  отличается; Битрикс24 не меняет описание существующего чата документированным методом (на портале: "old")
                         подсказка: измените его на портале или разрешите недокументированные методы: «portal.undocumented: true»
+ welcome   создать OPEN "Новый чат", 2 участника, владелец 1, аватар picture.jpg (24 кБ)
= без изменений: 41

План: создать: 1, изменить: 1, примечаний: 1. 4 запроса, около 3 с на этом портале, 30\u00a0% того, что Битрикс24 разрешает за десять минут.`.slice(
      1,
    ),
  );
});

test('colours change nothing but the colours', () => {
  const colored = planText(sample(), undefined, { ...plain, color: true });
  expect(colored).toContain('\u001b[33m~\u001b[39m \u001b[1msales\u001b[22m     title');
  expect(stripVTControlCharacters(colored)).toBe(planText(sample(), undefined, plain));
});

test('a plan with nothing to do is one calm sentence', () => {
  expect(planText(planOf(41), undefined, plain)).toBe('Nothing to do: all 41 chats are as the files say.');
  expect(planText(planOf(1), undefined, plain)).toBe('Nothing to do: the one chat is as the files say.');
  expect(planText(planOf(0), undefined, plain)).toBe('Nothing to do: the files name no chats.');
});

test('notes alone are nothing to do, and cost nothing', () => {
  const plan = planOf(2, chat('a', { id: 1 }).notes('entity', message('ENTITY_FIXED')));
  expect(planText(plan, { requests: 0, seconds: 0, operatingShare: 0 }, plain)).toBe(
    `
+ create  ~ update  > adopt  - remove  ! note

! a      entity  the portal never changes the entity of a chat
= 2 unchanged

Plan: nothing to do, 1 note.`.slice(1),
  );
});

test('rows that come back are healed, others only learn: neither is something to do', () => {
  const healed = ['c', 'd'].map((key, index) =>
    chat(key, { id: 8 + index }).adopts(message('HEALED', { id: 8 + index })),
  );
  const plan = planOf(3, chat('a', { id: 1 }).onlyItsRow(), chat('b', { id: 2 }).onlyItsRow(), ...healed);
  expect(planText(plan, undefined, plain)).toBe(
    `
= 2 healed: their lockfile rows come back (c, d)
= 5 unchanged; 2 lockfile rows are completed

Nothing to do: all 7 chats are as the files say.`.slice(1),
  );
});

test('people who cannot be found are told without a difference, people who stay with one', () => {
  const why = message('CALLER_NOT_OWNER', { owner: 4, caller: 1 });
  const plan = planOf(
    0,
    chat('a', { id: 1 })
      .notes('users', why, { removed: ['ben (3)'] })
      .notes('users', message('PERSON_BOT', { who: '7' })),
  );
  expect(planText(plan, undefined, plain)).toContain(
    `
! a      users  differs; only the owner (user 4) can do this, and this webhook or token belongs to user 1 (also in the chat: ben (3))
                help: run with a webhook of user 4, or let the owner hand the chat over
         users  7 is a bot
`,
  );
});

test('a look-alike is adopted in words, and a creation for somebody else is called one-way', () => {
  const plan = planOf(
    0,
    chat('a', { id: 9 })
      .adopts(message('LOOKALIKE', { id: 9 }))
      .updates('color', 'RED', 'MINT')
      .needs('adopt'),
    chat('b').creates({ type: 'CHAT', users: 3, owner: '12', handOver: true }),
  );
  expect(planText(plan, undefined, plain)).toContain(
    `
> a      "a": chat 9 already has this title, but no key: the lockfile was lost, or a person made it
         help: "--allow adopt:N" takes it, "--allow twin:N" makes a second one
~        color  RED → MINT
+ b      create CHAT "b", 3 users, owner 12 (one-way)
`,
  );
});

test('danger is listed with the exact flags that permit it, in a fixed order', () => {
  const plan = planOf(
    0,
    chat('a', { id: 1 }).updates('owner', '1', '12').needs('hand-over').members([], ['ben (3)', 'eva (4)']),
    chat('b', { id: 2, title: 'Old' })
      .removes(message('REMOVE_DELETE', { id: 2 }))
      .needs('delete'),
  );
  expect(planText(plan, { requests: 1, seconds: 0.4, operatingShare: 1.4 }, plain)).toBe(
    `
+ create  ~ update  > adopt  - remove  ! note

~ a      owner  1 → 12
         users  - ben (3), eva (4)
- b      "Old": chat 2 is deleted with its messages by an undocumented method, for ever

Consent needed:
  --allow remove-members:2  2 members leave a chat
  --allow delete:1          1 chat deleted by an undocumented method, for good
  --allow hand-over:1       1 chat handed to another owner; only that owner can give it back

Plan: 1 update, 1 removal. 1 request, under a second on this portal, 140\u00a0% of what Bitrix24 allows in ten minutes, so it will have to wait in between.`.slice(
      1,
    ),
  );
});

test('what is agreed to in exactly its number is not asked for again', () => {
  const plan = planOf(0, chat('a', { id: 1 }).updates('owner', '1', '12').needs('hand-over').members([], ['ben (3)']));
  const asked = (allowed: Plan['consents']) => planText(plan, undefined, { ...plain, allowed }).match(/--allow \S+/g);
  expect(asked({})).toEqual(['--allow remove-members:1', '--allow hand-over:1']);
  expect(asked({ 'remove-members': 2, 'hand-over': 1 })).toEqual(['--allow remove-members:1']);
  expect(asked({ 'remove-members': 1, 'hand-over': 1 })).toBeNull();
});

test('notes come after what is done, in whatever order the planner found them', () => {
  const plan = planOf(0, chat('a', { id: 1 }).notes('entity', message('ENTITY_FIXED')).updates('color', 'RED', 'MINT'));
  expect(planText(plan, undefined, plain).split('\n').slice(2, 4)).toEqual([
    '~ a      color   RED → MINT',
    '!        entity  the portal never changes the entity of a chat',
  ]);
});

test('an entry of the file that means nobody is shown with its line, as a list may be long', () => {
  const plan = planOf(
    0,
    chat('a', { id: 1 }).notes('users', message('PERSON_UNKNOWN', { who: 999 }), { place: at('chats.yaml', 9, 5) }),
  );
  expect(planText(plan, undefined, plain).split('\n')[2]).toBe(
    '! a      users  999 is not found on this portal  chats.yaml:9:5',
  );
});

test('a blocked chat says why, where, and what to do', () => {
  const blocked = message('CALLER_NOT_OWNER', { owner: 4, caller: 1 });
  const plan = planOf(0, chat('отдел/продажи', { id: 9, place: at('chats.yaml', 14, 3) }).blockedBy(blocked));
  expect(planText(plan, undefined, { ...plain, width: 70 })).toBe(
    `
+ create  ~ update  > adopt  - remove  ! note  x blocked

x отдел/продажи   "отдел/продажи" not changed: only the owner (user 4)
                  can do this, and this webhook or token belongs to
                  user 1
                  help: run with a webhook of user 4, or let the owner
                  hand the chat over
                  chats.yaml:14:3

Plan: 1 blocked.`.slice(1),
  );
});

describe('what a create contains', () => {
  const people = Array.from({ length: 30 }, (_, at) => `somebody-${at}@corp.example (${at})`);
  const facts = { type: 'OPEN', users: 30, owner: '1', handOver: false, people, refs: { users: [], owner: 1 } };
  const rich = { ...facts, color: 'GREEN', description: 'All of sales', message: `Welcome ${'to you '.repeat(40)}` };
  const shown = (more: { width?: number; all?: boolean }) =>
    planText(planOf(0, chat('sales', { title: 'Sales' }).creates(rich)), undefined, { ...plain, ...more });

  test('is its colour, its texts and its people by name, up to the width, then a count', () => {
    const [, , ...lines] = shown({ width: 90 }).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '+ sales   create OPEN "Sales", 30 users, owner 1, GREEN',
      '          description  "All of sales"',
      expect.stringMatching(/^ {10}message {6}"Welcome to you .*…"$/),
      '          users        somebody-0@corp.example (0) and 29 more',
    ]);
  });

  test.each([60, 80, 120, 200])('keeps within %d columns', (width) => {
    for (const line of shown({ width }).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });

  test('is all of it with --all', () => {
    const text = shown({ width: 100, all: true }).replaceAll(/\s+/g, ' ');
    for (const name of people) expect(text).toContain(name);
    expect(text.match(/to you/g)).toHaveLength(40);
  });
});

test('a thousand chats are cut to what tells most, with the way to see all', () => {
  const chats = Array.from({ length: 1000 }, (_, index) => {
    const key = `k${String(index).padStart(3, '0')}`;
    return index % 400 === 7
      ? chat(key, { id: index, title: 'Old' }).forgets().needs('forget')
      : chat(key).creates({ type: 'CHAT', users: 3, owner: '1', handOver: false });
  });
  const lines = planText(planOf(5, ...chats), undefined, plain).split('\n');
  expect(lines.filter((line) => line.startsWith('+ k'))).toHaveLength(47);
  expect(lines.filter((line) => line.startsWith('< k'))).toEqual([
    '< k007   forget "Old"',
    '< k407   forget "Old"',
    '< k807   forget "Old"',
  ]);
  expect(lines.slice(-9)).toEqual(
    [
      '… and 950 more chats (950 creates)',
      '  --all lists every chat, --only GLOB some of them, --html FILE makes a page',
      '= 5 unchanged',
      '',
      'Consent needed:',
      '  --allow forget:3  3 chats no longer kept by this project; the portal keeps them',
      '',
      'Plan: 997 creates, 3 forgotten.',
    ].toSpliced(0, 0, lines.at(-9) ?? ''),
  );
  expect(planText(planOf(5, ...chats), undefined, { ...plain, all: true }).split('\n')).toHaveLength(1008);
});

test('long lists of people are cut, and complete with all', () => {
  const people = Array.from({ length: 12 }, (_, index) => String(index + 1));
  const plan = planOf(0, chat('a', { id: 1 }).members(people));
  expect(planText(plan, undefined, plain)).toContain('users  + 1, 2, 3, 4, 5, 6, 7, 8 and 4 more\n');
  expect(planText(plan, undefined, { ...plain, all: true })).toContain('+ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12\n');
});

test('of two long values the part that differs stays in sight', () => {
  const [from, to] = ['east', 'west'].map((end) =>
    JSON.stringify(`${'The team that sells to all the '.repeat(4)}${end}`),
  );
  const plan = planOf(0, chat('a', { id: 1 }).updates('title', from, to ?? ''));
  expect(planText(plan, undefined, { ...plain, width: 80 })).toContain(
    '~ a      title  "… that sells to all the east" → "… that sells to all the west"\n',
  );
});

test('nothing that users wrote can colour, move or turn the text around', () => {
  const nasty = 'a\u001b[31mb\u202ec\u0007d\ne\u2028f\u009bg\ud800';
  const plan = planOf(
    0,
    chat('new', { title: nasty }).creates({
      type: nasty,
      users: 1,
      owner: nasty,
      handOver: false,
      avatar: { name: nasty, sizeBytes: 1 },
    }),
    chat('old', { id: 1 })
      .updates('title', nasty, `${nasty}!`)
      .members([nasty])
      .notes('type', message('CALLER_NOT_OWNER', { owner: nasty, caller: nasty })),
    chat(nasty, { id: 2, place: at(nasty, 1) }).blockedBy(message('CALLER_NOT_MEMBER', { caller: nasty })),
  );
  const text = planText(plan, undefined, plain);
  expect(text.match(/[^\P{C}\n]/gu)).toBeNull();
  expect(text).toContain('title  a\\u{1b}[31mb\\u{202e}c\\u{7}d\\ne\\u{2028}f\\u{9b}g\\u{d800} → ');
});

test('columns line up under wide characters and long keys get a line of their own', () => {
  const long = 'a/very/long/key/that/no/column/should/follow';
  const plan = planOf(
    0,
    chat('東京', { id: 1 }).updates('color', 'RED', 'MINT'),
    chat('tokyo', { id: 2 }).updates('color', 'RED', 'MINT'),
    chat(long, { id: 3 }).updates('color', 'RED', 'MINT'),
  );
  expect(planText(plan, undefined, plain).split('\n').slice(2, 6)).toEqual([
    `~ ${long}`,
    '          color  RED → MINT',
    '~ tokyo   color  RED → MINT',
    '~ 東京    color  RED → MINT',
  ]);
});

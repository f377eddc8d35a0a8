import { expect, test } from 'vitest';
import type { Outcome } from '../../src/model/event.ts';
import { message } from '../../src/model/message.ts';
import { outcomeText } from './shown.ts';
import { at, chat, planOf } from './worlds.ts';

const plain = { color: false, language: 'en', lockfile: 'chats.lock.json' } as const;
const team = { type: 'CHAT', users: 2, owner: '1', handOver: false };
const nothing: Outcome = { done: [], failed: [], left: [] };

test('apply ends with the ids and one line of counts', () => {
  const plan = planOf(
    3,
    chat('welcome').creates(team),
    chat('closed').creates(team),
    chat('sales', { id: 12 }).updates('title', '"a"', '"b"'),
    chat('support', { id: 3 }).notes('entity', message('ENTITY_FIXED')),
  );
  const done = [
    { key: 'closed', id: 27 },
    { key: 'sales', id: 12 },
    { key: 'welcome', id: 26 },
  ];
  expect(outcomeText(plan, { ...nothing, done }, plain)).toBe(
    `
+ closed    id 27
~ sales     id 12
+ welcome   id 26

Apply: 2 created, 1 updated; lockfile chats.lock.json`.slice(1),
  );
});

test('a failed chat comes with its title, its id if it has one by now, what did not become of it, why, a hint and its place', () => {
  const plan = planOf(0, chat('welcome').creates(team), chat('closed').creates(team), chat('later').creates(team));
  const outcome: Outcome = {
    done: [{ key: 'welcome', id: 26 }],
    failed: [
      {
        key: 'closed',
        id: 27,
        place: at('chats.yaml', 14, 3, 6),
        message: message('CALLER_NOT_OWNER', { owner: 4, caller: 1 }),
        portalCode: 'ACCESS_ERROR',
      },
    ],
    left: ['later'],
    stoppedBy: message('CALLER_NOT_MEMBER', { caller: 1 }),
  };
  expect(outcomeText(plan, outcome, plain)).toBe(
    `
+ welcome   id 26

x closed    "closed" (id 27) was created, but is not as it should be: only the owner (user 4) can do this, and this webhook or token belongs to user 1 (portal: ACCESS_ERROR)
            help: run with a webhook of user 4, or let the owner hand the chat over
            chats.yaml:14:3

Not finished, 1 chat:
  later

Stopped: user 1, whose webhook or token this is, is not a member of the chat
help: a member has to add user 1 first

Apply: 1 created, 1 failed, 1 not finished; lockfile chats.lock.json
Next: put right what failed and run the same command again; what is done is recorded, so it does only what is left.`.slice(
      1,
    ),
  );
});

test('a chat that the plan blocked is named as blocked with the plan’s own reason', () => {
  const plan = planOf(
    0,
    chat('a', { id: 1, place: at('chats.yaml', 3) }).blockedBy(message('CALLER_NOT_OWNER', { owner: 4, caller: 1 })),
  );
  expect(outcomeText(plan, nothing, { ...plain, language: 'ru', width: 60 })).toBe(
    `
x a      "a" (id 1) не изменён: это может только владелец
         (пользователь 4), а вебхук или токен принадлежит
         пользователю 1
         подсказка: запустите с вебхуком пользователя 4 или
         пусть владелец передаст чат
         chats.yaml:3:1

Итог: остановлено: 1; лок-файл chats.lock.json
Дальше: исправьте, что не удалось, и запустите ту же команду
ещё раз; сделанное записано, останется только остальное.`.slice(1),
  );
});

test('when nothing failed, the next step is only to run again', () => {
  const outcome = { ...nothing, left: ['a'], stoppedBy: message('INTERRUPTED') };
  expect(outcomeText(planOf(0, chat('a').creates(team)), outcome, { color: false, language: 'en' })).toBe(
    `
Not finished, 1 chat:
  a

Stopped: interrupted; what was done is recorded

Apply: 1 not finished
Next: run the same command again; what is done is recorded, so it does only what is left.`.slice(1),
  );
});

test('several failures of a chat are told under one name', () => {
  const failed = ['title', 'color'].map((field) => ({
    key: 'a',
    field,
    message: message('NOT_AS_WANTED', {
      field,
      difference: message('DIFFERENCE', { from: 'x', to: message('VALUE_NONE') }),
    }),
  }));
  const plan = planOf(0, chat('a', { id: 1, title: 'Sales' }).updates('title', '"a"', '"b"'));
  expect(outcomeText(plan, { ...nothing, failed }, { ...plain, language: 'ru' })).toContain(
    `
x a      "Sales" (id 1) не такой, как нужно:
         портал ответил «готово», но title не такое, как нужно: x → нет
         подсказка: повторный «provision plan» покажет, что осталось
         портал ответил «готово», но color не такое, как нужно: x → нет
`.slice(1),
  );
});

test.each([
  ['a create without an id', chat('a', { title: 'Sales' }).creates(team), undefined, 'x a      "Sales" not created: '],
  [
    'a change',
    chat('a', { id: 5, title: 'Sales' }).updates('color', 'RED', 'MINT'),
    5,
    'x a      "Sales" (id 5) is not as it should be: ',
  ],
  ['a removal', chat('a', { id: 5, title: 'Sales' }).removes(), 5, 'x a      "Sales" (id 5) not taken away: '],
  [
    'a blocked create',
    chat('a', { title: 'Sales', place: at('c.yaml', 3) }).blockedBy(message('ENTITY_FIXED')),
    undefined,
    'x a      "Sales" not created: ',
  ],
  [
    'a blocked removal',
    chat('a', { id: 5, title: 'Sales' }).blockedBy(message('ENTITY_FIXED')),
    5,
    'x a      "Sales" (id 5) not taken away: ',
  ],
])('%s that came to nothing is told by title, deed and reason', (_what, world, id, line) => {
  const plan = planOf(0, world);
  const why = { key: 'a', message: message('ENTITY_FIXED'), ...(id === undefined ? {} : { id }) };
  const failed = plan.chats[0]?.blocked ? [] : [why];
  expect(outcomeText(plan, { ...nothing, failed }, plain)).toContain(
    `${line}the portal never changes the entity of a chat\n`,
  );
});

test('a failure of a chat that the plan does not name is not lost', () => {
  const outcome = { ...nothing, failed: [{ key: 'ghost', message: message('ENTITY_FIXED') }] };
  expect(outcomeText(planOf(0), outcome, plain)).toContain('x ghost   the portal never changes the entity of a chat\n');
});

test('hundreds of done chats are cut, failures never', () => {
  const keys = Array.from({ length: 200 }, (_, index) => `k${String(index).padStart(3, '0')}`);
  const plan = planOf(0, ...keys.map((key) => chat(key).creates(team)));
  const done = keys.slice(0, 100).map((key, index) => ({ key, id: index + 1 }));
  const failed = keys.slice(100).map((key) => ({ key, message: message('ENTITY_FIXED') }));
  const lines = outcomeText(plan, { done, failed, left: [] }, plain).split('\n');
  expect(lines.filter((line) => line.startsWith('+'))).toHaveLength(50);
  expect(lines).toContain('… and 50 more chats; --all lists every chat');
  expect(lines.filter((line) => line.startsWith('x'))).toHaveLength(100);
});

test('an apply that had nothing to do says so', () => {
  expect(outcomeText(planOf(4), nothing, plain)).toBe('Apply: nothing to do; lockfile chats.lock.json');
});

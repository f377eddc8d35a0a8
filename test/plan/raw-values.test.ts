import { expect, it } from 'vitest';
import type { Language } from '../../src/model/message.ts';
import { planJson } from '../../src/report/plan-json.ts';
import { complaints } from '../report/schemas.ts';
import { chat, found, picture, planOf, written } from './worlds.ts';

const options = { language: 'en' as Language, exitCode: 0 };

/** The changes of one chat that exists, as the document of `plan --json` tells them. */
function changes(fields: Parameters<typeof written>[1], facts: Parameters<typeof chat>[1]) {
  const plan = planOf(
    { chats: [written('a', fields)], findings: { a: found(chat(7, facts)) }, rows: { a: { id: 7 } } },
    { undocumented: true },
  );
  const document = planJson(plan, undefined, options);
  expect(complaints('plan', document)).toEqual([]);
  return Object.fromEntries(
    (document.chats[0]?.changes ?? []).map(({ field, before, after }) => [field ?? '', [before, after]]),
  );
}

it('programs get every value as it is, with nothing of how people read it', () => {
  const wanted = {
    title: 'New "name"',
    color: 'GREEN',
    users: [2, 3],
    membership: 'exact',
    owner: 3,
    avatar: 'cat.png',
  };
  const told = changes(wanted, { title: 'Sales', members: [1, 2, 4], avatarUrl: '', entity: undefined });
  expect(told).toEqual({
    title: ['Sales', 'New "name"'],
    color: ['RED', 'GREEN'],
    users: [
      ['user1@corp.example', 'user2@corp.example', 'user4@corp.example'],
      ['user1@corp.example', 'user2@corp.example', 'user3@corp.example'],
    ],
    owner: ['user1@corp.example', 'user3@corp.example'],
    avatar: [null, `sha256-${picture.sha256}`],
  });
});

it('what a new chat will have is told by value, people as a config names them', () => {
  const fields = { title: 'A', color: 'RED', description: 'd', message: 'm', users: [2, 3] };
  const document = planJson(planOf({ chats: [written('a', fields)] }), undefined, options);
  expect(complaints('plan', document)).toEqual([]);
  expect(document.chats[0]?.creates).toMatchObject({
    color: 'RED',
    description: 'd',
    message: 'm',
    users: ['user1@corp.example', 'user2@corp.example', 'user3@corp.example'],
    owner: 'user1@corp.example',
  });
});

it('who else is in a chat is told and is no part of what was agreed to', () => {
  const digest = (members: readonly number[]) =>
    planOf({
      chats: [written('a', { users: [3] })],
      findings: { a: found(chat(7, { members })) },
      rows: { a: { id: 7 } },
    }).digest;
  expect(digest([1, 2])).toBe(digest([1, 4]));
});

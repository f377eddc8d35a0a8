import { afterEach, describe, expect, it } from 'vitest';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { asking } from './ask.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function portal(options: SandboxOptions) {
  const sandbox = await startSandbox({ limits: false, ...options });
  closing.push(sandbox.close);
  return { sandbox, ask: asking(sandbox.webhookUrl) };
}

const people = [
  { id: 7, name: 'Анна', lastName: 'Кос', email: 'anna@own.example', departments: [30], admin: true },
  { id: 9, name: 'Left', email: 'left@own.example', active: false },
  { id: 40, name: 'Outside', kind: 'extranet' },
] as const;
const departments = [
  { id: 20, name: 'Own' },
  { id: 30, name: 'Sales', parent: 20, head: 7 },
];

describe('a company of one’s own', () => {
  it('takes the place of the usual one', async () => {
    const { ask, sandbox } = await portal({ people, departments, callerId: 7 });
    expect((await ask('user.get', { FILTER: { EMAIL: 'anna@own.example' } })).outcome).toMatchObject([{ ID: '7' }]);
    expect((await ask('department.get')).outcome).toMatchObject([
      { ID: '20', NAME: 'Own' },
      { ID: '30', NAME: 'Sales', PARENT: '20', UF_HEAD: '7' },
    ]);
    expect((await ask('profile')).outcome).toMatchObject({ ID: '7', ADMIN: true });
    const { outcome: id } = await ask('im.chat.add', { TITLE: 'x', USERS: [9, 40] });
    expect(sandbox.store.chat(Number(id))?.members).toEqual([7]);
  });

  it('has no departments where only people are given', async () => {
    const { sandbox } = await portal({ people: [{ id: 1, name: 'Solo' }] });
    expect([sandbox.store.users().length, sandbox.store.departments().length]).toEqual([1, 0]);
  });

  it.each<readonly [string, SandboxOptions, string]>([
    ['a caller who is not there', { people, departments }, 'the caller is 1, but no person has that id'],
    ['a department that is not there', { people, callerId: 7 }, 'a department of person 7 is 30'],
    [
      'a parent that is not there',
      { departments: [{ id: 2, name: 'x', parent: 5 }] },
      'the parent of department 2 is 5',
    ],
    ['a head who is not there', { departments: [{ id: 2, name: 'x', head: 99 }] }, 'the head of department 2 is 99'],
    ['an id that stands twice', { people: [people[0], people[0]], callerId: 7 }, 'the id 7 stands twice'],
    ['an id that no database gives', { people: [{ id: 1.5, name: 'x' }] }, 'an id of people is 1.5'],
  ])('is refused with %s', async (_, options, text) => {
    await expect(startSandbox(options)).rejects.toThrow(text);
  });
});

import { expect, test } from 'vitest';
import { atDesk } from '../laws/desk.ts';
import { lineAt } from './line.ts';

/* Who stands for nobody is what went wrong: never silent, and an error where that is wanted. */

const chats = { a: { title: 'Alpha', users: [2, 'nobody@corp.example', { department: 'No such' }] } };

test('people who do not resolve are named on stderr under --quiet, with their place', () =>
  atDesk(async (desk) => {
    desk.write({ chats });
    for (const command of ['plan', 'apply']) {
      const { code, stderr } = await lineAt(desk, [command, '--quiet']);
      expect(code).toBe(0);
      expect(stderr).toMatch(/chats\.yaml:\d+:\d+ {2}a {2}nobody@corp\.example /);
      expect(stderr).toContain('there is no department No such');
    }
  }));

test('they are counted in the summary and named in the document', () =>
  atDesk(async (desk) => {
    desk.write({ chats });
    expect((await lineAt(desk, ['plan'])).stdout).toContain('2 entries stand for nobody.');
    const applied = JSON.parse((await lineAt(desk, ['apply', '--json'])).stdout);
    expect(applied.summary).toMatchObject({ created: 1, unresolved: 2 });
    expect(applied.unresolved.map(({ code }: { code: string }) => code)).toEqual([
      'PERSON_UNKNOWN',
      'DEPARTMENT_UNKNOWN',
    ]);
  }));

test('--strict ends with 3 where they are, and with 0 where all is well; the work is done all the same', () =>
  atDesk(async (desk) => {
    desk.write({ chats });
    expect((await lineAt(desk, ['plan', '--strict', '--detailed-exitcode'])).code).toBe(3);
    expect((await lineAt(desk, ['apply', '--strict'])).code).toBe(3);
    expect(Object.keys(desk.rows())).toEqual(['a']);
    desk.write({ chats: { a: { title: 'Alpha', users: [2] } } });
    expect((await lineAt(desk, ['apply', '--strict'])).code).toBe(0);
    desk.write({ chats: { a: { title: 'Alpha', users: [2], description: 'new' } } });
    expect((await lineAt(desk, ['apply', '--strict'])).code).toBe(3);
  }));

test('an exact list with a mistyped address removes nobody', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha', users: [2, 3, 'anna@corp.example'] } } });
    await desk.apply();
    const before = desk.sandbox.store.chats().map(({ members }) => members);
    desk.write({ chats: { a: { title: 'Alpha', users: [2, 'anna@crop.example'], membership: 'exact' } } });
    const { code, stdout } = await lineAt(desk, ['apply', '--allow', 'remove-members:1']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('nobody is removed from this chat')]);
    expect(desk.sandbox.store.chats().map(({ members }) => members)).toEqual(before);
  }));

import { describe, expect, test } from 'vitest';
import { adopt } from '../../src/app/adopt.ts';
import type { Invalid } from '../../src/app/load.ts';
import { forget, move, type RowChanged } from '../../src/app/rows.ts';
import { takeLock } from '../../src/state/file/lock.ts';
import { atDesk, type Desk, dueOf, linesOf } from '../laws/desk.ts';

const fast = { limits: false };

const codesOf = (changed: RowChanged | Invalid) =>
  changed.kind === 'invalid' ? ['invalid'] : changed.notes.map(({ code }) => code);
const codeOf = (work: Promise<{ readonly kind: string }>) =>
  work.then(
    ({ kind }) => (kind === 'invalid' ? kind : 'done'),
    (fault) => fault.code,
  );

describe('forget', () => {
  test('takes a row out, and nothing is asked of the portal', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha' }, b: { title: 'Beta' } } });
      await desk.apply();
      desk.write({ chats: { b: { title: 'Beta' } } });
      const asked = desk.sandbox.commands.length;
      const { a, b } = desk.rows();
      expect(await forget(desk.options(), 'a')).toMatchObject({ key: 'a', id: a?.id, to: undefined, notes: [] });
      expect(desk.rows()).toEqual({ b });
      expect(desk.sandbox.commands).toHaveLength(asked);
      expect(linesOf((await desk.plan()).plan)).toEqual([]);
    }, fast));

  test('of a chat that the file still wants says what comes next, and adopt undoes it', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha' } } });
      await desk.apply();
      const before = desk.lockText();
      const id = desk.rows().a?.id ?? 0;
      expect(codesOf(await forget(desk.options(), 'a'))).toEqual(['FORGOTTEN_WANTED']);
      expect(desk.rows()).toEqual({});
      await adopt(desk.options(), 'a', id);
      expect(desk.lockText()).toBe(before);
    }, fast));

  test('under identity marker says that the marker brings the row back, and it does', () =>
    atDesk(async (desk) => {
      desk.write({ identity: 'marker', chats: { a: { title: 'Alpha' } } });
      await desk.apply();
      const before = desk.lockText();
      expect(codesOf(await forget(desk.options(), 'a'))).toEqual(['FORGOTTEN_HEALS']);
      await desk.apply();
      expect(desk.lockText()).toBe(before);
      expect(desk.sandbox.store.chats()).toHaveLength(1);
    }, fast));
});

describe('move', () => {
  test.each(['lockfile', 'marker'] as const)(
    'after a key was renamed in the file leaves nothing to plan, under identity %s',
    (identity) =>
      atDesk(async (desk) => {
        desk.write({ identity, chats: { sales: { title: 'Sales', users: [1, 3] } } });
        await desk.apply();
        desk.write({ identity, chats: { 'sales-emea': { title: 'Sales', users: [1, 3] } } });
        const id = desk.rows().sales?.id;
        expect(await move(desk.options(), 'sales', 'sales-emea')).toMatchObject({ to: 'sales-emea', id, notes: [] });
        expect(Object.keys(desk.rows())).toEqual(['sales-emea']);
        const { plan } = await desk.plan();
        expect(linesOf(plan)).toEqual([]);
        expect(plan.chats).toEqual([]);
      }, fast),
  );

  test('there and back gives the same bytes', () =>
    atDesk(async (desk) => {
      const chats = (key: string) => ({ identity: 'marker' as const, chats: { [key]: { title: 'Sales' } } });
      desk.write(chats('a'));
      await desk.apply();
      const before = desk.lockText();
      desk.write(chats('b'));
      await move(desk.options(), 'a', 'b');
      expect(desk.lockText()).not.toBe(before);
      desk.write(chats('a'));
      await move(desk.options(), 'b', 'a');
      expect(desk.lockText()).toBe(before);
    }, fast));

  test('warns where the old key still wants a chat, which the next apply makes', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha' } } });
      await desk.apply();
      desk.write({ chats: { a: { title: 'Other' }, b: { title: 'Alpha' } } });
      expect(codesOf(await move(desk.options(), 'a', 'b'))).toEqual(['MOVED_WANTED']);
      expect(dueOf((await desk.plan()).plan)).toEqual([expect.stringContaining('create a')]);
    }, fast));

  test('keeps what the row remembers besides its id', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha', protect: true, onRemove: 'archive' } } });
      await desk.apply();
      const { a } = desk.rows();
      desk.write({ chats: { b: { title: 'Alpha' } } });
      await move(desk.options(), 'a', 'b');
      expect(desk.rows()).toEqual({ b: a });
    }, fast));
});

describe('rows that cannot be touched', () => {
  const section = (desk: Desk, rows: object) =>
    desk.put(
      'chats.lock.json',
      JSON.stringify({ lockfileVersion: 1, project: 'laws', portals: { [new URL(desk.sandbox.url).host]: rows } }),
    );

  test.each([
    ['one that is not there', 'nobody-has-it', 'a', 'ROW_MISSING'],
    ['one that is misspelt', 'gone-form-the-file', 'a', 'ROW_MISSPELT'],
    ['a create whose answer was lost', 'lost', 'a', 'ROW_OPEN'],
    ['one that several ids claim', 'merged', 'a', 'ROW_OPEN'],
    ['one whose new key is not in the file', 'gone-from-the-file', 'something else', 'KEY_UNKNOWN'],
    ['one whose new key has a row', 'gone-from-the-file', 'b', 'MOVE_TAKEN'],
    ['one that is to keep its key', 'b', 'b', 'MOVE_TAKEN'],
  ])('%s: %s to %s is refused with %s, and the bytes stay', (_name, key, to, code) =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha' }, b: { title: 'Beta' } } });
      section(desk, {
        b: { id: 3 },
        'gone-from-the-file': { id: 2 },
        lost: { pending: 1 },
        merged: { conflict: [{ id: 4 }, { id: 5 }] },
      });
      const before = desk.lockText();
      expect(await codeOf(move(desk.options(), key, to))).toBe(code);
      if (code.startsWith('ROW_')) expect(await codeOf(forget(desk.options(), key))).toBe(code);
      expect(desk.lockText()).toBe(before);
    }, fast),
  );

  test('while a run holds the lock nothing is changed', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Alpha' } } });
      section(desk, { a: { id: 2 }, old: { id: 3 } });
      const lock = await takeLock(desk.path('chats.lock.json'), { command: 'apply' });
      const before = desk.lockText();
      expect(await codeOf(forget(desk.options(), 'a'))).toBe('LOCKFILE_BUSY');
      expect(await codeOf(move(desk.options(), 'old', 'a'))).toBe('LOCKFILE_BUSY');
      expect(desk.lockText()).toBe(before);
      await lock.release();
      expect(await codeOf(forget(desk.options(), 'a'))).toBe('done');
    }, fast));

  test('without a portal the only section of the lockfile is meant, and none of several', () =>
    atDesk(async (desk) => {
      const portal = '$' + '{env:B24_URL}';
      desk.put('chats.yaml', `version: 1\nproject: laws\nportal: { url: "${portal}" }\nchats: {}\n`);
      const { url: _, ...options } = desk.options();
      const rows = { a: { id: 2 } };
      desk.put('chats.lock.json', JSON.stringify({ lockfileVersion: 1, project: 'laws', portals: { one: rows } }));
      expect(await codeOf(forget(options, 'a'))).toBe('done');
      const several = { lockfileVersion: 1, project: 'laws', portals: { one: rows, two: rows } };
      desk.put('chats.lock.json', JSON.stringify(several));
      expect(await codeOf(forget(options, 'a'))).toBe('PORTAL_MISSING');
    }, fast));
});

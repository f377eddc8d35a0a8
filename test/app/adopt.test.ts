import { describe, expect, test } from 'vitest';
import { adopt } from '../../src/app/adopt.ts';
import { resolve } from '../../src/app/resolve.ts';
import { atDesk, type Desk, dueOf, isWriting, linesOf } from '../laws/desk.ts';
import { asking } from '../sandbox/ask.ts';

const fast = { limits: false };
const host = (desk: Desk) => new URL(desk.sandbox.url).host;

describe('adopt', () => {
  test('puts a chat under a key, after which the plan compares it field by field', () =>
    atDesk(async (desk) => {
      const id = desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1] });
      desk.write({ chats: { sales: { title: 'Sales', color: 'MINT', protect: true } } });
      expect(await adopt(desk.options(), 'sales', id)).toEqual({
        kind: 'taken',
        key: 'sales',
        id,
        title: 'Sales',
        notes: [],
      });
      expect(desk.rows()).toEqual({ sales: { id, protect: true } });
      expect(dueOf((await desk.plan()).plan)).toEqual([expect.stringContaining('update sales color')]);
      expect(desk.sandbox.commands.filter(({ method }) => isWriting(method))).toEqual([]);
    }, fast));

  test('may be repeated, and refuses a key or an id that is taken', () =>
    atDesk(async (desk) => {
      const { store } = desk.sandbox;
      const [one, two] = [store.createChat({ title: 'One' }), store.createChat({ title: 'Two' })];
      desk.write({ chats: { one: { title: 'One' }, two: { title: 'Two' } } });
      await adopt(desk.options(), 'one', one);
      const before = desk.lockText();
      await adopt(desk.options(), 'one', one);
      await expect(adopt(desk.options(), 'one', two)).rejects.toMatchObject({ code: 'KEY_HAS_ID', args: { id: one } });
      await expect(adopt(desk.options(), 'two', one)).rejects.toMatchObject({ code: 'ID_TAKEN', args: { key: 'one' } });
      expect(desk.lockText()).toBe(before);
    }, fast));

  test.each([
    ['slaes', 'KEY_MISSPELT'],
    ['something else', 'KEY_UNKNOWN'],
  ])('the key %j is refused with %s', (key, code) =>
    atDesk(async (desk) => {
      desk.write({ chats: { sales: { title: 'Sales' } } });
      await expect(adopt(desk.options(), key, 2)).rejects.toMatchObject({ code });
      expect(desk.lockText()).toBeUndefined();
    }, fast),
  );

  test('refuses chats of others: unreachable ones, system chats, and those with the marker of another key', () =>
    atDesk(async (desk) => {
      const ask = asking(desk.sandbox.webhookUrl);
      const add = async (fields: object) => Number((await ask('im.chat.add', fields)).outcome);
      const crm = await add({ TITLE: 'Deal', ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' });
      const other = await add({ TITLE: 'Theirs', ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'other/sales' });
      const support = await add({ TITLE: 'Support', ENTITY_TYPE: 'PROVISION', ENTITY_ID: 'laws/support' });
      desk.write({ chats: { sales: { title: 'Sales' } } });
      const refusal = (id: number) =>
        adopt(desk.options(), 'sales', id).then(
          () => 'adopted',
          (fault) => fault.code,
        );
      expect(await refusal(999)).toBe('ID_UNREACHABLE');
      expect(await refusal(1)).toBe('ID_SYSTEM');
      expect(await refusal(crm)).toBe('ID_SYSTEM');
      expect(await refusal(other)).toBe('ID_FOREIGN');
      expect(await refusal(support)).toBe('ID_FOREIGN');
      desk.write({ chats: { sales: { title: 'Sales', previousKeys: ['support'] } } });
      expect(await refusal(support)).toBe('adopted');
      expect(desk.rows()).toEqual({ sales: { id: support, marker: 'support' } });
    }, fast));

  test('under identity marker says that a plain chat cannot heal, and the plan says so every time', () =>
    atDesk(async (desk) => {
      const id = desk.sandbox.store.createChat({ title: 'Sales' });
      desk.write({ identity: 'marker', chats: { sales: { title: 'Sales' } } });
      expect(await adopt(desk.options(), 'sales', id)).toMatchObject({ notes: [{ code: 'CANNOT_HEAL' }] });
      expect(linesOf((await desk.plan()).plan)).toEqual([expect.stringContaining('CANNOT_HEAL')]);
    }, fast));

  test('leaves a key with an open question to resolve', () =>
    atDesk(async (desk) => {
      const id = desk.sandbox.store.createChat({ title: 'Sales' });
      desk.write({ chats: { sales: { title: 'Sales' } } });
      desk.put('chats.lock.json', lockfile(desk, { sales: { pending: 1 } }));
      await expect(adopt(desk.options(), 'sales', id)).rejects.toMatchObject({ code: 'KEY_OPEN' });
    }, fast));
});

describe('resolve', () => {
  test('takes the id of the chat that a lost create made, whose first apply then goes on', () =>
    atDesk(async (desk) => {
      const id = desk.sandbox.store.createChat({ title: 'Sales' });
      desk.write({ chats: { sales: { title: 'Sales' } } });
      desk.put('chats.lock.json', lockfile(desk, { sales: { pending: 1 } }));
      expect(await resolve(desk.options(), 'sales', { id })).toMatchObject({ kind: 'taken', id, title: 'Sales' });
      expect(desk.rows()).toEqual({ sales: { id, unfinished: true } });
      await desk.apply();
      expect(desk.rows()).toEqual({ sales: { id } });
    }, fast));

  test('forgets a create that made nothing, so that the next apply makes the chat', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { sales: { title: 'Sales' } } });
      desk.put('chats.lock.json', lockfile(desk, { sales: { pending: 1 } }));
      expect(await resolve(desk.options(), 'sales', { recreate: true })).toEqual({ kind: 'cleared', key: 'sales' });
      expect(desk.rows()).toEqual({});
      await desk.apply();
      expect(desk.sandbox.store.chats()).toHaveLength(1);
    }, fast));

  test('chooses between the ids that a merge left', () =>
    atDesk(async (desk) => {
      const { store } = desk.sandbox;
      const [one, two] = [store.createChat({ title: 'Sales' }), store.createChat({ title: 'Sales' })];
      desk.write({ chats: { sales: { title: 'Sales' } } });
      desk.put('chats.lock.json', merged(desk, one, two));
      await expect(adopt(desk.options(), 'sales', two)).rejects.toMatchObject({ code: 'KEY_OPEN' });
      await resolve(desk.options(), 'sales', { id: two });
      expect(desk.rows()).toEqual({ sales: { id: two } });
      expect(linesOf((await desk.plan()).plan)).toEqual([]);
    }, fast));

  test('refuses where nothing is open, and chats that cannot be the one', () =>
    atDesk(async (desk) => {
      desk.write({ chats: { sales: { title: 'Sales' } } });
      await expect(resolve(desk.options(), 'sales', { recreate: true })).rejects.toMatchObject({
        code: 'NOTHING_PENDING',
      });
      desk.put('chats.lock.json', lockfile(desk, { sales: { pending: 1 } }));
      await expect(resolve(desk.options(), 'sales', { id: 1 })).rejects.toMatchObject({ code: 'ID_SYSTEM' });
      await expect(resolve(desk.options(), 'sales', { id: 99 })).rejects.toMatchObject({ code: 'ID_UNREACHABLE' });
      expect(desk.rows()).toEqual({ sales: { pending: 1 } });
    }, fast));
});

function lockfile(desk: Desk, rows: object): string {
  return JSON.stringify({ lockfileVersion: 1, project: 'laws', portals: { [host(desk)]: rows } });
}

/** A lockfile as git leaves it when two branches made the same key. */
function merged(desk: Desk, one: number, two: number): string {
  const row = (id: number) => `      "sales": { "id": ${id} }`;
  const rows = `<<<<<<< HEAD\n${row(one)}\n=======\n${row(two)}\n>>>>>>> theirs`;
  return `{\n  "lockfileVersion": 1,\n  "project": "laws",\n  "portals": {\n    "${host(desk)}": {\n${rows}\n    }\n  }\n}\n`;
}

import { describe, expect, it } from 'vitest';
import { adopt } from '../../src/app/adopt.ts';
import { resolve } from '../../src/app/resolve.ts';
import { Fault } from '../../src/model/fault.ts';
import { atDesk, type Desk, dueOf, linesOf } from './desk.ts';

const config = { chats: { a: { title: 'Team', users: [2] } } };

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
  return outcome instanceof Fault ? outcome.code : String(outcome);
}

/** Writes rows as a run that died would have left them. */
function leave(desk: Desk, rows: Readonly<Record<string, object>>): void {
  const portals = { [new URL(desk.sandbox.url).host]: rows };
  desk.put('chats.lock.json', `${JSON.stringify({ lockfileVersion: 1, project: 'laws', portals }, undefined, 2)}\n`);
}

const nowSec = (desk: Desk) => Math.floor(desk.sandbox.portalSeconds());

describe('adopt', () => {
  it('puts a chat that exists under a key, writes nothing to the portal, and lets apply do the rest', async () => {
    await atDesk(async (desk) => {
      const id = desk.sandbox.store.createChat({ title: 'Old name' });
      desk.write(config);
      expect(await adopt(desk.options(), 'a', id)).toMatchObject({ kind: 'taken', key: 'a', id, title: 'Old name' });
      expect([desk.writes(), desk.rows()]).toEqual([[], { a: { id } }]);
      await desk.apply();
      expect(desk.sandbox.store.chats()).toMatchObject([{ id, title: 'Team', members: [1, 2] }]);
      expect(dueOf((await desk.plan()).plan)).toEqual([]);
    });
  });

  it('refuses a chat that another key has, and one that nobody can see', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { ...config.chats, b: { title: 'Other' } } });
      const id = desk.sandbox.store.createChat({ title: 'Team' });
      await adopt(desk.options(), 'a', id);
      expect(await codeOf(adopt(desk.options(), 'b', id))).toBe('ID_TAKEN');
      expect(await codeOf(adopt(desk.options(), 'b', 4711))).toBe('ID_UNREACHABLE');
      expect(await codeOf(adopt(desk.options(), 'c', id))).toBe('KEY_UNKNOWN');
    });
  });

  it('leaves a create in doubt to resolve, and settles nothing by the way', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      leave(desk, { a: { pending: nowSec(desk) } });
      const id = desk.sandbox.store.createChat({ title: 'Team' });
      expect(await codeOf(adopt(desk.options(), 'a', id))).toBe('KEY_OPEN');
    });
  });
});

describe('a lost create that cannot be settled by looking', () => {
  async function inDoubt(desk: Desk): Promise<readonly number[]> {
    desk.write({ chats: { ...config.chats, b: { title: 'Other' } } });
    leave(desk, { a: { pending: nowSec(desk) } });
    const ids = [1, 2].map(() => desk.sandbox.store.createChat({ title: 'Team' }));
    const applied = await desk.apply();
    expect(applied).toMatchObject({
      kind: 'applied',
      outcome: { done: [{ key: 'b' }], failed: [{ key: 'a', message: { code: 'CREATE_UNSURE' } }] },
    });
    expect(desk.sandbox.store.chats()).toHaveLength(3);
    return ids;
  }

  it('stops its key alone, and --id names the chat', async () => {
    await atDesk(async (desk) => {
      const [, second = 0] = await inDoubt(desk);
      expect(await resolve(desk.options(), 'a', { id: second })).toMatchObject({ kind: 'taken', id: second });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.rows().a).toEqual({ id: second });
      expect(desk.sandbox.store.chat(second)?.members).toEqual([1, 2]);
    });
  });

  it('is given up by --recreate, and even then nothing of its title is passed over in silence', async () => {
    await atDesk(async (desk) => {
      await inDoubt(desk);
      expect(await resolve(desk.options(), 'a', { recreate: true })).toEqual({ kind: 'cleared', key: 'a' });
      expect(linesOf((await desk.plan()).plan)).toEqual([expect.stringContaining('LOOKALIKES')]);
      expect(await desk.apply({ allowed: { twin: 1 } })).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.sandbox.store.chats()).toHaveLength(4);
    });
  });

  it('needs something in doubt', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      await desk.apply();
      expect(await codeOf(resolve(desk.options(), 'a', { recreate: true }))).toBe('NOTHING_PENDING');
    });
  });
});

describe('a pending row', () => {
  it('takes the chat of its title before another key of that title is looked for', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Team' }, b: { title: 'Team' } } });
      leave(desk, { a: { pending: nowSec(desk) } });
      const id = desk.sandbox.store.createChat({ title: 'Team' });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [], left: [] } });
      expect(desk.rows()).toEqual({ a: { id }, b: { id: id + 1 } });
      expect(desk.sandbox.store.chats()).toHaveLength(2);
    });
  });

  it('asks when a chat of its title changed hands meanwhile, in place of making a second one', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      leave(desk, { a: { pending: nowSec(desk) } });
      const id = desk.sandbox.store.createChat({ title: 'Team' });
      desk.sandbox.store.setOwner(id, 3);
      expect(await desk.apply()).toMatchObject({ kind: 'consent', missing: [{ what: 'adopt', needed: 1 }] });
      expect(desk.sandbox.store.chats()).toHaveLength(1);
    });
  });

  const sent = { title: 'Before', type: 'CHAT', by: 1 };

  it.each(['lockfile', 'marker'] as const)(
    'finds what was sent, though title, type and identity (now %s) are others in the file by now',
    async (identity) => {
      await atDesk(async (desk) => {
        desk.write({ identity, chats: { a: { title: 'After', type: 'OPEN' } } });
        leave(desk, { a: { pending: nowSec(desk), sent } });
        const id = desk.sandbox.store.createChat({ title: 'Before' });
        expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
        expect(desk.sandbox.store.chats()).toMatchObject([{ id, title: 'After', type: 'C' }]);
        expect(desk.rows()).toEqual({ a: { id } });
      });
    },
  );

  it('finds a chat by its marker, though the file does not speak of markers any more', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'After' } } });
      leave(desk, { a: { pending: nowSec(desk) } });
      desk.sandbox.store.createChat({ title: 'Before', entityType: 'PROVISION', entityId: 'laws/a' });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.sandbox.store.chats()).toMatchObject([{ title: 'After' }]);
    });
  });

  it('makes the chat under its new title when nothing was made under the one that was sent', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'After' } } });
      leave(desk, { a: { pending: nowSec(desk), sent } });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.sandbox.store.chats()).toMatchObject([{ title: 'After' }]);
    });
  });

  it('stops a caller who need not see what another one’s create made', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { a: { title: 'Before' } } });
      leave(desk, { a: { pending: nowSec(desk), sent: { ...sent, by: 5 } } });
      desk.sandbox.store.createChat({ title: 'Before', owner: 5 });
      expect(await desk.apply()).toMatchObject({
        kind: 'applied',
        outcome: { failed: [{ key: 'a', message: { code: 'CREATE_BY_OTHER' } }] },
      });
      expect(desk.sandbox.store.chats()).toHaveLength(1);
    });
  });

  it('keeps a plan from waiting and from promising anything', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      leave(desk, { a: { pending: nowSec(desk) } });
      expect(linesOf((await desk.plan()).plan)).toEqual([expect.stringContaining('CREATE_OPEN')]);
    });
  });
});

describe('a lost lockfile', () => {
  it('stops every key whose title the caller already has, until somebody says which it is', async () => {
    await atDesk(async (desk) => {
      desk.write({ chats: { ...config.chats, b: { title: 'Other' } } });
      await desk.apply();
      const rows = desk.rows();
      desk.forgetLockfile();
      desk.sandbox.clearLog();
      expect(await desk.apply()).toMatchObject({ kind: 'consent', missing: [{ what: 'adopt', needed: 2 }] });
      expect(await desk.apply({ allowed: { adopt: 1 } })).toMatchObject({ kind: 'consent' });
      expect(desk.writes()).toEqual([]);
      expect(await desk.apply({ allowed: { adopt: 2 } })).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect([desk.writes(), desk.rows()]).toEqual([[], rows]);
    });
  });

  it('is no reason to pass over a chat that was hidden from the recent list', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      await desk.apply();
      desk.sandbox.store.hideFromRecent(desk.rows().a?.id ?? 0, 1);
      desk.forgetLockfile();
      expect(await desk.apply()).toMatchObject({ kind: 'consent', missing: [{ what: 'adopt' }] });
    });
  });

  it('is no reason to pass over a chat that the search does not know yet', async () => {
    await atDesk(async (desk) => {
      desk.sandbox.setFaults(['search-lag:100000']);
      desk.write(config);
      await desk.apply();
      desk.forgetLockfile();
      expect(await desk.apply()).toMatchObject({ kind: 'consent', missing: [{ what: 'adopt' }] });
    });
  });
});

describe('a merged lockfile with two ids for one key', () => {
  it('stops that key until resolve says which', async () => {
    await atDesk(async (desk) => {
      desk.write(config);
      const ids = [1, 2].map(() => desk.sandbox.store.createChat({ title: 'Team', users: [2] }));
      const side = (id: number | undefined) =>
        `  "portals": {\n    "${new URL(desk.sandbox.url).host}": {\n      "a": { "id": ${id} }\n    }\n  }\n`;
      const head = '{\n  "lockfileVersion": 1,\n  "project": "laws",\n';
      desk.put('chats.lock.json', `${head}<<<<<<< ours\n${side(ids[0])}=======\n${side(ids[1])}>>>>>>> theirs\n}\n`);
      expect(linesOf((await desk.plan()).plan)).toEqual([expect.stringContaining('LOCKFILE_TWO_IDS')]);
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [{ key: 'a' }] } });
      expect(desk.sandbox.store.chats()).toHaveLength(2);
      await resolve(desk.options(), 'a', { id: ids[1] ?? 0 });
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.rows()).toEqual({ a: { id: ids[1] } });
    });
  });

  it('is settled by the marker where there is one', async () => {
    await atDesk(async (desk) => {
      desk.write({ ...config, identity: 'marker' });
      await desk.apply();
      const id = desk.rows().a?.id ?? 0;
      const stranger = desk.sandbox.store.createChat({ title: 'Team' });
      const side = (one: number) =>
        `  "portals": {\n    "${new URL(desk.sandbox.url).host}": {\n      "a": { "id": ${one} }\n    }\n  }\n`;
      const head = '{\n  "lockfileVersion": 1,\n  "project": "laws",\n';
      desk.put('chats.lock.json', `${head}<<<<<<< ours\n${side(id)}=======\n${side(stranger)}>>>>>>> theirs\n}\n`);
      expect(await desk.apply()).toMatchObject({ kind: 'applied', outcome: { failed: [] } });
      expect(desk.rows()).toEqual({ a: { id } });
      expect(linesOf((await desk.plan()).plan)).toEqual([]);
    });
  });
});

import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StateStore } from '../../../src/model/state.ts';
import { type PostgresAddress, parseStateAddress } from '../../../src/model/state-address.ts';
import { judged, silentMs } from '../../../src/state/postgres/session.ts';
import { postgresStore } from '../../../src/state/postgres/store.ts';
import { faultOf, freshFolder, stillClock } from '../../disk/folders.ts';
import { type Postgres, programs, startPostgres } from './server.ts';

const text = '{ "lockfileVersion": 1 }\n';
const more = '{ "lockfileVersion": 1, "more": true }\n';

let server: Postgres;
const stores: StateStore[] = [];

/** Pauses between tries pass at once; the server is never silent, but where a test says so. */
let isSilent = false;
const still = stillClock(1_790_000_000_000);
const patientClock = {
  ...still,
  wait: (ms: number, signal?: AbortSignal) =>
    ms === silentMs && !isSilent
      ? new Promise<void>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      : still.wait(ms),
};

async function open(who = 'anna@build-7 (pid 1)', address = server.address): Promise<StateStore> {
  const nothing = { username: undefined, password: undefined, host: undefined, port: undefined, database: undefined };
  const login = { ...nothing, sslmode: undefined, rootcert: undefined };
  const settings = { clock: patientClock, env: {}, who, job: '', version: '1.2.3' };
  const store = await postgresStore(parseStateAddress(address) as PostgresAddress, login, settings);
  stores.push(store);
  return store;
}

let count = 0;
const fresh = () => `p${++count}`;

describe.skipIf(programs === undefined)('a store in PostgreSQL (skipped where no server is installed)', () => {
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);

  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });

  afterAll(() => server.stop());

  it('makes its table on first use, by however many at once, and keeps what is written', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => open()));
    expect(await many[0]?.list()).toEqual([]);
    const project = fresh();
    await Promise.all(many.map((store, index) => store.object(`${project}-${index}`, 'h').write(text, undefined)));
    const found = await (await open()).object(`${project}-3`, 'h').read();
    expect(found).toEqual({ text, stamp: '1' });
  });

  it('swaps only what it was told is there', async () => {
    const object = (await open()).object(fresh(), 'h');
    const stamp = await object.write(text, undefined);
    expect(await object.write(more, { text, stamp })).toBe('2');
    expect(await object.write('late', { text, stamp })).toBe('conflict');
    expect(await object.write('first', undefined)).toBe('conflict');
    expect(await object.read()).toEqual({ text: more, stamp: '2' });
  });

  it('gives its lock to one of many, who names himself to the others', async () => {
    const project = fresh();
    const stores = await Promise.all(Array.from({ length: 8 }, (_, index) => open(`runner-${index}`)));
    const tries = await Promise.allSettled(
      stores.map((store) => store.object(project, 'h').lock({ command: 'apply' })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = tries.findIndex(({ status }) => status === 'fulfilled');
    const fault = await faultOf((await open()).object(project, 'h').lock({ command: 'apply' }));
    expect([fault.code, fault.args.holder]).toEqual(['STATE_BUSY', expect.stringContaining(`runner-${winner}`)]);
    expect(await (await open()).list()).toContainEqual(
      expect.objectContaining({ project, portal: 'h', holder: expect.objectContaining({ Who: `runner-${winner}` }) }),
    );
  });

  it('is free with the connection of its holder', async () => {
    const project = fresh();
    const first = await open();
    const lock = await first.object(project, 'h').lock({ command: 'apply' });
    expect(await lock.heldMs()).toBe(Number.POSITIVE_INFINITY);
    await first.close();
    await (await (await open()).object(project, 'h').lock({ command: 'apply' })).release();
    expect(await (await open()).holder(project, 'h')).toBeUndefined();
  });

  it('notices that its session was ended, and writes on all the same without a claim to the lock', async () => {
    const project = fresh();
    const object = (await open()).object(project, 'h');
    const lock = await object.lock({ command: 'apply' });
    const stamp = await object.write(text, undefined);
    const admin = await open();
    expect(await admin.unlock(project, 'h', 'another')).toBe(false);
    const holder = await admin.holder(project, 'h');
    expect(await admin.unlock(project, 'h', holder?.ID ?? '')).toBe(true);
    expect(await object.write(more, { text, stamp })).toBe('2');
    expect(await lock.heldMs()).toBe(0);
  });

  it('outlives a crash of the server without losing or doubling a write', async () => {
    const object = (await open()).object(fresh(), 'h');
    const lock = await object.lock({ command: 'apply' });
    const stamp = await object.write(text, undefined);
    await server.restart();
    expect(await object.write(more, { text, stamp })).toBe('2');
    expect([await object.read(), await lock.heldMs()]).toEqual([{ text: more, stamp: '2' }, 0]);
  });

  it('proves itself in a check, and keeps nothing of it', async () => {
    const store = await open();
    expect((await store.check()).filter(({ holds }) => !holds)).toEqual([]);
    expect((await store.list())?.filter(({ project }) => project.startsWith('provision-check'))).toEqual([]);
  });

  it('refuses a pooler that stands between, which answers with a key of its own', async () => {
    const folder = freshFolder();
    const pooler = await between(folder, (data) => {
      const at = data.indexOf(Buffer.from([75, 0, 0, 0, 12]));
      if (at >= 0) data.writeUInt32BE(0x7fff_ffff, at + 5);
      return data;
    });
    const store = await open('anna', `postgres://tester@/postgres?host=${encodeURIComponent(folder)}`);
    expect((await faultOf(store.object(fresh(), 'h').lock({ command: 'apply' }))).code).toBe('STATE_POOLER');
    await store.close();
    await pooler.close();
  });

  it.each([
    ['a database that is not there', 'postgres://tester@/nowhere', 'STATE_DATABASE_DENIED'],
    ['a user that is not there', 'postgres://nobody@/postgres', 'STATE_DATABASE_DENIED'],
  ])('says what is wrong with %s', async (_what, address, code) => {
    const store = await open('anna', `${address}?host=${encodeURIComponent(server.socket)}`);
    expect((await faultOf(store.object('p', 'h').read())).code).toBe(code);
  });

  it('is away when it is silent, though its connection stands, and has no lock then', async () => {
    const folder = freshFolder();
    const wire = await between(folder, (data) => (isSilent ? undefined : data));
    const store = await open('anna', `postgres://tester@/postgres?host=${encodeURIComponent(folder)}`);
    const object = store.object(fresh(), 'h');
    const lock = await object.lock({ command: 'apply' });
    const stamp = await object.write(text, undefined);
    isSilent = true;
    try {
      expect((await faultOf(object.write(more, { text, stamp }))).code).toBe('STATE_AWAY');
      expect(await lock.heldMs()).toBe(0);
      await lock.release();
      await store.close();
    } finally {
      isSilent = false;
      await wire.close();
    }
  });

  it('says of an error that no pause mends what the server calls it', () => {
    const error = Object.assign(new Error('tuple'), { code: 'XX000' });
    expect(judged(error, 'postgres:///p')).toMatchObject({ code: 'STATE_DATABASE', args: { reason: 'XX000' } });
  });

  it('is away where nobody listens', async () => {
    const store = await open('anna', `postgres://tester@/postgres?host=${encodeURIComponent(freshFolder())}`);
    expect(await faultOf(store.object('p', 'h').read())).toMatchObject({ code: 'STATE_AWAY', reach: 'temporary' });
  });
});

/**
 * A wire to the server through a folder of its own, which changes what comes back, or keeps it.
 *
 * A pooler gives a key (BackendKeyData) of its own and not that of the backend that works for it. Source: pgbouncer src/client.c: the
 * key that a client gets is drawn at random.
 */
async function between(
  folder: string,
  change: (data: Buffer) => Buffer | undefined,
): Promise<{ close: () => Promise<void> }> {
  const path = join(folder, '.s.PGSQL.5432');
  const backend = join(server.socket, '.s.PGSQL.5432');
  const sockets = new Set<Socket>();
  const wire = createServer((client) => {
    const onward = connect(backend);
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    client.pipe(onward);
    onward.on('data', (data: Buffer) => {
      const changed = change(data);
      if (changed) client.write(changed);
    });
    onward.on('close', () => client.destroy());
    client.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => wire.listen(path, resolve));
  return {
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        wire.close(() => resolve());
      }),
  };
}

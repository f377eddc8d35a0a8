import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { stateServer } from '../state/http/double.ts';
import { type Postgres, programs, startPostgres } from '../state/postgres/server.ts';
import { bucket, keys } from '../state/s3/double.ts';

/** What happens at one request of a store: nothing, or something before it is acted on or after that, and then no answer. */
export type Moment = 'pass' | 'before' | 'after';

/** A store behind which hands can reach, for laws that hold over all of them. */
export interface LawStore {
  readonly address: string;
  /** The store's credentials, as a runner has them. */
  readonly env: Readonly<Record<string, string>>;
  /** Called at every request, from 1; `happen` is called at the moment that it gives. */
  watch: (moment: (nth: number) => Moment, happen: () => void) => void;
  /** Takes the lock from whoever holds it; `false` while nobody does. */
  readonly steal: () => Promise<boolean>;
  /** Lets the store's own clock go on, where it has one. Units: milliseconds. */
  readonly later: (ms: number) => void;
  /** What nobody but the store may ever see; another one for each. */
  readonly secret: string;
  /** Everything that it was ever sent. */
  readonly heard: () => string;
  readonly close: () => Promise<void>;
}

export type StoreKind = 'plain' | 'gitlab' | 'gitea' | 'aws' | 'ceph' | 'postgres';

export const storeKinds: readonly StoreKind[] = [
  'plain',
  'gitlab',
  'gitea',
  'aws',
  'ceph',
  ...(programs === undefined ? [] : (['postgres'] as const)),
];

let opened = 0;

const thief = {
  ID: 'thief',
  Operation: 'apply',
  Info: '',
  Who: 'boris@elsewhere',
  Version: '1',
  Created: '',
  Path: '',
};

export function openStoreOf(kind: StoreKind, timeScale: number): Promise<LawStore> {
  const secret = `sup3r-s3cret-of-store-${++opened}`;
  switch (kind) {
    case 'plain':
    case 'gitlab':
    case 'gitea':
      return httpLaw(kind, secret);
    case 'aws':
    case 'ceph':
      return s3Law(kind, secret, timeScale);
    case 'postgres':
      return postgresLaw(secret);
  }
}

async function httpLaw(kind: 'plain' | 'gitlab' | 'gitea', secret: string): Promise<LawStore> {
  const double = await stateServer(kind, { login: `anna:${secret}` });
  return {
    address: double.address,
    env: { PROVISION_STATE_USERNAME: 'anna', PROVISION_STATE_PASSWORD: secret },
    watch: (moment, happen) => watch(double, moment, happen),
    steal: async () => {
      for (const name of double.locks.keys()) double.locks.set(name, JSON.stringify(thief));
      return double.locks.size > 0;
    },
    later: () => {},
    secret,
    // The header of the credentials is where they belong.
    heard: () => double.seen.map(({ path, body }) => `${path} ${body}`).join('\n'),
    close: double.close,
  };
}

async function s3Law(kind: 'aws' | 'ceph', secret: string, timeScale: number): Promise<LawStore> {
  const made = await bucket(kind, { secretAccessKey: secret });
  const startMs = Date.now();
  let aheadMs = 0;
  made.nowMs = () => startMs + aheadMs + (Date.now() - startMs) * timeScale;
  return {
    address: made.address,
    env: { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: secret },
    watch: (moment, happen) => watch(made, moment, happen),
    steal: async () => {
      const locks = [...made.objects.keys()].filter((key) => key.endsWith('.lock'));
      for (const key of locks) made.objects.set(key, { body: JSON.stringify(thief), writtenMs: made.nowMs() });
      return locks.length > 0;
    },
    later: (ms) => {
      aheadMs += ms;
    },
    secret,
    heard: () => made.seen.map(({ path, body, headers }) => `${path} ${body} ${JSON.stringify(headers)}`).join('\n'),
    close: made.close,
  };
}

interface Watched {
  fate: (nth: number, method: string, path: string) => unknown;
  onActed: (nth: number, method: string, path: string) => void;
}

function watch(double: Watched, moment: (nth: number) => Moment, happen: () => void): void {
  double.fate = (nth) => {
    const when = moment(nth);
    if (when === 'before') happen();
    return when === 'pass' ? 'pass' : when === 'before' ? 'lose-before' : 'lose-after';
  };
  double.onActed = (nth) => (moment(nth) === 'after' ? happen() : undefined);
}

let shared: Promise<Postgres> | undefined;

/** Ends the server that all stores in PostgreSQL share, as each takes longer to start than what is tried on it. */
export async function stopServer(): Promise<void> {
  await (await shared)?.stop();
  shared = undefined;
}

/** A database of its own in the real server, behind a gate that sees every message to it. */
async function postgresLaw(secret: string): Promise<LawStore> {
  shared ??= startPostgres();
  const server = await shared;
  const database = `law_${opened}`;
  const folder = mkdtempSync(join(tmpdir(), 'pg-gate-'));
  const backend = join(server.socket, '.s.PGSQL.5432');
  const sockets = new Set<Socket>();
  let moment: (nth: number) => Moment = () => 'pass';
  let happen = () => {};
  let count = 0;
  let heard = '';
  const gate = createServer((client) => {
    const onward = connect(backend);
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    client.on('data', (data: Buffer) => {
      heard += data.toString('latin1');
      const when = moment(++count);
      if (when === 'before') {
        happen();
        return void client.destroy();
      }
      onward.write(data);
      if (when === 'after') setTimeout(happen, 20);
    });
    onward.on('data', (data: Buffer) => client.write(data));
    onward.on('close', () => client.destroy());
    client.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => gate.listen(join(folder, '.s.PGSQL.5432'), resolve));
  const admin = postgres({ host: server.socket, username: 'tester', database: 'postgres', max: 1, fetch_types: false });
  await admin`create database ${admin(database)}`;
  return {
    address: `postgres://tester@/${database}?host=${encodeURIComponent(folder)}`,
    env: { PGPASSWORD: secret },
    watch: (given, then) => {
      count = 0;
      moment = given;
      happen = then;
    },
    steal: async () => {
      const ended = await admin`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`;
      return ended.length > 0;
    },
    later: () => {},
    secret,
    heard: () => heard,
    close: async () => {
      await new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        gate.close(() => resolve());
      });
      await admin.end({ timeout: 1 });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

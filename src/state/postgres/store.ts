import type { Sql } from 'postgres';
import { Fault } from '../../model/fault.ts';
import type {
  Claim,
  Listed,
  LockInfo,
  Proof,
  StateLock,
  StateObject,
  StateStore,
  Stored,
  StoreSettings,
} from '../../model/state.ts';
import { type PostgresAddress, shownState } from '../../model/state-address.ts';
import { describeInfo, lockInfo, parseLockInfo } from '../lock-info.ts';
import { namesOf, objectName } from '../names.ts';
import { patiently } from '../patience.ts';
import { type Said, swap } from '../swap.ts';
import { judged, openSession, type PostgresLogin, type Session } from './session.ts';

/*
 * One row an object: `serial` counts its versions, so that a write names the one that it replaces. The lock is the session's own advisory
 * lock, which ends with the connection: a killed run leaves nothing behind. That needs a connection of our own to one backend. Behind a
 * pooler in transaction mode the lock would stay with a backend that serves others, for up to an hour; such a pooler answers with the key
 * of its own connection, not of the backend's, and is refused.
 * Source: PostgreSQL protocol, BackendKeyData; pgbouncer/pgbouncer#617; opentofu pg/client.go.
 */

/** A store that is a table of a PostgreSQL database. */
export async function postgresStore(
  address: PostgresAddress,
  login: PostgresLogin,
  settings: StoreSettings,
): Promise<StateStore> {
  const name = shownState({
    ...address,
    host: address.host ?? login.host,
    database: address.database ?? login.database,
  });
  const sessions: Session[] = [];
  const open = async () => {
    const session = await openSession(address, login, settings);
    sessions.push(session);
    return session;
  };
  const shared = await open();
  // Every object has its own session, as its lock lives and dies with it.
  const at = (object: string) => new PostgresObject(`${name}#${object}`, object, open, settings);
  const ask = <T>(query: (sql: Sql) => Promise<T>) => asked(name, settings, shared, query);
  return {
    name,
    object: (project, portal) => at(objectName(project, portal)),
    list: async () => {
      if (!(await ask(isMade))) return [];
      const rows = await ask(
        (sql) =>
          sql<
            Row[]
          >`select name, holder, ${sql.unsafe(isHeld)} as held from provision.states where body is not null or ${sql.unsafe(isHeld)} order by name`,
      );
      return rows.flatMap(listed);
    },
    holder: (project, portal) =>
      ask(async (sql) => ((await isMade(sql)) ? holderOf(sql, objectName(project, portal)) : undefined)),
    unlock: (project, portal, id) => ask((sql) => terminate(sql, objectName(project, portal), id)),
    check: async () => at(`provision-check.${crypto.randomUUID()}`).check(),
    close: async () => void (await Promise.all(sessions.map((session) => session.close()))),
  };
}

interface Row {
  readonly name: string;
  readonly holder: string | null;
  readonly held: boolean;
}

/** The key of an object's lock: 64 bits of its name, with a seed of our own. */
const lockSeed = 724577;
const key = `hashtextextended(name, ${lockSeed})`;
const isOfKey = `locktype = 'advisory' and objsubid = 1 and ((classid::bigint << 32) | objid::bigint) = ${key} and granted`;
const isHeld = `exists (select 1 from pg_locks where ${isOfKey})`;

async function isMade(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ made: boolean }[]>`select to_regclass('provision.states') is not null as made`;
  return row?.made === true;
}

/** Made on first use; whoever may not make it needs it made. "If not exists" alone lets two that make it at once meet and one fail. */
async function make(sql: Sql): Promise<void> {
  if (await isMade(sql)) return;
  await sql.begin(async (own) => {
    await own`select pg_advisory_xact_lock(${lockSeed})`;
    await own`create schema if not exists provision`;
    await own`create table if not exists provision.states (name text primary key, serial bigint not null, body text, holder text)`;
  });
}

function listed({ name, holder, held }: Row): readonly Listed[] {
  const dot = name.indexOf('.');
  const names = namesOf(name.slice(0, dot), name.slice(dot + 1));
  return names ? [{ ...names, holder: held ? (parseLockInfo(holder ?? '') ?? nobody) : undefined }] : [];
}

const nobody: LockInfo = { ID: '', Operation: '', Info: '', Who: '?', Version: '', Created: '', Path: '' };

async function holderOf(sql: Sql, name: string): Promise<LockInfo | undefined> {
  const rows = await sql<
    Row[]
  >`select name, holder, ${sql.unsafe(isHeld)} as held from provision.states where name = ${name}`;
  const [row] = rows;
  return row?.held ? (parseLockInfo(row.holder ?? '') ?? nobody) : undefined;
}

/** Ends the session that holds the lock, where it is still the one that is meant. */
async function terminate(sql: Sql, name: string, id: string): Promise<boolean> {
  const holder = (await isMade(sql)) ? await holderOf(sql, name) : undefined;
  if (!holder || holder.ID !== id) return false;
  const rows =
    await sql`select pg_terminate_backend(pid) from provision.states, lateral (select pid from pg_locks where ${sql.unsafe(isOfKey)}) held where name = ${name}`;
  return rows.length > 0;
}

/** Until a holder who has just come is named. */
const looksAtMost = 20;
const lookPauseMs = 50;

function asked<T>(
  state: string,
  { clock }: StoreSettings,
  session: Session,
  query: (sql: Sql) => Promise<T>,
): Promise<T> {
  return patiently<T>(state, clock, async () => {
    try {
      return { end: await session.ask(query) };
    } catch (error) {
      const meaning = judged(error, state);
      if (meaning instanceof Fault) throw meaning;
      return meaning;
    }
  });
}

class PostgresObject implements StateObject {
  readonly unites = true;
  readonly name: string;
  readonly #row: string;
  readonly #open: () => Promise<Session>;
  readonly #settings: StoreSettings;
  #session: Promise<Session> | undefined;
  /** The losses of the session when the lock was taken: another number means another session, and no lock. */
  #lockedAt: number | undefined;
  #isProven = false;

  constructor(name: string, row: string, open: () => Promise<Session>, settings: StoreSettings) {
    this.name = name;
    this.#row = row;
    this.#open = open;
    this.#settings = settings;
  }

  read(): Promise<Stored | undefined> {
    return this.#ask(async (sql) => {
      if (!(await isMade(sql))) return undefined;
      const [row] = await sql<{ serial: string; body: string | null }[]>`
        select serial, body from provision.states where name = ${this.#row}`;
      return row?.body == null ? undefined : { text: row.body, stamp: String(row.serial) };
    });
  }

  async write(text: string, before: Stored | undefined): Promise<string | 'conflict'> {
    if (before === undefined) await this.#ask((sql) => this.#prepare(sql));
    const written = await swap({
      state: this.name,
      clock: this.#settings.clock,
      text,
      before,
      read: () => this.read(),
      send: () => this.#send(text, before),
    });
    return written === 'refused' ? 'conflict' : written;
  }

  async lock(claim: Claim): Promise<StateLock> {
    const info = lockInfo(this.#settings, claim, this.name);
    await this.#ask((sql) => this.#prepare(sql));
    const session = await this.#connected();
    const taken = await this.#ask((sql) => this.#take(sql, info, session));
    if (taken !== 'taken')
      throw new Fault(
        'STATE_BUSY',
        { state: this.name, holder: describeInfo(taken), id: taken?.ID ?? '?' },
        { reach: 'run' },
      );
    const trouble = await this.#ask((sql) => this.#poolerBetween(sql));
    if (trouble !== undefined) {
      // A session that ended meanwhile has taken the lock along, which is no pooler's doing.
      if (session.losses() !== this.#lockedAt)
        throw new Fault('STATE_LOCK_LOST', { state: this.name }, { reach: 'temporary' });
      await session.close();
      throw new Fault('STATE_POOLER', { state: this.name }, { reach: 'run' });
    }
    return { tookFrom: undefined, heldMs: () => this.#heldMs(), release: () => this.#release() };
  }

  async check(): Promise<readonly Proof[]> {
    const text = '{"lockfileVersion":1}\n';
    const proofs: Proof[] = [];
    const lock = await this.lock({ command: 'state check' });
    proofs.push({ what: 'session', holds: true }, { what: 'lock', holds: true });
    try {
      const second = new PostgresObject(this.name, this.#row, this.#open, this.#settings);
      const refused = await second.lock({ command: 'probe' }).then(
        () => false,
        (error: unknown) => error instanceof Fault && error.code === 'STATE_BUSY',
      );
      proofs.push({ what: 'second-lock', holds: refused });
      const stamp = await this.write(text, undefined);
      const found = await this.read();
      proofs.push({ what: 'write', holds: found?.stamp === stamp }, { what: 'read', holds: found?.text === text });
      proofs.push({ what: 'swap', holds: (await this.write(`${text} `, { text: '', stamp: '4711' })) === 'conflict' });
    } finally {
      await lock.release();
      await this.#ask((sql) => sql`delete from provision.states where name = ${this.#row}`);
    }
    return proofs;
  }

  async #prepare(sql: Sql): Promise<void> {
    await make(sql);
    await sql`insert into provision.states (name, serial) values (${this.#row}, 0) on conflict (name) do nothing`;
  }

  /** One statement swaps and proves that this very session still has the lock. */
  async #send(text: string, before: Stored | undefined): Promise<Said> {
    const { ask, losses } = await this.#connected();
    try {
      const [row] = await ask(
        (sql) => sql<{ serial: string; held: boolean }[]>`
          update provision.states set serial = serial + 1, body = ${text}
          where name = ${this.#row} and serial = ${before?.stamp ?? '0'}
          returning serial, exists (select 1 from pg_locks where ${sql.unsafe(isOfKey)} and pid = pg_backend_pid()) as held`,
      );
      if (!row) return { kind: 'refused' };
      this.#isProven = row.held && losses() === this.#lockedAt;
      return { kind: 'written', stamp: String(row.serial) };
    } catch (error) {
      const meaning = judged(error, this.name);
      if (meaning instanceof Fault) throw meaning;
      return { kind: 'unclear', reason: meaning.again };
    }
  }

  /** One statement takes the lock, of this row alone, and writes down who has it. Shape: who has it, where it is taken. */
  async #take(sql: Sql, info: LockInfo, { losses }: Session): Promise<'taken' | LockInfo | undefined> {
    const [row] = await sql`
      update provision.states set holder = ${JSON.stringify(info)}
      where case when name = ${this.#row} then pg_try_advisory_lock(${sql.unsafe(key)}) else false end returning name`;
    if (row === undefined) return this.#namedHolder(sql);
    this.#lockedAt = losses();
    return 'taken';
  }

  /** Between the moment at which another one gets the lock and the one at which his name can be read lie milliseconds. */
  async #namedHolder(sql: Sql): Promise<LockInfo | undefined> {
    for (let look = 1; ; look++) {
      const holder = await holderOf(sql, this.#row);
      if (holder === undefined || holder.ID !== '' || look >= looksAtMost) return holder;
      await this.#settings.clock.wait(lookPauseMs);
    }
  }

  /** Does every statement meet the backend that this connection was made to, and does that one have our lock? */
  async #poolerBetween(sql: Sql): Promise<string | undefined> {
    for (let statement = 0; statement < 3; statement++) {
      const rows = await sql<{ pid: number; held: boolean }[]>`
        select pg_backend_pid() as pid, ${sql.unsafe(`exists (select 1 from pg_locks where ${isOfKey} and pid = pg_backend_pid())`)} as held
        from provision.states where name = ${this.#row}`;
      const [row] = rows;
      if (row?.pid !== rows.state.pid || !row.held) return String(row?.pid);
    }
    return undefined;
  }

  async #heldMs(): Promise<number> {
    const { losses } = await this.#connected();
    if (losses() !== this.#lockedAt) return 0;
    // The write that was acknowledged just now has proved it.
    const isProven = this.#isProven || (await this.#proves());
    this.#isProven = false;
    return isProven && losses() === this.#lockedAt ? Number.POSITIVE_INFINITY : 0;
  }

  async #proves(): Promise<boolean> {
    const { ask } = await this.#connected();
    const holds = `exists (select 1 from pg_locks where ${isOfKey} and pid = pg_backend_pid())`;
    const rows = await ask(
      (sql) =>
        sql<{ held: boolean }[]>`select ${sql.unsafe(holds)} as held from provision.states where name = ${this.#row}`,
    ).catch(() => []);
    return rows[0]?.held === true;
  }

  /** The end of the session is the end of the lock; the holder is wiped while we still have it. */
  async #release(): Promise<void> {
    const session = await this.#connected();
    if (session.losses() === this.#lockedAt)
      await session
        .ask((sql) => sql`update provision.states set holder = null where name = ${this.#row}`)
        .catch(() => undefined);
    this.#session = undefined;
    await session.close();
  }

  #connected(): Promise<Session> {
    this.#session ??= this.#open();
    return this.#session;
  }

  async #ask<T>(query: (sql: Sql) => Promise<T>): Promise<T> {
    return asked(this.name, this.#settings, await this.#connected(), query);
  }
}

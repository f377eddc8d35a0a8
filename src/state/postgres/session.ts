import type { Options, Sql } from 'postgres';
import type { Clock } from '../../base/clock.ts';
import { Fault } from '../../model/fault.ts';
import type { PostgresAddress } from '../../model/state-address.ts';

/** What a connection needs to know besides the address, as libpq takes it from the environment. */
export interface PostgresLogin {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly database?: string | undefined;
  readonly sslmode?: string | undefined;
  /** The text of the certificates that are trusted. */
  readonly rootcert?: string | undefined;
}

/** One direct connection, and whether it is still the one that it was. */
export interface Session {
  /** Rejects as the driver does, and with `SILENT` where no answer came at all. */
  ask<T>(query: (sql: Sql) => Promise<T>): Promise<T>;
  /** How often the connection ended. */
  readonly losses: () => number;
  close(): Promise<void>;
}

/** Units: milliseconds. The server itself ends what takes longer; whoever is silent beyond that is gone, though his connection stands. */
const statementMs = 15_000;
export const silentMs = 20_000;

/** Opens one connection; nothing is sent before the first query. Loads the driver, which nobody else needs. */
export async function openSession(
  address: PostgresAddress,
  login: PostgresLogin,
  { who, clock }: { readonly who: string; readonly clock: Clock },
): Promise<Session> {
  const { default: postgres } = await import('postgres');
  const host = address.host ?? login.host ?? 'localhost';
  const ssl = host.startsWith('/') ? false : tlsOf(address.sslmode ?? login.sslmode, login.rootcert);
  let losses = 0;
  const options: Options<Record<string, never>> = {
    host,
    port: address.port ?? login.port ?? 5432,
    max: 1,
    // A session that ended by itself would take the lock with it.
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    prepare: false,
    ssl,
    // A function, as the driver would take PGPASSWORD for an empty one, whoever the host belongs to.
    password: () => address.password ?? login.password ?? '',
    connection: { application_name: `provision ${who}`.slice(0, 63), statement_timeout: statementMs },
    // The pauses between tries are ours.
    backoff: () => 0,
    onnotice: () => {},
    onclose: () => {
      losses++;
    },
  };
  const username = address.username ?? login.username;
  const database = address.database ?? login.database;
  const sql = postgres({ ...options, ...(username ? { username } : {}), ...(database ? { database } : {}) });
  // The driver does not bear that a connection is taken from under its queries: one that fell silent is left alone until the end.
  let isSilent = false;
  return {
    losses: () => losses,
    close: () => sql.end({ timeout: isSilent ? 0 : 2 }),
    ask: async (query) => {
      if (isSilent) throw silent();
      const answered = new AbortController();
      const silence = clock.wait(silentMs, answered.signal).then(
        () => {
          if (!isSilent) losses++;
          isSilent = true;
          throw silent();
        },
        () => new Promise<never>(() => {}),
      );
      try {
        return await Promise.race([query(sql), silence]);
      } finally {
        answered.abort();
      }
    },
  };
}

function silent(): Error {
  return Object.assign(new Error('no answer'), { code: 'SILENT' });
}

/** TLS as libpq does it: from `verify-full`, which proves the host, down to `prefer`, which takes what there is. */
function tlsOf(mode: string | undefined, rootcert: string | undefined) {
  const ca = rootcert === undefined ? {} : { ca: rootcert };
  switch (mode ?? 'prefer') {
    case 'disable':
      return false;
    case 'allow':
    case 'prefer':
      return 'prefer' as const;
    case 'require':
      return rootcert === undefined ? ('require' as const) : { ...ca, checkServerIdentity: () => undefined };
    case 'verify-ca':
      return { ...ca, rejectUnauthorized: true, checkServerIdentity: () => undefined };
    default:
      return { ...ca, rejectUnauthorized: true };
  }
}

/** What an error of the driver means: `again` when what became of the query is not known, otherwise a Fault to end with. */
export function judged(error: unknown, state: string): { readonly again: string } | Fault {
  if (error instanceof Fault) return error;
  const { code, name } = error as { code?: unknown; name?: unknown };
  const reason = typeof code === 'string' ? code : String(name);
  const options = { reach: 'run', cause: error } as const;
  if (/^28|^42501$|^3D000$/.test(reason)) return new Fault('STATE_DATABASE_DENIED', { state, reason }, options);
  // Connections that end or are refused (08, 57P), locks and time-outs (40, 55, 57014), too many of them (53).
  const passes = /^(?:08|40|53|55|57)/.test(reason) || /^(?:E[A-Z]+|CONNECT|CONNECTION_\w+|SILENT)/.test(reason);
  if (passes) return { again: reason };
  return new Fault('STATE_DATABASE', { state, reason }, options);
}

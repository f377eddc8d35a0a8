import { type PhpArray, toText } from '../php/values.ts';
import type { Portal } from '../store/portal.ts';
import type { UserRow } from '../store/rows.ts';
import { inactive, invalidCredentials, noAuth, RestError } from './errors.ts';
import type { Credential } from './method.ts';

const TOKEN_SECONDS = 3600;
const REFRESH_SECONDS = 180 * 86_400;

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expires: number;
  readonly userId: number;
  readonly scopes: readonly string[];
}

/** Webhooks and tokens; they are rows of the store, so that they survive the process. */
export class Credentials {
  readonly #portal: Portal;

  constructor(portal: Portal) {
    this.#portal = portal;
  }

  addWebhook(userId: number, secret: string, scopes: readonly string[]): void {
    this.#portal.tables.put('notes', { id: `webhook:${userId}:${secret}`, value: { scopes } });
  }

  /** The secret of a webhook made in an earlier life of this portal. */
  secretOf(userId: number): string | undefined {
    const prefix = `webhook:${userId}:`;
    for (const note of this.#portal.tables.all('notes'))
      if (note.id.startsWith(prefix)) return note.id.slice(prefix.length);
    return undefined;
  }

  /** The application's secret; made up once in the life of a portal. */
  clientSecret(): string {
    const { tables, makeUp } = this.#portal;
    const known = tables.get('notes', 'client-secret')?.value;
    return typeof known === 'string'
      ? known
      : String(tables.put('notes', { id: 'client-secret', value: makeUp(24) }).value);
  }

  issueTokens(userId: number, scopes: readonly string[]): TokenPair {
    const now = Math.floor(this.#portal.clock.seconds());
    this.#forgetDead(now);
    const accessToken = this.#portal.makeUp(40);
    const refreshToken = this.#portal.makeUp(40);
    const expires = now + TOKEN_SECONDS;
    const owner = { user: userId, scopes };
    this.#portal.tables.put('notes', { id: `token:${accessToken}`, value: { ...owner, expires } });
    this.#portal.tables.put('notes', {
      id: `refresh:${refreshToken}`,
      value: { ...owner, expires: now + REFRESH_SECONDS },
    });
    return { accessToken, refreshToken, expires, userId, scopes };
  }

  /** Spends a refresh token: it is gone afterwards, whatever becomes of the answer. */
  refresh(refreshToken: string): TokenPair | undefined {
    const note = this.#portal.tables.get('notes', `refresh:${refreshToken}`);
    const value = note?.value;
    if (!note || typeof value !== 'object' || !('expires' in value)) return undefined;
    this.#portal.tables.remove('notes', note.id);
    if (Number(value.expires) <= this.#portal.clock.seconds()) return undefined;
    return this.issueTokens(Number(value.user), listOf(value.scopes));
  }

  expireTokens(): void {
    for (const note of [...this.#portal.tables.all('notes')]) {
      if (!note.id.startsWith('token:') || typeof note.value !== 'object') continue;
      this.#portal.tables.put('notes', { id: note.id, value: { ...note.value, expires: 0 } });
    }
  }

  /** Finds out who calls, active or not: the token if there is one, else the webhook of the path or its two parameters. */
  authenticate(params: PhpArray, bearer: string | undefined): Credential {
    const token = bearer ?? scalar(params.get('auth')) ?? scalar(params.get('access_token'));
    if (token !== undefined && token !== '') return this.#byToken(token);
    const login = scalar(params.get('aplogin'));
    const secret = scalar(params.get('ap'));
    if (login === undefined || secret === undefined) throw noAuth();
    return this.#byWebhook(login, secret);
  }

  /** Tokens dead for a day; a client that still shows one deserves "expired", not "unknown", until then. */
  #forgetDead(now: number): void {
    for (const note of [...this.#portal.tables.all('notes')]) {
      if (!/^(token|refresh):/.test(note.id) || typeof note.value !== 'object' || !('expires' in note.value)) continue;
      const expires = Number(note.value.expires);
      if (expires > 0 && expires + 86_400 < now) this.#portal.tables.remove('notes', note.id);
    }
  }

  #byToken(token: string): Credential {
    const value = this.#portal.tables.get('notes', `token:${token}`)?.value;
    if (typeof value !== 'object' || !('expires' in value)) {
      throw new RestError('invalid_token', 'Unable to get application by token', 401);
    }
    if (Number(value.expires) <= this.#portal.clock.seconds()) {
      throw new RestError('expired_token', 'The access token provided has expired', 401);
    }
    const user = this.#portal.tables.get('users', Number(value.user));
    if (!user) throw inactive({ kind: 'oauth' });
    return { kind: 'oauth', id: 'application', user, scopes: listOf(value.scopes) };
  }

  #byWebhook(login: string, secret: string): Credential {
    const user = this.#userOf(login);
    const note = user && this.#portal.tables.get('notes', `webhook:${user.id}:${secret}`);
    if (!user || !note || typeof note.value !== 'object') throw invalidCredentials();
    const scopes = 'scopes' in note.value ? listOf(note.value.scopes) : [];
    return { kind: 'webhook', id: secret, user, scopes };
  }

  /** What is no canonical decimal number is a login. */
  #userOf(login: string): UserRow | undefined {
    if (/^[1-9]\d*$/.test(login)) return this.#portal.tables.get('users', Number(login));
    return [...this.#portal.tables.all('users')].find((user) => user.active && user.login === login);
  }
}

function scalar(value: ReturnType<PhpArray['get']>): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? toText(value) : undefined;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

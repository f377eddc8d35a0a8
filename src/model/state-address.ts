import { isLoopbackHost } from '../base/proxy.ts';
import { type Message, message } from './message.ts';

/** Where the state lies, as `state:`, `--state` or `PROVISION_STATE` says; every part is checked. */
export type StateAddress =
  /** A lockfile beside the config. */
  { readonly kind: 'files' } | HttpAddress | PostgresAddress | S3Address;

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** A store that speaks Terraform's http protocol. */
export interface HttpAddress {
  readonly kind: 'http';
  /** Without login, query and closing slash; names of objects follow it. */
  readonly url: string;
  /** How it locks: `POST` and `DELETE` on an address of its own below the object, or `LOCK` and `UNLOCK` on the object. */
  readonly lock: 'post' | 'lock';
  readonly login: Login | undefined;
}

export interface PostgresAddress {
  readonly kind: 'postgres';
  /** A host, or the folder of a socket; `undefined` where the environment says it. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly database: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly sslmode: string | undefined;
  readonly sslrootcert: string | undefined;
}

export interface S3Address {
  readonly kind: 's3';
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  /** Scheme and host; `undefined` for AWS. */
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** Is the bucket in the path, or in the host's name? */
  readonly style: 'path' | 'virtual';
  readonly sse: string | undefined;
}

/**
 * Reads the address of a store.
 *
 * Shape: what is wrong, without a word of the address, as that may hold a password.
 */
export function parseStateAddress(text: string): StateAddress | Message {
  if (text === 'files') return { kind: 'files' };
  // libpq also writes a user before an empty host, which is no URL to others.
  const whole = text.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)(?=[/?]|$)/, '$1localhost');
  if (/\s/.test(text) || text.length > longest || !URL.canParse(whole)) return message('STATE_ADDRESS_FORM');
  const url = new URL(whole);
  if (url.hash !== '') return message('STATE_ADDRESS_FORM');
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return httpAddress(url);
    case 'postgres:':
    case 'postgresql:':
      return postgresAddress(url);
    case 's3:':
      return s3Address(url);
    default:
      return message('STATE_ADDRESS_FORM');
  }
}

/** The address as it may be shown: without login and parameters. */
export function shownState(address: StateAddress): string {
  switch (address.kind) {
    case 'files':
      return 'files';
    case 'http':
      return address.url;
    case 'postgres': {
      const { host = '', port, database = '' } = address;
      return `postgres://${host.startsWith('/') ? '' : host}${port === undefined ? '' : `:${port}`}/${database}`;
    }
    case 's3':
      return `s3://${address.bucket}${address.prefix === '' ? '' : `/${address.prefix}`}`;
  }
}

const longest = 2000;

/** Parts of every address that hold a secret. */
export function secretsOf(address: StateAddress): readonly string[] {
  if (address.kind === 'http') return address.login ? [address.login.password] : [];
  return address.kind === 'postgres' && address.password !== undefined ? [address.password] : [];
}

function httpAddress(url: URL): HttpAddress | Message {
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) return message('STATE_ADDRESS_HTTP');
  const wrong = unknownParameter(url, ['lock']);
  if (wrong) return wrong;
  const lock = url.searchParams.get('lock') ?? (/\/terraform\/state\/?$/.test(url.pathname) ? 'post' : 'lock');
  if (lock !== 'post' && lock !== 'lock') return value('lock', 'post, lock');
  return {
    kind: 'http',
    url: `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`,
    lock,
    login: url.password === '' && url.username === '' ? undefined : loginOf(url),
  };
}

function loginOf({ username, password }: URL): Login {
  return { username: decoded(username), password: decoded(password) };
}

const sslmodes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];

function postgresAddress(url: URL): PostgresAddress | Message {
  const wrong = unknownParameter(url, ['sslmode', 'sslrootcert', 'host']);
  if (wrong) return wrong;
  const one = (name: string) => url.searchParams.get(name) || undefined;
  const sslmode = one('sslmode');
  if (sslmode !== undefined && !sslmodes.includes(sslmode)) return value('sslmode', sslmodes.join(', '));
  const { username, password } = loginOf(url);
  return {
    kind: 'postgres',
    host: one('host') ?? (decoded(url.hostname) || undefined),
    port: url.port === '' ? undefined : Number(url.port),
    database: decoded(url.pathname.slice(1)) || undefined,
    username: username || undefined,
    password: password || undefined,
    sslmode,
    sslrootcert: one('sslrootcert'),
  };
}

function s3Address(url: URL): S3Address | Message {
  const wrong = unknownParameter(url, ['endpoint', 'region', 'style', 'sse']);
  if (wrong) return wrong;
  if (url.username !== '' || url.password !== '' || url.port !== '') return message('STATE_ADDRESS_FORM');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname)) return value('bucket', 'a-z, 0-9, ".", "-"');
  const one = (name: string) => url.searchParams.get(name) || undefined;
  const endpoint = one('endpoint');
  const origin = endpoint === undefined ? undefined : originOf(endpoint);
  if (endpoint !== undefined && origin === undefined) return value('endpoint', 'https://…');
  const style = one('style') ?? (endpoint === undefined ? 'virtual' : 'path');
  if (style !== 'path' && style !== 'virtual') return value('style', 'path, virtual');
  const sse = one('sse');
  if (sse !== undefined && sse !== 'AES256' && sse !== 'aws:kms') return value('sse', 'AES256, aws:kms');
  const region = one('region');
  if (region !== undefined && !/^[a-z0-9-]{1,64}$/.test(region)) return value('region', 'a-z, 0-9, "-"');
  const prefix = decoded(url.pathname).replace(/^\/+|\/+$/g, '');
  return { kind: 's3', bucket: url.hostname, prefix, endpoint: origin, region, style, sse };
}

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, hostname, pathname, username, password, search } = new URL(text);
  if (pathname !== '/' || username !== '' || password !== '' || search !== '') return undefined;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname)) ? origin : undefined;
}

function unknownParameter(url: URL, known: readonly string[]): Message | undefined {
  const name = [...url.searchParams.keys()].find((each) => !known.includes(each));
  return name === undefined ? undefined : message('STATE_ADDRESS_PARAMETER', { name, known: known.join(', ') });
}

function value(name: string, known: string): Message {
  return message('STATE_ADDRESS_VALUE', { name, known });
}

/** What is no proper percent sign stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

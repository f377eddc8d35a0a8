import { dirname, resolve } from 'node:path';
import { allowedHosts } from '../../base/allowed-hosts.ts';
import { isLoopbackHost } from '../../base/proxy.ts';
import { learnSecret } from '../../base/secrets.ts';
import { readGiven } from '../../disk/input.ts';
import { Fault } from '../../model/fault.ts';
import {
  type HttpAddress,
  type Login,
  type PostgresAddress,
  type S3Address,
  secretsOf,
  shownState,
} from '../../model/state-address.ts';
import type { Access } from '../../state/open-store.ts';
import type { PostgresLogin } from '../../state/postgres/session.ts';
import type { S3Access } from '../../state/s3/client.ts';
import type { Options } from '../options.ts';
import type { Where } from './where.ts';

/*
 * Credentials go only where the hand that gave them says. The environment's hand is the one that runs us; `state:` in a file may have been
 * written by anybody who opens a pull request. So the credentials of the environment go to an address from `--state` or PROVISION_STATE, to a
 * host that the environment itself names (PROVISION_HOSTS, PGHOST, the forge that gave the job its token), and to this machine; to
 * any other address of a file they do not go, and the run ends before a byte is sent.
 */

type Env = Options['env'];

/**
 * What opens the doors of a store.
 *
 * Errors: `STATE_HOST_REFUSED`, `STATE_CREDENTIALS_STRAY`, `DISK_…` for the file of certificates.
 */
export async function accessTo(where: Where, env: Env): Promise<Access> {
  const access = await accessFor(where, env);
  const { login, postgres, s3 } = access;
  for (const secret of [login?.password, postgres?.password, s3?.keys.secretAccessKey, s3?.keys.sessionToken])
    learnSecret(secret);
  for (const secret of secretsOf(where.address)) learnSecret(secret);
  return access;
}

async function accessFor(where: Where, env: Env): Promise<Access> {
  const { address } = where;
  switch (address.kind) {
    case 'files':
      return {};
    case 'http':
      return { login: httpLogin(address, where, env) };
    case 'postgres':
      return { postgres: await postgresLogin(address, where, env) };
    case 's3':
      return { s3: s3Access(address, where, env) };
  }
}

function httpLogin(address: HttpAddress, where: Where, env: Env): Login | undefined {
  const url = new URL(address.url);
  mustBeAllowed(url, env);
  if (address.login) return address.login;
  const { PROVISION_STATE_USERNAME: username = '', PROVISION_STATE_PASSWORD: password = '' } = env;
  if (username !== '' || password !== '') {
    mustBeOurs(url, where, env);
    return { username, password };
  }
  return isOfThisJob(address.url, env) ? { username: 'gitlab-ci-token', password: env.CI_JOB_TOKEN ?? '' } : undefined;
}

/** The token of a job of GitLab is for that GitLab, and for nobody who looks like it. */
function isOfThisJob(url: string, { GITLAB_CI, CI_JOB_TOKEN, CI_API_V4_URL }: Env): boolean {
  if (GITLAB_CI !== 'true' || !CI_JOB_TOKEN || !CI_API_V4_URL || !URL.canParse(CI_API_V4_URL)) return false;
  const [api, own] = [new URL(CI_API_V4_URL), new URL(url)];
  return own.origin === api.origin && own.pathname.startsWith(`${api.pathname.replace(/\/+$/, '')}/`);
}

async function postgresLogin(address: PostgresAddress, where: Where, env: Env): Promise<PostgresLogin> {
  const host = address.host ?? (env.PGHOST || undefined);
  const isSocket = host === undefined || host.startsWith('/');
  if (!isSocket) {
    const url = new URL(`https://${host}`);
    mustBeAllowed(url, env);
    if (env.PGPASSWORD && address.password === undefined && host !== env.PGHOST) mustBeOurs(url, where, env);
  }
  const rootcert = address.sslrootcert ?? (env.PGSSLROOTCERT || undefined);
  const port = Number(env.PGPORT ?? '');
  return {
    username: env.PGUSER || undefined,
    password: env.PGPASSWORD || undefined,
    host: env.PGHOST || undefined,
    port: Number.isInteger(port) && port > 0 ? port : undefined,
    database: env.PGDATABASE || undefined,
    sslmode: env.PGSSLMODE || undefined,
    rootcert: rootcert === undefined || rootcert === 'system' ? undefined : await certificatesIn(rootcert),
  };
}

/** AWS itself gave out its keys; another endpoint is one that the environment or the hand that runs us names. */
function s3Access(address: S3Address, where: Where, env: Env): S3Access {
  const named = env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL || undefined;
  const endpoint = address.endpoint ?? named;
  const region = address.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || 'us-east-1');
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  mustBeAllowed(url, env);
  if (endpoint !== undefined && (named === undefined || new URL(named).host !== url.host)) mustBeOurs(url, where, env);
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (!accessKeyId || !secretAccessKey) {
    const names = 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY';
    throw new Fault('STATE_CREDENTIALS_NONE', { state: shownState(address), names }, { reach: 'run' });
  }
  return { keys: { accessKeyId, secretAccessKey, sessionToken: sessionToken || undefined }, region, endpoint };
}

function certificatesIn(file: string): Promise<string | undefined> {
  const path = resolve(file);
  return readGiven(path, dirname(path));
}

function mustBeAllowed(url: URL, { PROVISION_HOSTS }: Env): void {
  if (isLoopbackHost(url.hostname) || allowedHosts(PROVISION_HOSTS)(url)) return;
  throw new Fault('STATE_HOST_REFUSED', { host: url.host }, { reach: 'run' });
}

function mustBeOurs(url: URL, { isOwnHand }: Where, { PROVISION_HOSTS }: Env): void {
  const isVouchedFor = (PROVISION_HOSTS ?? '').trim() !== '' && allowedHosts(PROVISION_HOSTS)(url);
  if (isOwnHand || isVouchedFor || isLoopbackHost(url.hostname)) return;
  throw new Fault('STATE_CREDENTIALS_STRAY', { host: url.host }, { reach: 'run' });
}

import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Answer, Call } from '../../src/model/call.ts';
import { Fault } from '../../src/model/fault.ts';
import { oauthFromEnv, type Tokens } from '../../src/portal/auth-oauth.ts';
import { type Doing, open, refusal, startServer, well } from './rig.ts';

const read = (id: number): Call => ({ method: 'im.chat.get', params: { ENTITY_ID: `$result[${id}]` } });
const short = (answer: Answer | undefined) =>
  answer && 'fault' in answer ? `${answer.kind} ${answer.fault.code}` : answer?.kind;

interface World {
  readonly valid: () => string;
  readonly expire: () => void;
  readonly log: string[];
  readonly store: {
    kept: Tokens | undefined;
    load(): Promise<Tokens | undefined>;
    save(tokens: Tokens): Promise<void>;
  };
}

/** A portal that takes one token at a time, and the server that gives the next one for the refresh token that it gave last. */
async function world(oauthDoing?: () => Doing | undefined) {
  let turn = 1;
  let alive = true;
  const log: string[] = [];
  const portal = await startServer((seen) => {
    const known = alive && seen.body.auth === `access-${turn}`;
    log.push(`${seen.method} ${String(seen.body.auth)}`);
    return known ? well(seen) : refusal('expired_token', 401);
  });
  const oauth = await startServer((seen) => {
    const query = new URL(seen.path, 'http://x').searchParams;
    log.push(`refresh ${query.get('refresh_token')}`);
    const doing = oauthDoing?.();
    if (doing) return doing;
    if (query.get('refresh_token') !== `refresh-${turn}`) return refusal('invalid_grant');
    turn++;
    alive = true;
    return { json: { access_token: `access-${turn}`, refresh_token: `refresh-${turn}`, expires_in: 3600 } };
  });
  const store: World['store'] = {
    kept: undefined,
    load: async () => store.kept,
    save: async (tokens) => {
      store.kept = tokens;
      log.push(`saved ${tokens.accessToken}`);
    },
  };
  const settings = {
    url: portal.url,
    token: 'access-1',
    oauth: {
      clientId: 'local.1',
      clientSecret: 'cl13nt',
      refreshToken: 'refresh-1',
      tokenUrl: `${oauth.url}/oauth/token/`,
    },
    tokenStore: store,
  };
  return { settings, log, store, expire: () => (alive = false), portal };
}

describe('an access token', () => {
  test('travels in the body, never in the address', async () => {
    const { settings, portal } = await world();
    const { client } = open(settings);
    await client.call(read(1));
    await Promise.all([client.call({ method: 'profile', params: {} }), client.call({ method: 'scope', params: {} })]);
    expect(portal.seen.map(({ path, body }) => [path, body.auth])).toEqual([
      ['/rest/im.chat.get', 'access-1'],
      ['/rest/batch', 'access-1'],
    ]);
  });

  test('that expired is renewed once for all who wait, kept, and only then used', async () => {
    const { settings, log, expire } = await world();
    const { client } = open(settings);
    expire();
    const answers = await Promise.all([1, 2, 3].map((id) => client.call(read(id))));
    expect(answers.map(short)).toEqual(['done', 'done', 'done']);
    expect(log.filter((line) => line.startsWith('refresh'))).toEqual(['refresh refresh-1']);
    expect(log.indexOf('saved access-2')).toBeLessThan(log.indexOf('im.chat.get access-2'));
  });

  test('is renewed again an hour later, with the newest refresh token', async () => {
    const { settings, log, expire } = await world();
    const { client } = open(settings);
    for (const id of [1, 2, 3]) {
      expire();
      expect(short(await client.call(read(id)))).toBe('done');
    }
    expect(log.filter((line) => line.startsWith('refresh'))).toEqual([
      'refresh refresh-1',
      'refresh refresh-2',
      'refresh refresh-3',
    ]);
  });

  test('kept by an earlier run is used in place of the configured one', async () => {
    const { settings, log, expire, store } = await world();
    expire();
    const first = open(settings).client;
    await first.call(read(1));
    expect(store.kept).toEqual({ accessToken: 'access-2', refreshToken: 'refresh-2' });
    log.length = 0;
    await open(settings).client.call(read(2));
    expect(log).toEqual(['im.chat.get access-2']);
  });

  test('renewed by another process meanwhile is taken from where it was kept', async () => {
    const { settings, log, expire, store } = await world();
    const { client } = open(settings);
    expire();
    await open(settings).client.call(read(1));
    log.length = 0;
    expect(short(await client.call(read(2)))).toBe('done');
    expect(log.filter((line) => line.startsWith('refresh'))).toEqual([]);
    expect(store.kept?.accessToken).toBe('access-2');
  });

  test('of a dead line gives way to the refresh token of a new installation', async () => {
    const { settings, expire, store } = await world();
    store.kept = { accessToken: 'access-old', refreshToken: 'refresh-old' };
    expire();
    expect(short(await open(settings).client.call(read(1)))).toBe('done');
    expect(store.kept).toEqual({ accessToken: 'access-2', refreshToken: 'refresh-2' });
  });

  test('without the settings to renew it ends the run and says so', async () => {
    const { settings, expire } = await world();
    expire();
    const { client } = open({ url: settings.url, token: 'access-1' });
    expect(short(await client.call(read(1)))).toBe('not-done TOKEN_EXPIRED');
  });
});

describe('a renewal', () => {
  test('that the authorization server refuses is explained with its word', async () => {
    const { settings, expire } = await world(() => refusal('invalid_grant'));
    expire();
    const answer = await open(settings).client.call(read(1));
    expect(answer).toMatchObject({
      kind: 'not-done',
      fault: { code: 'TOKEN_NOT_RENEWED', args: { code: 'invalid_grant' }, reach: 'run' },
    });
  });

  test('is tried again when the authorization server fails, and given up as something temporary', async () => {
    let fails = 2;
    const healing = await world(() => (fails-- > 0 ? { text: '<html>', status: 502 } : undefined));
    healing.expire();
    expect(short(await open(healing.settings).client.call(read(1)))).toBe('done');
    const down = await world(() => 'reset');
    down.expire();
    expect(await open(down.settings).client.call(read(1))).toMatchObject({
      fault: { code: 'AUTH_SERVER_UNREACHABLE', reach: 'temporary' },
    });
  });

  test('is not begun when its fruit could not be kept', async () => {
    const { settings, log, expire } = await world();
    expire();
    const full = new Fault('CALL_NOT_PREPARED', { method: 'x', reason: 'disk full' }, { reach: 'run' });
    const { client } = open({
      ...settings,
      tokenStore: { load: async () => undefined, save: async () => Promise.reject(full) },
    });
    expect(await client.call(read(1))).toMatchObject({ kind: 'not-done', fault: full });
    expect(log.filter((line) => line.startsWith('refresh'))).toEqual([]);
  });

  test('never sends its secrets in the clear', async () => {
    const { settings, expire } = await world();
    expire();
    const oauth = { ...settings.oauth, tokenUrl: 'http://oauth.example/oauth/token/' };
    expect(short(await open({ ...settings, oauth }).client.call(read(1)))).toBe('not-done PORTAL_NOT_HTTPS');
  });

  test('leaves no secret in events, answers or errors', async () => {
    const { settings, expire } = await world(() => refusal('invalid_client'));
    expire();
    const { client, events } = open(settings);
    const told = inspect([events, await client.call(read(1)), client, client.pace()], { depth: 12 });
    for (const secret of ['access-1', 'refresh-1', 'cl13nt']) expect(told).not.toContain(secret);
  });
});

test('tokens that cannot be read end the call before anything is sent', async () => {
  const { settings, log } = await world();
  const torn = new Fault('CALL_NOT_PREPARED', { method: 'x', reason: 'torn' }, { reach: 'run' });
  const { client } = open({
    ...settings,
    tokenStore: { ...settings.tokenStore, load: async () => Promise.reject(torn) },
  });
  expect(await client.call(read(1))).toEqual({ kind: 'not-done', fault: torn });
  expect(log).toEqual([]);
});

test('the environment gives the OAuth settings when it has all three of them', () => {
  const env = { PROVISION_CLIENT_ID: 'a', PROVISION_CLIENT_SECRET: 'b', PROVISION_REFRESH_TOKEN: 'c' };
  expect(oauthFromEnv(env)).toEqual({ clientId: 'a', clientSecret: 'b', refreshToken: 'c' });
  expect(oauthFromEnv({ ...env, PROVISION_TOKEN_URL: 'https://oauth.example/' })?.tokenUrl).toBe(
    'https://oauth.example/',
  );
  expect(oauthFromEnv({ ...env, PROVISION_REFRESH_TOKEN: '' })).toBeUndefined();
});

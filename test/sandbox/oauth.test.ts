import { describe, expect, it } from 'vitest';
import { type Stage, stage } from './ask.ts';

const profile = async (on: Stage, token: string) => {
  const response = await fetch(`${on.sandbox.url}/rest/profile?auth=${token}`);
  const body = (await response.json()) as { error?: string };
  return `${response.status} ${body.error ?? 'ok'}`;
};

const refresh = async (on: Stage, change: Record<string, string> = {}) => {
  const { clientId, clientSecret, refreshToken, tokenUrl } = on.sandbox.oauth;
  const params = {
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
    ...change,
  };
  const response = await fetch(`${tokenUrl}?${new URLSearchParams(params)}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('the authorization server', () => {
  it('gives a new pair, and the old refresh token is spent', async () => {
    const on = await stage();
    const { status, body } = await refresh(on);
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      client_endpoint: `${on.sandbox.url}/rest/`,
      domain: 'oauth.bitrix.info',
      expires: expect.any(Number),
      expires_in: 3600,
      member_id: expect.any(String),
      refresh_token: expect.any(String),
      scope: 'im,imbot,user,department',
      server_endpoint: 'https://oauth.bitrix.info/rest/',
      status: 'L',
      user_id: 1,
    });
    expect(await profile(on, String(body.access_token))).toBe('200 ok');
    expect((await refresh(on)).body.error).toBe('invalid_grant');
    expect((await refresh(on, { refresh_token: String(body.refresh_token) })).status).toBe(200);
    await on.sandbox.close();
  });

  it.each([
    [{ grant_type: '' }, 'invalid_request'],
    [{ client_id: '' }, 'invalid_request'],
    [{ client_id: 'other' }, 'invalid_client'],
    [{ client_secret: 'wrong' }, 'invalid_client'],
    [{ refresh_token: 'wrong' }, 'invalid_grant'],
    [{ grant_type: 'authorization_code' }, 'invalid_grant'],
    [{ scope: 'crm' }, 'invalid_scope'],
  ])('answers %j with %s', async (change, code) => {
    const on = await stage();
    const answer = await refresh(on, change);
    expect([answer.status, answer.body.error]).toEqual([400, code]);
    await on.sandbox.close();
  });

  it('refuses when the application is not paid for', async () => {
    const on = await stage({ faults: ['oauth-payment'] });
    expect((await refresh(on)).body).toEqual({ error: 'PAYMENT_REQUIRED', error_description: 'Payment required' });
    await on.sandbox.close();
  });
});

describe('access tokens', () => {
  it('live for an hour of portal time', async () => {
    let nowMs = 1_800_000_000_000;
    const on = await stage({ now: () => nowMs });
    nowMs += 3_590_000;
    expect(await profile(on, on.sandbox.token)).toBe('200 ok');
    nowMs += 20_000;
    expect(await profile(on, on.sandbox.token)).toBe('401 expired_token');
    await on.sandbox.close();
  });

  it('refresh tokens die after 180 days', async () => {
    let nowMs = 1_800_000_000_000;
    const on = await stage({ now: () => nowMs });
    nowMs += 181 * 86_400_000;
    expect((await refresh(on)).body.error).toBe('invalid_grant');
    await on.sandbox.close();
  });

  it('that nobody gave are unknown', async () => {
    const on = await stage();
    expect(await profile(on, 'made-up')).toBe('401 invalid_token');
    await on.sandbox.close();
  });

  it('speak for their user, until he is dismissed', async () => {
    const on = await stage();
    const token = on.sandbox.tokenFor(9);
    const response = await fetch(`${on.sandbox.url}/rest/profile`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ result: { ID: '9', ADMIN: false } });
    on.sandbox.store.dismissUser(9);
    expect(await profile(on, token)).toBe('401 user_access_error');
    await on.sandbox.close();
  });

  it('lack a scope in words of their own', async () => {
    const on = await stage();
    const response = await fetch(`${on.sandbox.url}/rest/im.chat.add?auth=${on.sandbox.tokenFor(1, ['user'])}`);
    expect([response.status, await response.json()]).toEqual([
      401,
      {
        error: 'insufficient_scope',
        error_description: 'The request requires higher privileges than provided by the access token',
      },
    ]);
    await on.sandbox.close();
  });
});

import { LoadDataType, useB24Helper } from '@bitrix24/b24jssdk';
import { describe, expect, it } from 'vitest';
import { application, hook, portal } from './desk.ts';

describe('the official SDK under limits', () => {
  it('gets through a bucket that is full, though the portal has refused some', async () => {
    const timeScale = 50;
    const sandbox = await portal({ timeScale, faults: ['json503:im.chat.add:2-3'] });
    const b24 = hook(sandbox, timeScale);
    const answers = [];
    for (let number = 1; number <= 5; number += 1)
      answers.push(await b24.actions.v2.call.make({ method: 'im.chat.add', params: { TITLE: `chat ${number}` } }));
    expect(answers.map(({ isSuccess }) => isSuccess)).toEqual(new Array(5).fill(true));
    expect(sandbox.store.chats()).toHaveLength(5);
    expect(sandbox.requests.filter(({ status }) => status === 503)).toHaveLength(2);
  });

  it('keeps inside the bucket by its own limiter', async () => {
    const timeScale = 50;
    const sandbox = await portal({ timeScale });
    const { actions } = hook(sandbox, timeScale);
    for (let number = 1; number <= 60; number += 1) await actions.v2.call.make({ method: 'profile' });
    expect(sandbox.requests.map(({ status }) => status)).toEqual(new Array(60).fill(200));
  });

  it('knows a method whose operating time is spent by its code', async () => {
    const sandbox = await portal({ faults: ['op429:im.chat.add:1'] });
    const b24 = hook(sandbox, 1000, { maxRetries: 1 });
    const answer = await b24.actions.v2.call
      .make({ method: 'im.chat.add', params: { TITLE: 'x' } })
      .then((response) => [...response.getErrors()][0])
      .catch((thrown: unknown) => thrown);
    expect(answer).toMatchObject({ code: 'OPERATION_TIME_LIMIT', status: 429 });
    expect(sandbox.store.chats()).toEqual([]);
  });
});

describe('an application with the official SDK', () => {
  it('renews its token when the portal says that it has ended, and goes on', async () => {
    const sandbox = await portal();
    const b24 = application(sandbox);
    const renewed: string[] = [];
    b24.setCallbackRefreshAuth(async ({ b24OAuthParams }) => void renewed.push(b24OAuthParams.accessToken));
    expect((await b24.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true);
    sandbox.expireTokens();
    const answer = await b24.actions.v2.call.make({ method: 'im.chat.add', params: { TITLE: 'after' } });
    expect(answer.isSuccess).toBe(true);
    expect(renewed).toHaveLength(1);
    expect(renewed).not.toEqual([sandbox.token]);
    expect(sandbox.store.chats().map(({ title }) => title)).toEqual(['after']);
    await b24.auth.refreshAuth();
    expect(renewed).toHaveLength(2);
  });

  it('knows whether its user may administer, who he is and under which licence', async () => {
    const b24 = application(await portal());
    await b24.initIsAdmin();
    expect(b24.auth.isAdmin).toBe(true);
    const { initB24Helper, destroyB24Helper } = useB24Helper();
    const helper = await initB24Helper(b24, [LoadDataType.Profile, LoadDataType.App]);
    expect(helper.profileInfo.data).toMatchObject({ id: 1, isAdmin: true, lastName: 'Орлов' });
    expect(helper.licenseInfo.data.isSelfHosted).toBe(false);
    expect(helper.paymentInfo.data.isExpired).toBe(false);
    destroyB24Helper();
  });
});

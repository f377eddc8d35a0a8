import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

const json = async (url: string, init: RequestInit = {}) => {
  const response = await fetch(url, init);
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  };
};

const post = (url: string, body: string, type: string) =>
  json(url, { method: 'POST', headers: { 'content-type': type }, body });

describe('addresses', () => {
  it.each(['profile', 'profile.json', 'profile/', 'profile.json/', 'PROFILE', 'profile.JSON'])(
    'the webhook answers at %s',
    async (method) => {
      expect((await json(on.sandbox.webhookUrl + method)).body.result).toMatchObject({ ID: '1' });
    },
  );

  it.each([
    (url: string, token: string) => json(`${url}/rest/profile?auth=${token}`),
    (url: string, token: string) => json(`${url}/rest/profile?access_token=${token}`),
    (url: string, token: string) =>
      json(`${url}/rest/profile?auth=wrong`, { headers: { authorization: `Bearer ${token}` } }),
    (url: string, token: string) => post(`${url}/rest/profile`, `auth=${token}`, 'application/x-www-form-urlencoded'),
    (url: string, token: string) => post(`${url}/rest/profile`, JSON.stringify({ auth: token }), 'application/json'),
  ])('a token is taken from query, body or header, the header first (%#)', async (call) => {
    expect((await call(on.sandbox.url, on.sandbox.token)).body.result).toMatchObject({ ID: '1' });
  });

  it('the webhook works without a path too, by its two parameters', async () => {
    const secret = on.sandbox.webhookUrl.split('/')[5];
    expect((await json(`${on.sandbox.url}/rest/profile?aplogin=1&ap=${secret}`)).status).toBe(200);
    expect((await json(`${on.sandbox.url}/rest/profile?aplogin=admin&ap=${secret}`)).status).toBe(200);
  });

  it('a secret without a user fits no address', async () => {
    const secret = on.sandbox.webhookUrl.split('/')[5];
    const answer = await json(`${on.sandbox.url}/rest/${secret}/profile`);
    expect([answer.status, answer.body.error]).toEqual([404, 'ERROR_METHOD_NOT_FOUND']);
  });

  it('`.xml` answers XML', async () => {
    const response = await fetch(`${on.sandbox.webhookUrl}scope.xml`);
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(await response.text()).toContain('<result><item>im</item>');
  });

  it('everything else is the page not found of a web server', async () => {
    const response = await fetch(`${on.sandbox.url}/company/`);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });
});

describe('who may', () => {
  it('an unknown method is reported before the wrong secret', async () => {
    const answer = await json(`${on.sandbox.url}/rest/1/wrong/no.such.method`);
    expect(answer.body).toEqual({ error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' });
    expect(answer.status).toBe(404);
  });

  it('a known method with a wrong secret is 401', async () => {
    const answer = await json(`${on.sandbox.url}/rest/1/wrong/profile`);
    expect(answer.body).toEqual({ error: 'INVALID_CREDENTIALS', error_description: 'Invalid request credentials' });
    expect(answer.status).toBe(401);
  });

  it('no credentials at all are 401 with a code of their own', async () => {
    const answer = await json(`${on.sandbox.url}/rest/profile`);
    expect([answer.status, answer.body.error]).toEqual([401, 'NO_AUTH_FOUND']);
  });

  it('a missing scope is named so', async () => {
    const answer = await on.as(1, ['department'])('im.chat.add');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the webhook token',
    });
  });

  it('a webhook of a dismissed person opens nothing', async () => {
    expect((await on.as(13)('profile')).outcome).toBe('401 authorization_error');
  });

  it('a method that is advertised without a handler is not found', async () => {
    expect((await on.ask('im.chat.getEntityChat')).outcome).toBe('404 ERROR_METHOD_NOT_FOUND');
    expect((await on.ask('methods')).outcome).toContain('batch');
  });

  it('controllers want their exact spelling, classic methods none', async () => {
    expect((await on.ask('im.v2.chat.get', { chatId: 1 })).outcome).toBe('404 ERROR_METHOD_NOT_FOUND');
    expect((await on.ask('im.v2.Chat.get', { chatId: 1 })).status).toBe(200);
    expect((await on.ask('IM.DIALOG.GET', { DIALOG_ID: 'chat1' })).status).toBe(200);
  });

  it('a parameter called token turns any call into not found', async () => {
    expect((await on.ask('profile', { token: 'x' })).outcome).toBe('404 ERROR_METHOD_NOT_FOUND');
  });
});

describe('parameters', () => {
  const title = async (id: unknown) => on.sandbox.store.chat(Number(id))?.title;

  it('JSON is read only from a POST that calls itself JSON', async () => {
    const body = '{"TITLE":"from json"}';
    const asJson = await post(`${on.sandbox.webhookUrl}im.chat.add`, body, 'application/json; charset=utf-8');
    const asText = await post(`${on.sandbox.webhookUrl}im.chat.add`, body, 'text/plain');
    expect(await title(asJson.body.result)).toBe('from json');
    expect(await title(asText.body.result)).toMatch(/ chat №/);
  });

  it('broken JSON is no parameters at all', async () => {
    const answer = await post(`${on.sandbox.webhookUrl}im.chat.updateTitle`, '{bad', 'application/json');
    expect([answer.status, answer.body.error]).toEqual([400, 'CHAT_ID_EMPTY']);
    const created = await post(`${on.sandbox.webhookUrl}im.chat.add`, '{"TITLE":"x",}', 'application/json');
    expect(await title(created.body.result)).toMatch(/ chat №/);
  });

  it('the body wins over the query', async () => {
    const url = `${on.sandbox.webhookUrl}im.chat.add?TITLE=query&COLOR=GREEN`;
    const answer = await post(url, 'TITLE=body', 'application/x-www-form-urlencoded');
    expect(on.sandbox.store.chat(Number(answer.body.result))).toMatchObject({ title: 'body', color: 'GREEN' });
  });

  it('names are upper-cased at the top', async () => {
    const answer = await on.ask('im.chat.add', { title: 'small', users: [5] });
    expect(on.sandbox.store.chat(Number(answer.outcome))).toMatchObject({ title: 'small', members: [5, 1] });
  });

  it('form fields come as multipart too', async () => {
    const form = new FormData();
    form.set('TITLE', 'Часть & +%');
    form.append('USERS[]', '5');
    const response = await fetch(`${on.sandbox.webhookUrl}im.chat.add`, { method: 'POST', body: form });
    const { result } = (await response.json()) as { result: number };
    expect(on.sandbox.store.chat(result)).toMatchObject({ title: 'Часть & +%', members: [5, 1] });
  });

  it('what a careful client encodes arrives exactly', async () => {
    const wanted = 'a+b & c% #1 "q" <t> 😀 $result[x] [y]=z';
    const created = await on.ask('im.chat.add', { TITLE: wanted });
    const query = `DIALOG_ID=chat${created.outcome}`;
    const answer = await json(`${on.sandbox.webhookUrl}im.dialog.get?${query}`);
    expect((answer.body.result as { name: string }).name).toBe(wanted);
  });
});

describe('the envelope', () => {
  it('has a time with whole start and processing and a duration that holds the fraction of the clock', async () => {
    const { body } = await on.ask('server.time');
    const time = body.time as Record<string, number | string>;
    expect(Object.keys(time)).toEqual([
      'start',
      'finish',
      'duration',
      'processing',
      'date_start',
      'date_finish',
      'operating_reset_at',
      'operating',
    ]);
    expect(Number.isInteger(time.start)).toBe(true);
    expect(time.processing).toBe(0);
    expect(time.operating).toBe(0);
    expect(Number(time.duration)).toBeCloseTo(Number(time.finish) - Number(time.start), 5);
    expect(time.date_start).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/);
    expect(body.result).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00$/);
  });

  it('has no time when the call fails', async () => {
    expect((await on.ask('im.chat.get', { DIALOG_ID: 'x' })).body).toEqual({
      error: 'DIALOG_ID_EMPTY',
      error_description: "Dialog ID can't be empty",
    });
  });

  it('carries the headers of a portal', async () => {
    const { headers } = await json(`${on.sandbox.webhookUrl}profile`);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('does not speak of operating seconds on a portal of one’s own', async () => {
    const own = await stage({ tariff: 'self-hosted' });
    expect((await own.ask('profile')).body.time).not.toHaveProperty('operating');
    await own.sandbox.close();
  });
});

describe('service methods', () => {
  it('scope lists what the webhook has, one empty word if nothing', async () => {
    expect((await on.as(1, ['im', 'user_brief'])('scope')).outcome).toEqual(['im', 'user_brief']);
    expect((await on.as(1, [])('scope')).outcome).toEqual(['']);
  });

  it('methods hides controllers and what the scope does not reach', async () => {
    const names = (await on.as(1, ['im'])('methods')).outcome as string[];
    expect(names).toContain('im.chat.add');
    expect(names).not.toContain('user.get');
    expect(names.filter((name) => name.includes('.v2.'))).toEqual([]);
  });

  it('method.get tells existing from available', async () => {
    const ask = on.as(1, ['im']);
    expect((await ask('method.get', { name: 'user.get' })).outcome).toEqual({ isExisting: true, isAvailable: false });
    expect((await ask('method.get', { name: 'nope' })).outcome).toEqual({ isExisting: false, isAvailable: false });
  });

  it('app.info shows a webhook its scopes and the licence, an application itself', async () => {
    expect((await on.ask('app.info')).outcome).toEqual({
      SCOPE: ['im', 'imbot', 'user', 'department'],
      LICENSE: 'ru_std',
    });
    const answer = await json(`${on.sandbox.url}/rest/app.info?auth=${on.sandbox.token}`);
    expect(answer.body.result).toMatchObject({ STATUS: 'L', INSTALLED: true, LICENSE: 'ru_std' });
  });
});

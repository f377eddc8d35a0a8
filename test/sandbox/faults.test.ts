import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAULT_KINDS, Faults } from '../../src/sandbox/faults.ts';
import { batch, png, type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage({ timeScale: 100 });
});
beforeEach(() => {
  on.sandbox.setFaults([]);
  for (const chat of on.sandbox.store.chats()) on.sandbox.store.deleteChat(chat.id);
});
afterAll(() => on.sandbox.close());

const titles = () => on.sandbox.store.chats().map((chat) => chat.title);
const headers = { 'content-type': 'application/json' };

/** What a client without any care sees: status and type, or how the connection ended. */
const raw = async (method: string, params: unknown, timeoutMs = 2000): Promise<string> => {
  const init = { method: 'POST', headers, body: JSON.stringify(params), signal: AbortSignal.timeout(timeoutMs) };
  try {
    const response = await fetch(on.sandbox.webhookUrl + method, { ...init, redirect: 'manual' });
    const text = await response.text();
    return `${response.status} ${text.startsWith('{') ? (isJson(text) ? 'json' : 'broken') : 'html'}`;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'silence' : 'reset';
  }
};

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const three = { cmd: { a: 'im.chat.add?TITLE=a', b: 'im.chat.add?TITLE=b', c: 'im.chat.add?TITLE=c' } };

describe('a connection that breaks', () => {
  it.each([
    ['drop-before:im.chat.add:2', 'reset', ['a']],
    ['drop-after:im.chat.add:2', 'reset', ['a', 'b']],
    ['hang-before:im.chat.add:2', 'silence', ['a']],
    ['hang:im.chat.add:2', 'silence', ['a']],
    ['hang-after:im.chat.add:2', 'silence', ['a', 'b']],
    ['drop-before:batch:1', 'reset', []],
    ['drop-after:http:1', 'reset', ['a', 'b', 'c']],
    ['truncated:im.chat.add:3', '200 broken', ['a', 'b', 'c']],
  ])('%s: the client sees %s, the portal has %j', async (fault, seen, made) => {
    on.sandbox.setFaults([fault]);
    expect(await raw('batch', three, seen === 'silence' ? 500 : 2000)).toBe(seen);
    await expect.poll(titles).toEqual(made);
    expect(on.sandbox.requests.at(-1)).toMatchObject({ fault, status: seen.startsWith('200') ? 200 : 0 });
    expect(await raw('profile', {})).toBe('200 json');
  });

  it('late: the connection is gone at once, the act comes later', async () => {
    on.sandbox.setFaults(['late:im.chat.add:1:20']);
    expect(await raw('im.chat.add', { TITLE: 'late' })).toBe('reset');
    expect(titles()).toEqual([]);
    await expect.poll(titles).toEqual(['late']);
    expect(on.sandbox.requests.at(-1)?.status).toBe(0);
  });

  it('counts commands alone and in batches together', async () => {
    on.sandbox.setFaults(['drop-before:im.chat.add:5']);
    expect(await raw('batch', three)).toBe('200 json');
    expect(await raw('im.chat.add', { TITLE: 'fourth' })).toBe('200 json');
    expect(await raw('im.chat.add', { TITLE: 'fifth' })).toBe('reset');
    expect(await raw('im.chat.add', { TITLE: 'sixth' })).toBe('200 json');
    expect(titles()).toEqual(['a', 'b', 'c', 'fourth', 'sixth']);
  });
});

describe('an answer that is no answer', () => {
  it.each([
    ['http500:im.chat.add:1', '500 html', false],
    ['http500-after:im.chat.add:1', '500 html', true],
    ['http502:im.chat.add:1', '502 html', false],
    ['http502-after:im.chat.add:1', '502 html', true],
    ['http504:im.chat.add:1', '504 html', false],
    ['http504-after:im.chat.add:1', '504 html', true],
    ['html503', '503 html', false],
    ['json503:im.chat.add:1', '503 json', false],
    ['foreign-json', '200 json', false],
    ['foreign-json-after:*:1', '200 json', true],
    ['login-page', '200 html', false],
    ['login-page-after:*:1', '200 html', true],
  ])('%s: %s, done: %s', async (fault, seen, done) => {
    on.sandbox.setFaults([fault]);
    expect(await raw('im.chat.add', { TITLE: 'x' })).toBe(seen);
    expect(titles()).toEqual(done ? ['x'] : []);
  });

  it('foreign JSON has neither result nor error', async () => {
    on.sandbox.setFaults(['foreign-json']);
    const { body } = await on.ask('profile');
    expect('result' in body || 'error' in body).toBe(false);
  });
});

describe('a refusal', () => {
  it('of one command of a batch leaves the others alone', async () => {
    on.sandbox.setFaults(['refuse-command:im.chat.add:2:INTERNAL_SERVER_ERROR', 'op429:im.chat.add:3']);
    const answer = await batch(on.ask, three.cmd);
    expect(Object.keys(answer.result)).toEqual(['a']);
    expect(answer.result_error).toMatchObject({
      b: { error: 'INTERNAL_SERVER_ERROR' },
      c: { error: 'OPERATION_TIME_LIMIT' },
    });
  });

  it('op429 of a direct call has its status', async () => {
    on.sandbox.setFaults(['op429:im.chat.add:1-2']);
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await on.ask('im.chat.add')).status);
    expect(statuses).toEqual([429, 429, 200]);
  });

  it('of an avatar is silent', async () => {
    on.sandbox.setFaults(['drop-avatar']);
    await on.ask('im.chat.add', { avatar: png(5, 5).toString('base64'), TITLE: 'bare' });
    expect(on.sandbox.store.chats()[0]).toMatchObject({ title: 'bare', avatar: null });
  });

  it.each([
    ['wrong-secret', '401 INVALID_CREDENTIALS'],
    ['no-scope:im', '401 insufficient_scope'],
    ['portal-deleted', '403 PORTAL_DELETED'],
    ['licence', '401 ACCESS_DENIED'],
    ['overload', '401 OVERLOAD_LIMIT'],
    ['https-required', '401 INVALID_REQUEST'],
  ])('%s: %s', async (fault, code) => {
    on.sandbox.setFaults([fault]);
    expect((await on.ask('im.chat.add')).outcome).toBe(code);
    expect(titles()).toEqual([]);
    on.sandbox.setFaults([]);
    expect((await on.ask('im.chat.add')).status).toBe(200);
  });
});

describe('tokens and names', () => {
  const profile = async (token: string) => (await fetch(`${on.sandbox.url}/rest/profile?auth=${token}`)).status;

  it('expired-token ends the tokens of now, and those given later live', async () => {
    const old = on.sandbox.tokenFor(5);
    on.sandbox.setFaults(['expired-token']);
    expect(await profile(old)).toBe(401);
    expect(await profile(old)).toBe(401);
    expect(await profile(on.sandbox.tokenFor(5))).toBe(200);
  });

  it('redirect sends every request to the new host, query and all, but not those that name it', async () => {
    const { port } = new URL(on.sandbox.url);
    on.sandbox.setFaults([`redirect:localhost:${port}`]);
    const url = `${on.sandbox.webhookUrl}im.chat.add?TITLE=moved`;
    const response = await fetch(url, { method: 'POST', redirect: 'manual' });
    expect(response.status).toBe(302);
    const target = url.replace('127.0.0.1', 'localhost');
    expect(response.headers.get('location')).toBe(target);
    expect(titles()).toEqual([]);
    expect(await viaHost(target.replace('localhost', '127.0.0.1'), `localhost:${port}`)).toBe(200);
    expect(titles()).toEqual(['moved']);
    on.sandbox.setFaults(['redirect:new.bitrix24.example']);
    const away = await fetch(url, { method: 'POST', redirect: 'manual' });
    expect(away.headers.get('location')).toMatch(/^https:\/\/new\.bitrix24\.example\/rest\/1\//);
  });

  const viaHost = (url: string, host: string) =>
    new Promise<number>((resolve, reject) => {
      httpRequest(url, { method: 'POST', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
});

describe('the language of faults', () => {
  it('refuses what it does not know and lists what it does', () => {
    const faults = new Faults();
    expect(() => faults.set(['drop-dead'])).toThrow(
      /"drop-dead" is not a fault of the sandbox; known are drop-before:METHOD:N, /,
    );
    for (const kind of Object.values(FAULT_KINDS)) expect(() => faults.set(['x'])).toThrow(kind.usage);
  });

  it.each([
    'drop-after:im.chat.add:x',
    'drop-after:im.chat.add:0',
    'late:im.chat.add:1',
    'refuse-command:a:1',
    'redirect',
    'random:5',
  ])('refuses the half-written %s and says how to write it', (spec) => {
    expect(() => new Faults().set([spec])).toThrow(/is not a whole fault of the sandbox; write /);
  });

  it.each([
    ['op429:a:2', [2]],
    ['op429:a:2-3', [2, 3]],
    ['op429:a:3+', [3, 4, 5]],
    ['op429:a:*', [1, 2, 3, 4, 5]],
    ['op429:a', [1, 2, 3, 4, 5]],
    ['op429', [1, 2, 3, 4, 5]],
    ['op429:b:1', []],
  ])('%s strikes the calls %j of five', (spec, expected) => {
    const faults = new Faults();
    faults.set([spec]);
    const struck = [1, 2, 3, 4, 5].filter(() => faults.arrange(['a'], false).commands.size > 0);
    expect(struck).toEqual(expected);
  });

  it('random strikes about as often as told, and the same way for the same seed', () => {
    const roll = (seed: string) => {
      const faults = new Faults();
      faults.set([`random:${seed}:20`]);
      return Array.from({ length: 1000 }, () => {
        const { request, commands } = faults.arrange(['a', 'b'], true);
        return [...request, ...[...commands.values()].flat()].map((strike) => strike.kind).join();
      });
    };
    const first = roll('7');
    expect(roll('7')).toEqual(first);
    expect(roll('8')).not.toEqual(first);
    const struck = first.filter((kind) => kind !== '');
    expect(struck.length).toBeGreaterThan(150);
    expect(struck.length).toBeLessThan(250);
    expect(new Set(struck).size).toBe(15);
  });

  it('options are checked at the start', async () => {
    await expect(stage({ faults: ['nonsense'] })).rejects.toThrow(/known are/);
  });
});

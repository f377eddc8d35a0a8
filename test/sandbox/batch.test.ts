import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batch, type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

const store = () => on.sandbox.store;
const errors = (answer: { result_error: Record<string, { error: string }> }) =>
  Object.fromEntries(Object.entries(answer.result_error).map(([key, value]) => [key, value.error]));

describe('the five maps', () => {
  it('hold results and times of what succeeded, null among the results', async () => {
    const cmd = { a: 'im.chat.get?ENTITY_TYPE=ACME&ENTITY_ID=none', b: 'profile' };
    expect(await batch(on.ask, cmd)).toEqual({
      result: { a: null, b: expect.objectContaining({ ID: '1' }) },
      result_error: [],
      result_total: [],
      result_next: [],
      result_time: { a: expect.anything(), b: expect.anything() },
    });
  });

  it('print as lists while their keys are 0..n-1, else as objects', async () => {
    const answer = await batch(on.ask, ['nope', 'profile']);
    expect(answer.result).toEqual({ 1: expect.objectContaining({ ID: '1' }) });
    expect(answer.result_error).toEqual([{ error: 'ERROR_METHOD_NOT_FOUND', error_description: 'Method not found!' }]);
    expect((await batch(on.ask, ['profile', 'nope'])).result).toEqual([expect.objectContaining({ ID: '1' })]);
  });

  it.each([[{}], [[]], [undefined], ['profile'], [5]])('are five empty lists for cmd %j', async (cmd) => {
    const empty = { result: [], result_error: [], result_total: [], result_next: [], result_time: [] };
    expect(await batch(on.ask, cmd)).toEqual(empty);
  });

  it('carry total and next of list methods', async () => {
    const answer = await batch(on.ask, { d: 'department.get', r: 'im.recent.list?LIMIT=1' });
    expect(answer.result_total).toEqual({ d: 8, r: -1 });
    expect(answer.result_next).toEqual({ r: 1 });
  });

  it('come with status 200 and an outer time without operating seconds', async () => {
    const { status, body } = await on.ask('batch', { cmd: ['nope'] });
    expect(status).toBe(200);
    expect(body.time).toMatchObject({ operating: 0 });
  });
});

describe('commands', () => {
  it('beyond the fiftieth are refused one by one', async () => {
    const cmd = Object.fromEntries(Array.from({ length: 52 }, (_, index) => [`k${index}`, 'server.time']));
    const answer = await batch(on.ask, cmd);
    expect(Object.keys(answer.result)).toHaveLength(50);
    expect(answer.result_error).toEqual({
      k50: { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' },
      k51: { error: 'ERROR_BATCH_LENGTH_EXCEEDED', error_description: 'Max batch length exceeded' },
    });
  });

  it('that are no texts are passed over, but take one of the fifty places', async () => {
    const cmd: unknown[] = Array.from({ length: 51 }, () => 'server.time');
    cmd[0] = { method: 'profile', params: {} };
    const answer = await batch(on.ask, cmd);
    expect(Object.keys(answer.result)).toEqual(Array.from({ length: 49 }, (_, index) => String(index + 1)));
    expect(errors(answer)).toEqual({ 50: 'ERROR_BATCH_LENGTH_EXCEEDED' });
  });

  it.each(['batch', 'upload', 'download'])('may not be %s', async (method) => {
    const answer = await batch(on.ask, { x: `${method}?cmd[0]=profile` });
    expect(errors(answer)).toEqual({ x: 'ERROR_BATCH_METHOD_NOT_ALLOWED' });
  });

  it('slip a nested batch through when it is spelt otherwise', async () => {
    const answer = await batch(on.ask, { x: 'Batch?cmd[a]=server.time' });
    expect(answer.result).toMatchObject({ x: { result: { a: expect.any(String) } } });
  });

  it('know no .json', async () => {
    expect(errors(await batch(on.ask, { x: 'profile.json' }))).toEqual({ x: 'ERROR_METHOD_NOT_FOUND' });
  });

  it('end at an unencoded #, and control characters become _', async () => {
    await batch(on.ask, ['im.chat.add?TITLE=one#two', 'im.chat.add?TITLE=a\tb\nc']);
    expect(
      store()
        .chats()
        .slice(-2)
        .map((chat) => chat.title),
    ).toEqual(['one', 'a_b_c']);
  });

  it('carry every text that is encoded once', async () => {
    const title = 'a+b & c% #1 "q" 😀 [y]=z = ?';
    await batch(on.ask, [`im.chat.add?TITLE=${encodeURIComponent(title)}`]);
    expect(store().chats().at(-1)?.title).toBe(title);
  });

  it('lose everything behind the thousandth variable', async () => {
    for (let id = 100; id < 1105; id += 1) store().addUser({ id });
    const users = Array.from({ length: 1005 }, (_, index) => `USERS[]=${100 + index}`).join('&');
    await batch(on.ask, [`im.chat.add?${users}&TITLE=lost`]);
    expect(store().chats().at(-1)?.members).toHaveLength(1001);
    expect(store().chats().at(-1)?.title).not.toBe('lost');
  });

  it('without scope fail with an empty description', async () => {
    const answer = await batch(on.as(1, ['department']), { x: 'im.chat.add' });
    expect(answer.result_error).toEqual({ x: { error: 'insufficient_scope', error_description: '' } });
  });

  it('may not ask for app.info through a webhook', async () => {
    const answer = await batch(on.ask, { x: 'app.info' });
    expect(answer.result_error).toEqual({
      x: { error: 'ACCESS_DENIED', error_description: 'Access denied! Application context required' },
    });
  });
});

describe('halt', () => {
  it.each([
    [1, false],
    ['1', false],
    [true, false],
    ['false', false],
    ['N', false],
    [0, true],
    ['0', true],
    [false, true],
    ['', true],
    [undefined, true],
  ])('%j lets the rest run: %s', async (halt, runs) => {
    const answer = await batch(on.ask, { e: 'nope', p: 'profile' }, { halt });
    expect(Object.keys(answer.result_error)).toEqual(['e']);
    expect('p' in answer.result).toBe(runs);
  });
});

describe('references', () => {
  const echo = async (cmd: Record<string, string>) => {
    const before = store().chats().length;
    const answer = await batch(on.ask, cmd);
    expect(answer.result_error).toEqual([]);
    return store().chats()[before]?.title;
  };

  it.each([
    ['$result[a][NAME]', 'Вадим'],
    ['x-$result[a][NAME]', 'x-Вадим'],
    ['$result[a][NAME]-x', 'Вадим'],
    ['two $result[a][ID] words $result[a][LAST_NAME]', 'two 1 words Орлов'],
    ['x$result[a]', 'x$result[a]'],
    ['$RESULT[a][NAME]', /chat №/],
    ['$resulta', '$resulta'],
    ['cost $5 [x]', 'cost $5 [x]'],
    ['$time[a][start]x', /^\d{10}$/],
    ['n$total[d]', 'n8'],
  ])('TITLE=%s', async (written, expected) => {
    const title = await echo({
      a: 'profile',
      d: 'department.get',
      t: `im.chat.add?TITLE=${encodeURIComponent(written)}`,
    });
    if (typeof expected === 'string') expect(title).toBe(expected);
    else expect(title).toMatch(expected);
  });

  it('keep the type of what they name when they are the whole value', async () => {
    await batch(on.ask, { e: 'im.department.employees.get?ID[]=4', c: 'im.chat.add?TITLE=typed&USERS=$result[e][4]' });
    expect(store().chats().at(-1)).toMatchObject({ title: 'typed', members: [4, 14, 20, 1] });
  });

  it('of a new chat’s id work in CHAT_ID', async () => {
    const answer = await batch(on.ask, {
      c: 'im.chat.add?TITLE=one',
      u: 'im.chat.updateTitle?CHAT_ID=$result[c]&TITLE=two',
    });
    expect(store().chat(Number(answer.result.c))?.title).toBe('two');
  });

  it('that find nothing strike chat 1', async () => {
    const find = 'im.chat.get?ENTITY_TYPE=ACME&ENTITY_ID=none';
    const color = store().chats().length;
    const answer = await batch(on.ask, { f: find, t: 'im.chat.updateColor?CHAT_ID=$result[f][ID]&COLOR=PINK' });
    expect(answer.result.t).toBe(true);
    const general = (await on.ask('im.dialog.get', { DIALOG_ID: 'chat1' })).outcome as { color: string };
    expect([general.color, store().chats().length]).toEqual(['#f76187', color]);
  });

  it('are safe inside DIALOG_ID=chat$result[…]', async () => {
    const cmd = {
      f: 'im.chat.get?ENTITY_TYPE=ACME&ENTITY_ID=none',
      t: 'im.chat.updateTitle?DIALOG_ID=chat$result[f][ID]&TITLE=boom',
    };
    expect(errors(await batch(on.ask, cmd))).toEqual({ t: 'DIALOG_ID_EMPTY' });
  });

  it('that make an array of DIALOG_ID crash the batch, and what was done stays done', async () => {
    const cmd = {
      c: 'im.chat.add?TITLE=survivor',
      d: 'im.chat.updateTitle?TITLE=x&DIALOG_ID=$result[none]',
      e: 'im.chat.add?TITLE=never',
    };
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${on.sandbox.webhookUrl}batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ cmd }),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    const titles = store()
      .chats()
      .map((chat) => chat.title);
    expect([titles.includes('survivor'), titles.includes('never')]).toEqual([true, false]);
  });

  it('reach the code of an error', async () => {
    const title = await (async () => {
      await batch(on.ask, { a: 'nope', t: 'im.chat.add?TITLE=was $error[a][error]' });
      return store().chats().at(-1)?.title;
    })();
    expect(title).toBe('was ERROR_METHOD_NOT_FOUND');
  });
});

describe('the stale exception', () => {
  it('of one failed kick renames every later error of the same batch, and bars im.v2', async () => {
    const id = store().createChat({});
    const answer = await batch(on.as(9), {
      before: `im.dialog.get?DIALOG_ID=chat${id}`,
      kick: `im.chat.user.delete?CHAT_ID=${id}&USER_ID=1`,
      title: `im.chat.updateTitle?CHAT_ID=${id}&TITLE=`,
      unknown: 'no.such.method',
      v2: 'im.v2.Chat.get?chatId=1',
      fine: 'server.time',
    });
    expect(errors(answer)).toEqual({
      before: 'ACCESS_ERROR',
      kick: 'ACCESS_DENIED_KICK',
      title: 'ACCESS_DENIED_KICK',
      unknown: 'ACCESS_DENIED_KICK',
      v2: 'ACCESS_DENIED_KICK',
    });
    expect(Object.keys(answer.result)).toEqual(['fine']);
  });

  it('does not outlive its request', async () => {
    const id = store().createChat({});
    await batch(on.as(9), [`im.chat.user.delete?CHAT_ID=${id}&USER_ID=1`]);
    expect(errors(await batch(on.as(9), { u: 'nope', v: 'im.v2.Chat.get?chatId=999999' }))).toEqual({
      u: 'ERROR_METHOD_NOT_FOUND',
      v: 'CHAT_NOT_FOUND',
    });
  });
});

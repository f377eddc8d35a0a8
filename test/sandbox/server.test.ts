import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxEvent, startSandbox } from '../../src/sandbox/server.ts';
import { batch, png, type Stage, stage } from './ask.ts';

let on: Stage;
beforeAll(async () => {
  on = await stage();
});
afterAll(() => on.sandbox.close());

describe('the log', () => {
  it('has every request and every single command, with what became of it', async () => {
    on.sandbox.clearLog();
    await batch(on.ask, { a: 'im.chat.add?TITLE=x', b: 'nope', c: 'im.chat.updateTitle?CHAT_ID=999999&TITLE=x' });
    await on.as(5)('im.dialog.get', { DIALOG_ID: 'chat999999' });
    expect(on.sandbox.requests.map(({ method, status, bytesIn }) => [method, status, bytesIn > 0])).toEqual([
      ['batch', 200, true],
      ['im.dialog.get', 403, true],
    ]);
    expect(
      on.sandbox.commands.map(({ method, key, caller, outcome, changed }) => [method, key, caller, outcome, changed]),
    ).toEqual([
      ['im.chat.add', 'a', 1, 'ok', true],
      ['nope', 'b', 1, 'ERROR_METHOD_NOT_FOUND', false],
      ['im.chat.updateTitle', 'c', 1, 'ok', false],
      ['im.dialog.get', undefined, 5, 'ACCESS_ERROR', false],
    ]);
  });

  it('has also what nobody was let in to do', async () => {
    on.sandbox.clearLog();
    await fetch(`${on.sandbox.url}/rest/1/wrong/im.chat.add?TITLE=x`);
    expect(on.sandbox.commands).toMatchObject([{ method: 'im.chat.add', caller: 0, outcome: 'INVALID_CREDENTIALS' }]);
  });

  it('shortens avatars and knows no secret', async () => {
    on.sandbox.clearLog();
    const AVATAR = Buffer.concat([png(9, 9), Buffer.alloc(2000)]).toString('base64');
    await on.ask('im.chat.add', { AVATAR, TITLE: 'logged' });
    await fetch(`${on.sandbox.url}/rest/profile?auth=${on.sandbox.token}`);
    expect(on.sandbox.commands[0]?.params).toEqual({
      AVATAR: expect.stringMatching(/^.{40}… \(\d+ characters\)$/),
      TITLE: 'logged',
    });
    const text = JSON.stringify(on.sandbox.requests);
    const secret = on.sandbox.webhookUrl.split('/')[5] ?? '';
    expect([text.includes(secret), text.includes(on.sandbox.token)]).toEqual([false, false]);
    expect(on.sandbox.requests[0]?.path).toBe('/rest/1/***/im.chat.add');
  });
});

describe('listeners', () => {
  it('hear of every row that changes and every request that ends, until they leave', async () => {
    const heard: string[] = [];
    const leave = on.sandbox.subscribe((event: SandboxEvent) => {
      heard.push(event.type === 'change' ? `${event.table} ${event.id}` : event.record.method);
    });
    const id = (await on.ask('im.chat.add', { ENTITY_TYPE: 'ACME', ENTITY_ID: 'heard' })).outcome;
    leave();
    await on.ask('profile');
    expect(heard).toContain(`chats ${id}`);
    expect(heard.at(-1)).toBe('im.chat.add');
  });
});

describe('a page', () => {
  it('may be hung beside the portal, and gets only what the portal does not need', async () => {
    on.sandbox.setPage((request, response) => {
      if (request.url !== '/') return false;
      response.end('hello');
      return true;
    });
    expect(await (await fetch(`${on.sandbox.url}/`)).text()).toBe('hello');
    expect((await fetch(`${on.sandbox.url}/other`)).status).toBe(404);
    expect((await on.ask('profile')).status).toBe(200);
    on.sandbox.setPage(undefined);
    expect((await fetch(`${on.sandbox.url}/`)).status).toBe(404);
  });
});

describe('the beginning', () => {
  it('has people enough to be unkind with', () => {
    const people = on.sandbox.store.users();
    expect(people.filter((user) => user.id <= 12).every((user) => user.active && user.kind === 'employee')).toBe(true);
    expect(people.find((user) => user.id === 12)).toMatchObject({ email: 'anna@corp.example', departments: [2] });
    expect(people.filter((user) => !user.active)).toHaveLength(1);
    expect(new Set(people.map((user) => user.kind))).toEqual(new Set(['employee', 'extranet', 'bot', 'email']));
    expect(people.some((user) => user.kind === 'employee' && user.email === '')).toBe(true);
    const names = on.sandbox.store.departments().map((department) => department.name);
    expect(new Set(names).size).toBeLessThan(names.length);
  });

  it('gives the same secrets for the same seed and others otherwise', async () => {
    const secrets = [];
    for (const seed of ['a', 'a', 'b', undefined]) {
      const sandbox = await startSandbox(seed === undefined ? {} : { seed });
      secrets.push(sandbox.webhookUrl.split('/')[5]);
      await sandbox.close();
    }
    expect(secrets[0]).toBe(secrets[1]);
    expect(new Set(secrets).size).toBe(3);
  });

  it('takes a secret, a caller and a host name', async () => {
    const sandbox = await startSandbox({
      secret: 'f2ppp8uucc891111',
      callerId: 12,
      hostName: 'b24.example',
      faults: [],
    });
    expect(new URL(sandbox.webhookUrl).pathname).toBe('/rest/12/f2ppp8uucc891111/');
    sandbox.store.createChat();
    sandbox.store.addMember(2, 12);
    sandbox.store.replaceAvatar(2, png(3, 3));
    const response = await fetch(`${sandbox.webhookUrl}im.dialog.get?DIALOG_ID=chat2`);
    const { result } = (await response.json()) as { result: { avatar: string } };
    expect(result.avatar).toMatch(/^http:\/\/b24\.example\/upload\//);
    await sandbox.close();
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(on.sandbox.url).port);
    await expect(startSandbox({ port })).rejects.toThrow(/EADDRINUSE/);
  });
});

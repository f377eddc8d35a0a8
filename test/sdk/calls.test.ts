import { request } from 'node:https';
import type { B24Hook } from '@bitrix24/b24jssdk';
import { describe, expect, it } from 'vitest';
import { png } from '../sandbox/ask.ts';
import { hook, portal } from './desk.ts';

const calling =
  (b24: B24Hook) =>
  async (method: string, params: object = {}) => {
    const response = await b24.actions.v2.call.make({ method, params: { ...params } });
    expect(response.getErrorMessages()).toEqual([]);
    return response.getData()?.result;
  };

describe('single calls of the official SDK', () => {
  it('make a chat, change all that documented methods change, and read it back', async () => {
    const sandbox = await portal();
    const call = calling(hook(sandbox));
    const picture = png(9, 9).toString('base64');
    const id = Number(
      await call('im.chat.add', {
        TYPE: 'OPEN',
        TITLE: 'Новый & +1%',
        DESCRIPTION: 'd',
        COLOR: 'MINT',
        MESSAGE: 'hi',
        USERS: [1, 5],
        AVATAR: picture,
      }),
    );
    expect(sandbox.store.chat(id)).toMatchObject({
      type: 'O',
      title: 'Новый & +1%',
      description: 'd',
      members: [1, 5],
    });
    expect(sandbox.store.avatarBytes(id)).toEqual(png(9, 9));
    expect(await call('im.chat.updateTitle', { CHAT_ID: id, TITLE: 'Other' })).toBe(true);
    expect(await call('im.chat.updateColor', { CHAT_ID: id, COLOR: 'RED' })).toBe(true);
    expect(await call('im.chat.updateAvatar', { CHAT_ID: id, AVATAR: png(7, 7).toString('base64') })).toBe(true);
    expect(await call('im.chat.user.add', { CHAT_ID: id, USERS: [7, 12] })).toBe(true);
    expect(await call('im.chat.user.list', { CHAT_ID: id })).toEqual([1, 5, 7, 12]);
    expect(await call('im.chat.user.delete', { CHAT_ID: id, USER_ID: 7 })).toBe(true);
    expect(await call('im.chat.setOwner', { CHAT_ID: id, USER_ID: 5 })).toBe(true);
    expect(Number(await call('im.message.add', { DIALOG_ID: `chat${id}`, MESSAGE: 'text' }))).toBeGreaterThan(0);
    expect(await call('im.dialog.get', { DIALOG_ID: `chat${id}` })).toMatchObject({ id, name: 'Other', owner: 5 });
    expect(await call('im.recent.list', { SKIP_DIALOG: 'Y' })).toMatchObject({ items: [{ title: 'Other' }, {}] });
    expect(await call('im.search.chat.list', { FIND: 'Other' })).toMatchObject([{ id }]);
    expect(await call('im.dialog.messages.get', { DIALOG_ID: `chat${id}` })).toMatchObject({ chat_id: id });
    expect(await call('im.chat.leave', { CHAT_ID: id })).toBe(true);
    expect(sandbox.store.chat(id)).toMatchObject({ title: 'Other', owner: 5, members: [5, 12] });
    expect(sandbox.store.avatarBytes(id)).toEqual(png(7, 7));
  });

  it('find a chat by its marker', async () => {
    const call = calling(hook(await portal()));
    const id = await call('im.chat.add', { TITLE: 'x', ENTITY_TYPE: 'MINE', ENTITY_ID: 'a/b' });
    expect(await call('im.chat.get', { ENTITY_TYPE: 'MINE', ENTITY_ID: 'a/b' })).toEqual({ ID: id });
  });

  it('find people and departments', async () => {
    const call = calling(hook(await portal()));
    expect(await call('profile')).toMatchObject({ ID: '1', ADMIN: true });
    expect(await call('user.current')).toMatchObject({ ID: '1' });
    expect(await call('user.get', { FILTER: { EMAIL: 'anna@corp.example' } })).toMatchObject([{ ID: '12' }]);
    expect(await call('user.search', { FILTER: { NAME: 'Anna' } })).toMatchObject([{ ID: '12' }]);
    expect(await call('im.user.list.get', { ID: [1, 12] })).toMatchObject({ 12: { id: 12 } });
    expect(await call('department.get', { ID: 3 })).toMatchObject([{ ID: '3', NAME: 'Sales EMEA', PARENT: '2' }]);
    expect(await call('scope')).toEqual(expect.arrayContaining(['im', 'user', 'department']));
    expect(await call('method.get', { name: 'im.chat.add' })).toEqual({ isExisting: true, isAvailable: true });
  });

  it.each([
    ['im.dialog.get', { DIALOG_ID: 'chat999' }],
    ['im.chat.updateTitle', { CHAT_ID: 1, TITLE: '' }],
    ['im.nothing', {}],
  ])('are refused as a plain call is, by code and status (%s)', async (method, params) => {
    const sandbox = await portal();
    const plain = await plainly(sandbox, method, params);
    const { error, status } = { status: plain.status, ...(JSON.parse(plain.text) as { error: string }) };
    const refusal = await hook(sandbox, 1000)
      .actions.v2.call.make({ method, params })
      .then((response) => [...response.getErrors()][0])
      .catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ code: error, status });
  });

  it('go through the pages of a list by hand, and know the total', async () => {
    const sandbox = await portal({ limits: false });
    for (let id = 100; id < 220; id += 1) sandbox.store.addUser({ id });
    const b24 = hook(sandbox);
    const http = b24.getHttpClient('v2' as never);
    const ids: string[] = [];
    let page = await b24.actions.v2.call.make<{ ID: string }[]>({ method: 'user.get', params: { start: 0 } });
    expect(page.getTotal()).toBeGreaterThan(120);
    for (let pages = 0; pages < 10; pages += 1) {
      ids.push(...(page.getData()?.result ?? []).map(({ ID }) => ID));
      if (!page.hasMore()) break;
      const next = await page.fetchNext(http);
      if (!next) break;
      page = next as typeof page;
    }
    expect(new Set(ids).size).toBe(page.getTotal());
    expect(ids).toHaveLength(page.getTotal());
  });

  it('find the portal well', async () => {
    const b24 = hook(await portal());
    expect(await b24.tools.healthCheck.make()).toBe(true);
    expect(await b24.tools.ping.make()).toBeGreaterThanOrEqual(0);
  });
});

/** One call without the SDK. */
function plainly(
  { webhookUrl }: { readonly webhookUrl: string },
  method: string,
  params: object,
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(`${webhookUrl}${method}`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asked.on('error', reject);
    asked.end(JSON.stringify(params));
  });
}

import type { AjaxResult } from '@bitrix24/b24jssdk';
import { describe, expect, it } from 'vitest';
import { hook, portal } from './desk.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('batches of the official SDK', () => {
  it.each([
    [
      'pairs',
      [
        ['im.chat.add', { TITLE: 'a&b=c' }],
        ['profile', {}],
      ],
    ],
    ['objects', [{ method: 'im.chat.add', params: { TITLE: 'a&b=c' } }, { method: 'profile' }]],
  ] as const)('take their commands as %s and give results in that order', async (_, calls) => {
    const sandbox = await portal();
    const answer = await hook(sandbox).actions.v2.batch.make({ calls: calls as never });
    expect(answer.isSuccess).toBe(true);
    const [chat] = sandbox.store.chats();
    expect(chat?.title).toBe('a&b=c');
    expect(answer.getData()).toEqual([chat?.id, expect.objectContaining({ ID: '1' })]);
  });

  it('take commands by name, of which one may use what another gives', async () => {
    const sandbox = await portal();
    const answer = await hook(sandbox).actions.v2.batch.make({
      calls: {
        made: { method: 'im.chat.add', params: { TITLE: 'One', USERS: [5] } },
        people: ['im.chat.user.list', { CHAT_ID: '$result[made]' }],
      },
    });
    const { made, people } = answer.getData() as unknown as { made: number; people: number[] };
    expect([made, people.sort()]).toEqual([sandbox.store.chats()[0]?.id, [1, 5]]);
  });

  it.each([
    [true, 1],
    [false, 2],
  ])('end at the first refusal where they are told so (%s)', async (isHaltOnError, made) => {
    const sandbox = await portal();
    const answer = await hook(sandbox).actions.v2.batch.make({
      calls: [
        ['im.chat.add', { TITLE: 'a' }],
        ['im.dialog.get', { DIALOG_ID: 'chat999' }],
        ['im.chat.add', { TITLE: 'c' }],
      ],
      options: { isHaltOnError },
    });
    expect(answer.isSuccess).toBe(false);
    expect(answer.getErrorMessages()).not.toEqual([]);
    expect(sandbox.store.chats()).toHaveLength(made);
  });

  it('tell of each command where asked, with its time', async () => {
    const answer = await hook(await portal()).actions.v2.batch.make({
      calls: { who: ['profile', {}], people: ['user.get', {}] },
      options: { returnAjaxResult: true },
    });
    const { who, people } = answer.getData() as unknown as Record<'who' | 'people', AjaxResult>;
    expect(who.getData()).toMatchObject({ result: { ID: '1' }, time: { operating: expect.any(Number) } });
    expect(people.getTotal()).toBeGreaterThan(10);
  });

  it('of any length go in chunks of fifty', async () => {
    const sandbox = await portal();
    const calls = numbers(120).map((number): [string, object] => ['im.chat.add', { TITLE: `chat ${number}` }]);
    const answer = await hook(sandbox).actions.v2.batchByChunk.make({ calls });
    expect(answer.isSuccess).toBe(true);
    expect(answer.getData()).toHaveLength(120);
    expect(sandbox.store.chats().map(({ title }) => title)).toEqual(numbers(120).map((number) => `chat ${number}`));
    expect(sandbox.requests.map(({ commands }) => commands.length)).toEqual([50, 50, 20]);
  });
});

describe('lists of the official SDK', () => {
  const many = async () => {
    const sandbox = await portal({ limits: false });
    for (let id = 100; id < 220; id += 1) sandbox.store.addUser({ id });
    return { b24: hook(sandbox), expected: sandbox.store.users().length };
  };

  it('come whole', async () => {
    const { b24, expected } = await many();
    const answer = await b24.actions.v2.callList.make<{ ID: string }>({ method: 'user.get', params: {} });
    const ids = (answer.getData() ?? []).map(({ ID }) => Number(ID));
    expect(answer.getErrorMessages()).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.length).toBeLessThanOrEqual(expected);
  });

  it('come chunk by chunk', async () => {
    const { b24 } = await many();
    const ids: number[] = [];
    for await (const chunk of b24.actions.v2.fetchList.make<{ ID: string }>({ method: 'user.get', params: {} }))
      ids.push(...chunk.map(({ ID }) => Number(ID)));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(100);
  });
});

import { expect, test } from 'vitest';
import { list } from '../../src/app/list.ts';
import { listText } from '../../src/report/list-text.ts';
import { columns } from '../../src/report/text/columns.ts';
import { unpainted } from '../../src/report/text/paint.ts';
import { agree, atDesk, type Desk, isWriting } from '../laws/desk.ts';

const fast = { limits: false };

async function listed(desk: Desk) {
  const found = await list(desk.options());
  if (found.kind === 'listed') return found;
  throw new Error(JSON.stringify(found.diagnostics));
}

test('every chat of the files is listed as it stands, and rows that left them', () =>
  atDesk(async (desk) => {
    desk.write({
      chats: { done: { title: 'Done', users: [1, 3] }, old: { title: 'Old' }, changed: { title: 'Changed' } },
    });
    await desk.apply();
    const { done, old, changed } = desk.rows();
    desk.sandbox.store.createChat({ title: 'Twin' });
    desk.sandbox.store.createChat({ title: 'Pair' });
    desk.sandbox.store.createChat({ title: 'Pair' });
    desk.write({
      chats: {
        done: { title: 'Done', users: [1, 3] },
        changed: { title: 'Changed again' },
        fresh: { title: 'Fresh' },
        twin: { title: 'Twin' },
        pair: { title: 'Pair' },
      },
    });
    const { chats, portal } = await listed(desk);
    expect(chats.map(({ key, title, id, state, members }) => ({ key, title, id, state, members }))).toEqual([
      { key: 'changed', title: 'Changed', id: changed?.id, state: 'update', members: 1 },
      { key: 'done', title: 'Done', id: done?.id, state: 'same', members: 2 },
      { key: 'fresh', title: 'Fresh', id: undefined, state: 'create', members: undefined },
      { key: 'pair', title: 'Pair', id: undefined, state: 'blocked', members: undefined },
      { key: 'twin', title: 'Twin', id: expect.any(Number), state: 'adopt', members: expect.any(Number) },
      { key: 'old', title: 'Old', id: old?.id, state: 'left', members: 1 },
    ]);
    expect(chats[0]?.link).toBe(`http://${portal}/online/?IM_DIALOG=chat${changed?.id}`);
    expect(chats[0]?.owner).toMatchObject({ id: 1, name: expect.stringMatching(/\S/) });
    expect(chats[3]?.why?.code).toBe('LOOKALIKES');
  }, fast));

test('it only reads: no writing call, no lockfile, the same bytes', () =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'Alpha' } } });
    await listed(desk);
    expect(desk.lockText()).toBeUndefined();
    await desk.apply({ consent: agree });
    const before = desk.lockText();
    const asked = desk.sandbox.commands.length;
    await listed(desk);
    expect(desk.sandbox.commands.slice(asked).filter(({ method }) => isWriting(method))).toEqual([]);
    expect(desk.lockText()).toBe(before);
  }, fast));

test.each([
  [{ only: ['alpa'] }, 'PATTERN_MISSPELT'],
  [{ only: ['z*'] }, 'PATTERN_NOTHING'],
  [{ only: ['alpha'], exclude: ['a*'] }, 'SELECTION_EMPTY'],
])('a selection that means no chat is a mistake and no empty list: %j', (selection, code) =>
  atDesk(async (desk) => {
    desk.write({ chats: { alpha: { title: 'Alpha' } } });
    const found = await list(desk.options(selection));
    expect(found).toMatchObject({ kind: 'invalid', diagnostics: [{ code }] });
  }, fast),
);

const chat = {
  key: 'a-key-of-some-length/with-a-second-part',
  title: 'Продажи 日本語 и ещё очень длинное название этого чата для проверки',
  id: 12_345,
  link: 'https://example.bitrix24.com/online/?IM_DIALOG=chat12345',
  owner: { id: 12, name: 'Анна Очень-Длинная-Фамилия', email: '' },
  members: 7,
  state: 'update',
  why: undefined,
} as const;

test.each([100, 120, 200])(
  'a table on a terminal of %i columns has no longer line, unless its link alone fills it',
  (width) => {
    const lines = listText([chat, { ...chat, key: 'b', title: 'x' }], 'example.bitrix24.com', {
      language: 'ru',
      width,
    });
    const least = 16 + 5 + 16 + 12 + 6 + 10 + chat.link.length + 12;
    for (const line of lines) expect(columns(unpainted(line))).toBeLessThanOrEqual(Math.max(width, least));
  },
);

test('without a terminal nothing is cut, and columns stand below each other', () => {
  const [head = '', first = '', second = ''] = listText(
    [chat, { ...chat, key: 'b', owner: undefined, id: undefined, link: undefined }],
    'example.bitrix24.com',
    { language: 'en' },
  ).map(unpainted);
  expect(first).toContain(chat.title);
  expect(first).toContain(chat.link);
  expect(columns(head.slice(0, head.indexOf('OWNER')))).toBe(columns(first.slice(0, first.indexOf('Анна'))));
  expect(second).toMatch(/^b +- +Продажи.* - +7 {2}differs {2}-$/);
});

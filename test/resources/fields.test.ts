import { describe, expect, it } from 'vitest';
import { message } from '../../src/model/message.ts';
import { seenMark } from '../../src/resources/chat/avatar.ts';
import { createSteps } from '../../src/resources/chat/create.ts';
import { type ChatField, chatFields } from '../../src/resources/chat/fields.ts';
import type { Compared, Resolver } from '../../src/resources/field.ts';
import { caller, chat, picture } from '../plan/worlds.ts';

const resolver: Resolver = {
  people: (refs) => refs.flatMap((ref) => (typeof ref === 'number' ? [ref] : [])),
  name: (id) => `name of ${id}`,
  ref: (id) => (id > 2 ? `ref of ${id}` : id),
  refs: (ids) => ids.map((id) => (id > 2 ? `ref of ${id}` : id)),
  picture: () => picture,
};

function of(field: ChatField): Compared<unknown, unknown> {
  const { compared } = chatFields[field];
  if (!compared) throw new Error(`${field} is not compared`);
  return compared;
}

const hole = { hole: 'picture', source: picture.source, sha256: picture.sha256, sizeBytes: picture.sizeBytes };
const avatar = { sha256: picture.sha256, picture };

describe('what a create carries', () => {
  const sent = (
    wish: Partial<Record<ChatField, unknown>>,
    marker?: { type: string; id: string },
    undocumented = true,
  ) => createSteps(new Map(Object.entries({ title: 'a', ...wish })) as never, marker, caller, undocumented);
  const params = (...args: Parameters<typeof sent>) => {
    const [create] = sent(...args);
    return create && 'params' in create ? create.params : undefined;
  };

  it('is every field that im.chat.add takes', () => {
    const wish = { type: 'OPEN', color: 'RED', description: 'd', message: 'm', users: [2, 3], avatar };
    expect(params(wish)).toEqual({
      TITLE: 'a',
      TYPE: 'OPEN',
      COLOR: 'RED',
      DESCRIPTION: 'd',
      MESSAGE: 'm',
      USERS: [2, 3],
      AVATAR: hole,
    });
  });

  it('leaves out what would say nothing', () => {
    for (const text of ['', '0', ' 0 ', ' \t']) expect(params({ message: text })).toEqual({ TITLE: 'a' });
    expect(params({ description: '', users: [], avatar: { sha256: 'x' } })).toEqual({ TITLE: 'a' });
    expect(params({ message: ' m ' })).toEqual({ TITLE: 'a', MESSAGE: ' m ' });
  });

  it('is the marker, or the chat’s own entity', () => {
    expect(params({}, { type: 'PROVISION', id: 'team/a' })).toEqual({
      TITLE: 'a',
      ENTITY_TYPE: 'PROVISION',
      ENTITY_ID: 'team/a',
    });
    expect(params({ entity: { type: 'ACME', id: 'x' } })).toEqual({ TITLE: 'a', ENTITY_TYPE: 'ACME', ENTITY_ID: 'x' });
  });

  it('is remembered: the picture once it is made, and until then what a plain chat can be found again by', () => {
    const [plain] = sent({ avatar, type: 'OPEN' });
    expect(plain).toMatchObject({
      stage: 'create',
      method: 'im.chat.add',
      remember: { avatar: `sha256-${picture.sha256}` },
      whilePending: { sent: { title: 'a', type: 'OPEN', by: caller } },
    });
    const [other] = sent({ type: 'anything' });
    expect(other).toMatchObject({ field: undefined, whilePending: { sent: { title: 'a', type: 'CHAT', by: caller } } });
    expect(other).not.toHaveProperty('remember');
    expect(sent({}, { type: 'PROVISION', id: 'team/a' })[0]).not.toHaveProperty('whilePending');
  });

  it('is followed by what it cannot take', () => {
    const users = Array.from({ length: 501 }, (_, n) => n + 1);
    expect(sent({ users, owner: 3, managers: [2] }).slice(1)).toMatchObject([
      { stage: 'add-members', params: { USERS: [501] } },
      { stage: 'hand-over', params: { USER_ID: 3 } },
      { stage: 'managers', params: { USER_ID: 2, IS_MANAGER: 'Y' } },
    ]);
    expect(sent({ users: users.slice(0, 500), owner: caller, managers: [] })).toHaveLength(1);
    expect(sent({ managers: [2] }, undefined, false)[1]).toEqual({ cannot: message('MANAGERS_UNDOCUMENTED') });
  });
});

describe('how a field is written, compared, shown and told to programs', () => {
  const people = { members: [3, 1, 3], managers: [4, 1, 4], owner: 1 };

  it.each<[ChatField, unknown, unknown]>([
    ['title', ' a\u00a0', 'a\u00a0'],
    ['type', 'OPEN', 'OPEN'],
    ['description', ' 0 ', ''],
    ['description', ' d ', 'd'],
    ['color', 'RED', 'RED'],
    ['message', ' m ', ' m '],
    ['users', [3, 1, 3, 'nobody'], [1, 3]],
    ['owner', 3, 3],
    ['owner', 'nobody', 0],
    ['managers', [3, 2], [2, 3]],
    ['avatar', 'cat.png', avatar],
    ['entity', { type: 'A', id: 'b' }, { type: 'A', id: 'b' }],
  ])('%s %j is compared as %j', (field, written, want) => {
    expect(of(field).want(written, resolver)).toEqual(want);
  });

  it.each<[ChatField, unknown]>([
    ['title', 'chat 7'],
    ['type', 'CHAT'],
    ['description', ''],
    ['color', 'RED'],
    ['users', [1, 3]],
    ['owner', 1],
    ['managers', [4]],
    ['entity', { type: '', id: '' }],
  ])('the portal has %s as %j', (field, have) => {
    expect(of(field).have(chat(7, people), {})).toEqual(have);
  });

  it('the portal may not tell the members, and a chat may have a pair', () => {
    expect(of('users').have(chat(7, { members: undefined }), {})).toBeUndefined();
    expect(of('entity').have(chat(7, { entity: { type: 'A', id: 'b' } }), {})).toEqual({ type: 'A', id: 'b' });
  });

  it.each<[ChatField, unknown, unknown, boolean]>([
    ['title', 'a', 'a', true],
    ['title', 'a', 'A', false],
    ['users', [1, 2], [1, 2], true],
    ['users', [1, 2], [1, 3], false],
    ['users', [1, 2], [1], false],
    ['users', [1], [1, 2], false],
    ['entity', { type: 'A', id: 'b' }, { type: 'A', id: 'b' }, true],
    ['entity', { type: 'A', id: 'b' }, { type: 'A', id: 'c' }, false],
    ['entity', { type: 'A', id: 'b' }, { type: 'B', id: 'b' }, false],
    ['avatar', avatar, { sha256: picture.sha256 }, true],
    ['avatar', avatar, { sha256: '' }, false],
  ])('%s: are %j and %j the same? %s', (field, a, b, same) => {
    expect(of(field).same(a, b)).toBe(same);
  });

  it.each<[ChatField, unknown, object, unknown]>([
    ['title', 'a "b"', { text: '"a \\"b\\""' }, 'a "b"'],
    ['description', '', { text: '""' }, ''],
    ['type', 'OPEN', { text: 'OPEN' }, 'OPEN'],
    ['color', 'RED', { text: 'RED' }, 'RED'],
    ['message', 'm', { text: '"m"' }, 'm'],
    ['users', [1, 3], { items: ['name of 1', 'name of 3'] }, [1, 'ref of 3']],
    ['managers', [1, 3], { items: ['name of 1', 'name of 3'] }, [1, 'ref of 3']],
    ['owner', 3, { text: 'name of 3' }, 'ref of 3'],
    ['entity', { type: 'A', id: 'b"c' }, { text: 'A "b\\"c"' }, { type: 'A', id: 'b"c' }],
    ['entity', { type: '', id: '' }, { text: message('VALUE_NONE') }, null],
    ['avatar', avatar, { text: message('PICTURE_FILE', { name: 'cat.png', size: 24 }) }, `sha256-${picture.sha256}`],
    [
      'avatar',
      { sha256: picture.sha256, picture: { ...picture, sizeBytes: 1 } },
      { text: message('PICTURE_FILE', { name: 'cat.png', size: 1 }) },
      `sha256-${picture.sha256}`,
    ],
    [
      'avatar',
      { sha256: picture.sha256, picture: { ...picture, sizeBytes: 1_500 } },
      { text: message('PICTURE_FILE', { name: 'cat.png', size: 2 }) },
      `sha256-${picture.sha256}`,
    ],
    ['avatar', { sha256: '' }, { text: message('VALUE_NONE') }, null],
    ['avatar', { sha256: 'unknown' }, { text: message('PICTURE_UNKNOWN') }, null],
    ['avatar', { sha256: 'replaced' }, { text: message('PICTURE_REPLACED') }, null],
    ['avatar', { sha256: 'd'.repeat(64) }, { text: message('PICTURE_OTHER') }, `sha256-${'d'.repeat(64)}`],
    ['avatar', { sha256: `${'d'.repeat(64)}0` }, { text: message('PICTURE_OTHER') }, null],
    ['avatar', { sha256: `x${'d'.repeat(64)}` }, { text: message('PICTURE_OTHER') }, null],
  ])('%s %j is shown as %j and told as %j', (field, value, shown, raw) => {
    expect([of(field).show(value, resolver), of(field).raw(value, resolver)]).toEqual([shown, raw]);
  });

  it.each<[ChatField, Parameters<typeof chat>[1], unknown]>([
    ['title', {}, 'chat 7'],
    ['type', { type: 'OPEN' }, 'OPEN'],
    ['type', { type: 'CHAT' }, 'CHAT'],
    ['type', { type: 'X' }, undefined],
    ['description', {}, undefined],
    ['description', { description: 'd' }, 'd'],
    ['color', { color: 'MINT' }, 'MINT'],
    ['color', { color: '#123456' }, undefined],
    ['users', { members: [1, 3] }, [1, 'ref of 3']],
    ['users', { members: undefined }, undefined],
    ['owner', { owner: 3 }, 'ref of 3'],
    ['entity', { entity: { type: 'A', id: 'b' } }, { type: 'A', id: 'b' }],
    ['entity', { entity: { type: 'PROVISION', id: 'b' } }, undefined],
    ['entity', {}, undefined],
  ])('%s of a chat with %j is exported as %j', (field, facts, written) => {
    expect(of(field).write?.(chat(7, facts), resolver)).toEqual(written);
  });

  it('a first message, managers and pictures are not exported here', () => {
    for (const field of ['message', 'managers', 'avatar'] as const) expect(of(field).write).toBeUndefined();
  });

  it('people are looked up of members, owner and managers, and of nothing else', () => {
    expect(of('users').people?.([1, 'x'])).toEqual([1, 'x']);
    expect(of('managers').people?.([1])).toEqual([1]);
    expect(of('owner').people?.('x')).toEqual(['x']);
    for (const field of ['title', 'avatar', 'entity'] as const) expect(of(field).people).toBeUndefined();
  });
});

describe('what the recent list tells of a field', () => {
  it('is everything but descriptions and managers, and a picture only where it is known to be ours', () => {
    const listed = (Object.keys(chatFields) as ChatField[]).filter(
      (field) => chatFields[field].compared?.listed !== undefined,
    );
    expect(listed).toEqual(['description', 'managers', 'avatar']);
    expect([of('description').listed, of('managers').listed]).toEqual(['never', 'never']);
    const told = of('avatar').listed as (found: object, row: object) => boolean;
    const found = chat(7, { avatarUrl: 'https://p/x.png' });
    expect(told(found, { avatarSeen: seenMark('https://p/x.png') })).toBe(true);
    expect(told(found, { avatarSeen: seenMark('https://p/y.png') })).toBe(false);
    expect(told(found, {})).toBe(false);
  });
});

describe('what the row remembers of a picture', () => {
  const remember = (want: object, avatarUrl: string) => of('avatar').remember?.(want, chat(7, { avatarUrl }), {});

  it('is its hash and how its address looked, where there are both', () => {
    expect(remember(avatar, 'https://p/x.png')).toEqual({
      avatar: `sha256-${picture.sha256}`,
      avatarSeen: seenMark('https://p/x.png'),
    });
    expect(remember(avatar, '')).toEqual({});
    expect(remember({ sha256: 'x' }, 'https://p/x.png')).toEqual({});
  });
});

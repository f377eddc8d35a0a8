import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/base/json.ts';
import { colorCode, colorCodes, colorHex } from '../../src/resources/chat/colors.ts';
import { foundChat, readersIn } from '../../src/resources/chat/found.ts';

const foreign = expect.objectContaining({ code: 'ANSWER_FOREIGN', args: { method: 'm' }, reach: 'run' });

describe('a chat as the portal tells it', () => {
  const told = {
    id: '7',
    name: 'Sales',
    description: 'd',
    color: '#DF532D',
    avatar: 'https://p/x.png',
    message_type: 'O',
    owner: '3',
    manager_list: ['3', 4],
    entity_type: 'ACME',
    entity_id: 'x',
    role: 'MANAGER',
    user_counter: 12,
    date_create: '1970-01-01T00:01:40.900Z',
  };

  it('is read with all that it says', () => {
    expect(foundChat(told, 'm')).toEqual({
      id: 7,
      title: 'Sales',
      description: 'd',
      color: 'RED',
      avatarUrl: 'https://p/x.png',
      type: 'OPEN',
      owner: 3,
      entity: { type: 'ACME', id: 'x' },
      managers: [3, 4],
      members: undefined,
      memberCount: 12,
      role: 'manager',
      createdSec: 100,
    });
  });

  it('may say hardly anything', () => {
    expect(foundChat({ id: 7 }, 'm')).toStrictEqual({
      id: 7,
      title: '',
      description: '',
      color: '',
      avatarUrl: '',
      type: '',
      owner: 0,
      entity: undefined,
      managers: [],
      members: undefined,
      role: 'guest',
      createdSec: 0,
    });
  });

  it.each<[string, object, object]>([
    ['a closed chat', { message_type: 'C' }, { type: 'CHAT' }],
    ['a chat of another kind', { message_type: 'L' }, { type: 'L' }],
    ['a colour of its own', { color: '#123456' }, { color: '#123456' }],
    ['the blank picture', { avatar: 'https://p/bitrix/js/im/images/blank.gif' }, { avatarUrl: '' }],
    ['a picture with that in its name', { avatar: 'https://p/blank.gif?x' }, { avatarUrl: 'https://p/blank.gif?x' }],
    ['a picture in an object', { avatar: { url: 'https://p/y.png' } }, { avatarUrl: 'https://p/y.png' }],
    ['no picture', { avatar: false }, { avatarUrl: '' }],
    ['a count that is none', { user_counter: 'many' }, { title: 'Sales' }],
    ['an entity of no type', { entity_type: '', entity_id: 'x' }, { entity: undefined }],
    ['an entity of no id', { entity_type: 'ACME', entity_id: null }, { entity: { type: 'ACME', id: '' } }],
    ['a title that is a number', { name: 2026 }, { title: '2026' }],
    ['the owner’s role', { role: 'owner' }, { role: 'owner' }],
    ['a member’s role', { role: 'Member' }, { role: 'member' }],
    ['a role of no name', { role: 'admin' }, { role: 'guest' }],
    ['a date of no meaning', { date_create: 'yesterday' }, { createdSec: 0 }],
  ])('has %s', (_what, more, facts) => {
    expect(foundChat({ ...told, ...more } as Json, 'm')).toMatchObject(facts);
  });

  it.each<[string, Json | undefined]>([
    ['nothing', undefined],
    ['a list', []],
    ['a text', 'x'],
    ['no id', {}],
    ['an id of 0', { ...told, id: 0 }],
    ['an owner of no id', { ...told, owner: 'x' }],
    ['a manager of no id', { ...told, manager_list: ['x'] }],
    ['a title that is a list', { ...told, name: ['x'] }],
    ['a picture that is a list', { ...told, avatar: ['x'] }],
    ['an entity that is a list', { ...told, entity_id: ['x'] }],
    ['a date that is a list', { ...told, date_create: ['x'] }],
    ['a role that is a list', { ...told, role: ['x'] }],
  ])('is foreign with %s', (_what, answer) => {
    expect(() => foundChat(answer, 'm')).toThrow(foreign as never);
  });

  it('names the members who have read it', () => {
    expect(readersIn({ readed_list: [{ user_id: '3' }, { user_id: 4 }] }, 'm')).toEqual([3, 4]);
    expect(readersIn({}, 'm')).toEqual([]);
    for (const odd of [undefined, 'x', { readed_list: 'x' }, { readed_list: [{ user_id: 0 }] }, { readed_list: [3] }])
      expect(() => readersIn(odd as Json, 'm')).toThrow(foreign as never);
  });
});

describe('colours', () => {
  it('have a code and a hex value each, read without regard to case', () => {
    expect(colorCodes).toHaveLength(16);
    for (const code of colorCodes) {
      expect(colorCode(colorHex(code)?.toUpperCase() ?? '')).toBe(code);
      expect(colorHex(code)).toMatch(/^#[0-9a-f]{6}$/);
    }
    expect([colorCode('#ABCDEF'), colorHex('ORANGE')]).toEqual(['#ABCDEF', undefined]);
  });
});

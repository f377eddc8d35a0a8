import { describe, expect, it } from 'vitest';
import { avatarOf, seenMark } from '../../src/resources/chat/avatar.ts';
import { chatLink } from '../../src/resources/chat/link.ts';
import { idSet, sameIds, without } from '../../src/resources/chat/members.ts';
import { portalTrim, storedText } from '../../src/resources/chat/text.ts';
import { chat } from '../plan/worlds.ts';
import { fc } from '../property.ts';

describe('texts', () => {
  const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r', '\0', '\v', 'a', '\u00a0', '\f') });

  it('are trimmed as PHP trims them', () => {
    fc.assert(
      fc.property(blanks, (text) => {
        expect(portalTrim(text)).toBe(text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, ''));
      }),
    );
  });

  it.each([
    ['0', ''],
    [' 0\n', ''],
    ['00', '00'],
    ['0.0', '0.0'],
    [' a b ', 'a b'],
    ['', ''],
  ])('%j is stored as %j', (text, stored) => {
    expect(storedText(text)).toBe(stored);
  });
});

describe('sets of ids', () => {
  it('are sorted by number, each once', () => {
    expect(idSet([10, 9, 10, 1])).toEqual([1, 9, 10]);
    expect([sameIds([], []), sameIds([1], [1, 2]), sameIds([1, 2], [1]), sameIds([1, 2], [1, 3])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(without([3, 1, 2, 1], [2, 9])).toEqual([3, 1, 1]);
  });
});

describe('the picture of a chat', () => {
  const at = (avatarUrl: string) => chat(7, { avatarUrl });
  const seen = seenMark('https://p/x.png');

  it.each<[string, string, object, object | undefined]>([
    ['there is none', '', { id: 7, avatar: 'sha256-abc' }, { sha256: '' }],
    ['we may have set it in a create that was lost', 'https://p/x.png', {}, undefined],
    ['we may have set it in a creation that is not over', 'https://p/x.png', { id: 7, unfinished: true }, undefined],
    ['it stood there before', 'https://p/x.png', { id: 7 }, { sha256: 'unknown' }],
    ['it looks as it did', 'https://p/x.png', { id: 7, avatar: 'sha256-abc', avatarSeen: seen }, { sha256: 'abc' }],
    ['we set it and have not looked since', 'https://p/x.png', { id: 7, avatar: 'sha256-abc' }, { sha256: 'abc' }],
    [
      'it looks otherwise',
      'https://p/y.png',
      { id: 7, avatar: 'sha256-abc', avatarSeen: seen },
      { sha256: 'replaced' },
    ],
  ])('is known as %s', (_when, url, row, avatar) => {
    expect(avatarOf(at(url), row)).toEqual(avatar);
  });

  it('is marked by the path of its address alone, whole or not', () => {
    expect(seenMark('https://cdn.example/x.png?v=2#y')).toBe(seenMark('http://p/x.png'));
    expect(seenMark('/x.png')).toBe(seen);
    expect(seenMark('/x.png?v=2')).not.toBe(seen);
    expect(seen).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('the address of a chat', () => {
  it.each([
    ['b24.example', 'https://b24.example/online/?IM_DIALOG=chat7'],
    ['b24.example:8443', 'https://b24.example:8443/online/?IM_DIALOG=chat7'],
    ['localhost', 'http://localhost/online/?IM_DIALOG=chat7'],
    ['localhost:8024', 'http://localhost:8024/online/?IM_DIALOG=chat7'],
    ['127.0.0.1:8024', 'http://127.0.0.1:8024/online/?IM_DIALOG=chat7'],
    ['127.1.22.255', 'http://127.1.22.255/online/?IM_DIALOG=chat7'],
    ['[::1]:8024', 'http://[::1]:8024/online/?IM_DIALOG=chat7'],
    ['localhost.example', 'https://localhost.example/online/?IM_DIALOG=chat7'],
    ['my-localhost', 'https://my-localhost/online/?IM_DIALOG=chat7'],
    ['127.0.0.1.example', 'https://127.0.0.1.example/online/?IM_DIALOG=chat7'],
    ['127.0.0.1:8024x', 'https://127.0.0.1:8024x/online/?IM_DIALOG=chat7'],
    ['127.0.0', 'https://127.0.0/online/?IM_DIALOG=chat7'],
    ['sandbox', undefined],
  ])('on %s is %s', (portal, link) => {
    expect(chatLink(portal, 7)).toBe(link);
  });
});

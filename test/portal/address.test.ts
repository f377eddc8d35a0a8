import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { type Address, addressOf, movedTo, nameOf, shown, urlOf } from '../../src/portal/wire/address.ts';

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
  return 'none';
}

describe('the portal URL', () => {
  test.each([
    [
      'https://b24-ar17wx.bitrix24.by/rest/1/f2ppp8uucc891111/',
      'https://b24-ar17wx.bitrix24.by/rest/1/f2ppp8uucc891111/m',
    ],
    [
      'https://B24-AR17WX.bitrix24.by:443/rest/1/f2ppp8uucc891111',
      'https://b24-ar17wx.bitrix24.by/rest/1/f2ppp8uucc891111/m',
    ],
    ['b24.example/rest/12/abc/profile.json', 'https://b24.example/rest/12/abc/m'],
    ['https://corp.example:8443/portal/rest/1/abc/', 'https://corp.example:8443/portal/rest/1/abc/m'],
    ['http://127.0.0.1:8024/rest/1/abc/', 'http://127.0.0.1:8024/rest/1/abc/m'],
  ])('%s is a webhook', (url, method) => {
    expect(urlOf(addressOf(url, false), 'm')).toBe(method);
  });

  test.each([
    ['b24-ar17wx.bitrix24.by', 'https://b24-ar17wx.bitrix24.by/rest/m'],
    ['https://corp.example/portal/', 'https://corp.example/portal/rest/m'],
    ['https://corp.example/rest/', 'https://corp.example/rest/m'],
    ['https://corp.example/rest/1/abc/', 'https://corp.example/rest/m'],
  ])('%s with a token is the portal alone', (url, method) => {
    expect(urlOf(addressOf(url, true), 'm')).toBe(method);
  });

  test.each([
    ['', 'PORTAL_URL_WRONG'],
    ['https://', 'PORTAL_URL_WRONG'],
    ['b24.example', 'PORTAL_NOT_A_WEBHOOK'],
    ['https://b24.example/rest/abc/', 'PORTAL_NOT_A_WEBHOOK'],
    ['http://b24.example/rest/1/abc/', 'PORTAL_NOT_HTTPS'],
    ['ftp://b24.example/rest/1/abc/', 'PORTAL_NOT_HTTPS'],
    ['http://127.evil.example/rest/1/abc/', 'PORTAL_NOT_HTTPS'],
  ])('%s without a token is refused', (url, code) => {
    expect(codeOf(() => addressOf(url, false))).toBe(code);
  });

  test('is never repeated when it is wrong, as any part of it may be the secret', () => {
    expect(() => addressOf('https://b24.example/rset/1/hush/', false)).toThrow(/^(?!.*hush)/);
  });

  test('shows a webhook without its secret', () => {
    expect(shown(addressOf('https://b24.example/rest/7/hush/', false), 'im.chat.add')).toBe(
      'https://b24.example/rest/7/***/im.chat.add',
    );
  });

  test('names the portal by host, with a port that is not the usual one', () => {
    expect(nameOf(addressOf('https://b24.example:443/rest/1/abc/', false))).toBe('b24.example');
    expect(nameOf(addressOf('https://b24.example:8443/rest/1/abc/', false))).toBe('b24.example:8443');
  });
});

describe('a redirect', () => {
  const old: Address = addressOf('https://old.example/rest/1/hush/', false);

  test.each([
    ['https://new.example/rest/1/hush/batch', 'https://new.example'],
    ['https://new.example:8443/rest/1/hush/batch.json', 'https://new.example:8443'],
    ['//new.example/rest/1/hush/batch/', 'https://new.example'],
  ])('to %s moves the portal', (location, origin) => {
    expect(movedTo(old, 'batch', location)).toEqual({ ...old, origin });
  });

  test.each([
    'https://new.example/',
    'https://new.example/auth/?backurl=/rest/1/hush/batch',
    'https://new.example/rest/1/hush/im.chat.add',
    'http://new.example/rest/1/hush/batch',
    'http://127.0.0.1/rest/1/hush/batch',
    'https://user:word@new.example/rest/1/hush/batch',
    'javascript:alert(1)',
    '',
  ])('to "%s" does not', (location) => {
    expect(movedTo(old, 'batch', location)).toBeUndefined();
  });
});

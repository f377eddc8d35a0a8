import { expect, test } from 'vitest';
import { allowedHosts } from '../../src/base/allowed-hosts.ts';

test.each([
  [
    'a.example',
    ['a.example', 'A.EXAMPLE', 'a.example:8443', 'a.example.'],
    ['b.a.example', 'xa.example', 'a.example.b'],
  ],
  ['*.a.example', ['x.a.example', 'x.y.a.example'], ['a.example', 'xa.example']],
  [' a.example , b.example ', ['a.example', 'b.example'], ['c.example']],
  ['a.example:8443', ['a.example:8443'], ['a.example', 'a.example:8444']],
  ['*.Пример.рф', ['x.пример.рф', 'x.xn--e1afmkfd.xn--p1ai'], ['x.example']],
  ['127.0.0.1', ['127.0.0.1', '0x7f.1'], ['127.0.0.2']],
  [',', [], ['a.example']],
])('"%s" allows these hosts and not those', (list, these, those) => {
  const allows = allowedHosts(list);
  expect(these.filter((host) => !allows(new URL(`https://${host}/`)))).toEqual([]);
  expect(those.filter((host) => allows(new URL(`https://${host}/`)))).toEqual([]);
});

test('no list allows everything', () => {
  expect([undefined, '', ' '].map((list) => allowedHosts(list)(new URL('https://a.example/')))).toEqual([
    true,
    true,
    true,
  ]);
});

import { describe, expect, it } from 'vitest';
import { globTest } from '../../src/base/glob.ts';

describe('a pattern over names', () => {
  it.each([
    ['sales-*', ['sales-emea', 'sales-'], ['sales', 'presales-x']],
    ['team/?', ['team/a', 'team/😀'], ['team/', 'team/ab']],
    ['*', ['', 'a/b-c.d'], []],
    ['a.b', ['a.b'], ['axb']],
    ['[x]$^|(y){1}+\\', ['[x]$^|(y){1}+\\'], ['x']],
  ])('%s matches names as a whole, with nothing special but stars and question marks', (pattern, matching, others) => {
    const test = globTest([pattern]);
    expect(matching.filter((name) => !test(name))).toEqual([]);
    expect(others.filter(test)).toEqual([]);
  });

  it('takes every printable character of ASCII as a pattern for itself', () => {
    const characters = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at));
    expect(characters.filter((character) => !globTest([character])(character))).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { isPathGlob, pathGlob } from '../../src/base/path-glob.ts';

test.each([
  ['*.yaml', ['a.yaml', 'я.yaml'], ['a.yml', 'x/a.yaml', 'a.yaml.bak']],
  ['**/*.yaml', ['a.yaml', 'x/a.yaml', 'x/y/a.yaml'], ['a.yml']],
  ['x/**', ['x/a', 'x/y/a'], ['y/a', 'x']],
  ['a?.yaml', ['ab.yaml', 'a🎉.yaml'], ['a.yaml', 'abc.yaml', 'a/.yaml']],
  ['{a,b*}.{yaml,yml}', ['a.yaml', 'bc.yml'], ['c.yaml', 'a.json', 'a,b.yaml']],
  ['[a-c].yaml', ['b.yaml'], ['d.yaml']],
  ['[!a-c].yaml', ['d.yaml'], ['b.yaml', '!.yaml.x']],
  ['a+(b).$^|\\.yaml', ['a+(b).$^|\\.yaml'], ['aab.yaml']],
  ['{a', ['a'], ['{a']],
  ['a},b', ['a},b'], ['a']],
  ['[', ['['], ['']],
])('%s means these paths and not those', (glob, these, those) => {
  const expression = pathGlob(glob);
  expect(these.filter((path) => !expression.test(path))).toEqual([]);
  expect(those.filter((path) => expression.test(path))).toEqual([]);
});

test('a path is a glob when it holds a sign of one', () => {
  expect(['a.yaml', 'x/y.yaml', 'a*', 'a?', '{a}', '[a]'].map(isPathGlob)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});

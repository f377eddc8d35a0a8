import { expect, test } from 'vitest';
import { isPathGlob, pathGlob } from '../../src/base/path-glob.ts';
import { cpuMs } from '../cpu-time.ts';

function testOf(glob: string): (path: string) => boolean {
  const read = pathGlob(glob);
  if (read.kind === 'wrong') throw new Error(`${read.why}: ${read.part}`);
  return read.test;
}

test.each([
  ['*.yaml', ['a.yaml', 'я.yaml'], ['a.yml', 'x/a.yaml', 'a.yaml.bak']],
  ['**/*.yaml', ['a.yaml', 'x/a.yaml', 'x/y/a.yaml'], ['a.yml']],
  ['x/**', ['x/a', 'x/y/a'], ['y/a', 'x']],
  ['x/**/z/*', ['x/z/a', 'x/y/y/z/a'], ['x/z', 'x/y/a']],
  ['a?.yaml', ['ab.yaml', 'a🎉.yaml'], ['a.yaml', 'abc.yaml', 'a/.yaml']],
  ['{a,b*}.{yaml,yml}', ['a.yaml', 'bc.yml'], ['c.yaml', 'a.json', 'a,b.yaml']],
  ['{a{1,2},b/c}/x', ['a1/x', 'a2/x', 'b/c/x'], ['a/x', 'b/x']],
  ['[a-c].yaml', ['b.yaml'], ['d.yaml']],
  ['[!a-c].yaml', ['d.yaml'], ['b.yaml', '!.yaml.x']],
  ['[a-].yaml', ['-.yaml', 'a.yaml'], ['b.yaml']],
  ['a+(b).$^|\\.yaml', ['a+(b).$^|\\.yaml'], ['aab.yaml']],
  ['{a', ['a'], ['{a']],
  ['a},b', ['a},b'], ['a']],
  ['[', ['['], ['']],
])('%s means these paths and not those', (glob, these, those) => {
  const isMeant = testOf(glob);
  expect(these.filter((path) => !isMeant(path))).toEqual([]);
  expect(those.filter(isMeant)).toEqual([]);
});

test('a range that runs backwards and braces without end are told, not thrown', () => {
  expect(pathGlob('x/[z-a].yaml')).toEqual({ kind: 'wrong', why: 'range', part: '[z-a]' });
  expect(pathGlob('{a,b}'.repeat(40))).toMatchObject({ kind: 'wrong', why: 'alternatives' });
  expect(pathGlob(`${'{'.repeat(10_000)}a${'}'.repeat(10_000)}`)).toMatchObject({ kind: 'glob' });
});

test('many stars take no longer than the product of both lengths', async () => {
  const costMs = await cpuMs(() => {
    expect(testOf(`${'*a'.repeat(200)}*b`)(`${'a'.repeat(4000)}`)).toBe(false);
    expect(testOf(`${'**/a/'.repeat(200)}b`)('a/'.repeat(2000))).toBe(false);
  });
  expect(costMs).toBeLessThan(1000);
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

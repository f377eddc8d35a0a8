import { expect, test } from 'vitest';
import { Document, parseDocument } from 'yaml';
import { convert, expandedLimit } from '../../src/config/yaml/convert.ts';
import { locatedMap } from '../../src/config/yaml/located.ts';
import { makeSource, placeOf, rawText } from '../../src/config/yaml/source.ts';
import { parseYaml } from '../../src/config/yaml/yaml.ts';
import { fc } from '../property.ts';

// A plain `<<` merges, as every file with anchors expects; the parser alone takes it for a name, as YAML 1.2 has it.
const key = fc
  .oneof(fc.string({ minLength: 1, maxLength: 6 }), fc.constantFrom('a', 'b', '__proto__', 'constructor', 'no'))
  .filter((name) => name !== '<<');
const leaf = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(key, tie('tree')), { maxLength: 4, selector: ([name]) => name })
      .map((pairs) => new Map(pairs)),
  ),
}));

function read(text: string) {
  const codes: string[] = [];
  const source = makeSource({ name: 'a.yaml', path: '/a.yaml', folder: '/', text });
  const { contents } = parseYaml(text);
  const root = convert(contents, source, ({ code }) => void codes.push(code));
  return { root, codes };
}

/** Texts with a `$` of their own would be variables to us. */
const withoutVariables = (text: string) => text.replaceAll('$', 'S');

test('our own pass gives what the parser’s conversion gives, for any values, flow or block', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), (value, flow) => {
      const text = withoutVariables(new Document(value).toString({ collectionStyle: flow ? 'flow' : 'block' }));
      const { root, codes } = read(text);
      expect(codes).toEqual([]);
      expect(root.value).toEqual(parseDocument(text).toJS({ maxAliasCount: -1 }));
    }),
    { numRuns: 500 },
  );
});

/** A map of maps whose later members refer to earlier ones, by alias and by merge. */
const linked = fc.array(
  fc.record({
    own: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 9 }), { maxKeys: 3 }),
    merges: fc.array(fc.nat(), { maxLength: 3 }),
    alias: fc.option(fc.nat()),
    mergeFirst: fc.boolean(),
    // Anchors may be given again: an alias means the last one above it.
    anchor: fc.constantFrom('x', 'y', 'z'),
  }),
  { minLength: 1, maxLength: 8 },
);

test('aliases and merges mean what the parser takes them to mean', () => {
  fc.assert(
    fc.property(linked, (records) => {
      const known: string[] = [];
      const lines = records.map(({ own, merges, alias, mergeFirst, anchor }, index) => {
        // An alias below its own anchor would be a circle.
        const others = known.filter((name) => name !== anchor);
        const pick = (choice: number) => `*${others[choice % others.length]}`;
        const merge = others.length > 0 && merges.length > 0 ? [`<<: [${merges.map(pick).join(', ')}]`] : [];
        const written = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
        const link = others.length > 0 && alias !== null ? [`link: ${pick(alias)}`] : [];
        const members = mergeFirst ? [...merge, ...written, ...link] : [...written, ...link, ...merge];
        known.push(anchor);
        return `k${index}: &${anchor} { ${members.join(', ')} }`;
      });
      const text = `${lines.join('\n')}\n`;
      const { root, codes } = read(text);
      expect(codes).toEqual([]);
      expect(root.value).toEqual(parseDocument(text, { merge: true }).toJS({ maxAliasCount: -1 }));
    }),
    { numRuns: 500 },
  );
});

test('every place points at the very characters of its value', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 }), (names) => {
      const text = names.map((name, index) => `${'#\n'.repeat(index % 3)}${name}: [${name}1, ${name}2]\n`).join('');
      const { root } = read(text);
      if (root.kind !== 'map') throw new Error('not a map');
      for (const [name, { key, node }] of root.members) {
        if (node.kind !== 'list') throw new Error('not a list');
        expect([rawText(key), ...node.items.map(({ span }) => rawText(span))]).toEqual([name, `${name}1`, `${name}2`]);
        const { line, column, length } = placeOf(key);
        expect(text.split('\n')[line - 1]?.slice(column - 1, column - 1 + length)).toBe(name);
      }
    }),
  );
});

test('a value knows its size with all aliases written out, and shares them in memory', () => {
  const { root } = read('a: &a [1, 2]\nb: [*a, *a, *a]\n');
  expect(root.size).toBe(1 + 3 + (1 + 3 * 3));
  const list = root.kind === 'map' ? root.members.get('b')?.node : undefined;
  if (list?.kind !== 'list') throw new Error('not a list');
  expect(list.items[0]).toBe(list.items[2]);
  expect(root.size).toBeLessThan(expandedLimit);
});

test('a value that merges make enormous is refused once, and what comes behind it costs nothing', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const members = Array.from({ length: 10 }, (_, n) => `m${n}: { <<: *a${level} }`);
    return `a${level + 1}: &a${level + 1} { ${members.join(', ')} }`;
  });
  const { root, codes } = read(`a0: &a0 { x: 1, y: 2 }\n${levels.join('\n')}\n`);
  expect(codes).toEqual(['YAML_EXPANSION']);
  expect(root.size).toBeLessThanOrEqual(expandedLimit);
});

test('a member called __proto__ is data', () => {
  const { root } = read('__proto__: { polluted: true }\n');
  expect(Object.getPrototypeOf(root.value)).toBe(Object.prototype);
  expect(JSON.stringify(root.value)).toBe('{"__proto__":{"polluted":true}}');
  if (root.kind === 'map') expect(locatedMap(root.members, root.span).value).toEqual(root.value);
});

test('a plain << merges, and one in quotes is a name like any other', () => {
  expect(read('a: &a { x: 1 }\nb: { <<: *a, y: 2 }\n').root.value).toEqual({ a: { x: 1 }, b: { x: 1, y: 2 } });
  expect(read('b: { "<<": 0 }\n')).toMatchObject({ root: { value: { b: { '<<': 0 } } }, codes: [] });
  expect(read('b: { <<: 0 }\n').codes).toEqual(['YAML_MERGE']);
});

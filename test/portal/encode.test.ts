import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/base/json.ts';
import { booleanIn, command, jsonBody, type LoadedParams, mustTravelAlone } from '../../src/portal/wire/encode.ts';
import { encodeJson } from '../../src/sandbox/php/json-encode.ts';
import { parseQuery } from '../../src/sandbox/php/parse-query.ts';
import { fc } from '../property.ts';

/** What PHP makes of a command, everything being text there. */
function understood(text: string): unknown {
  return JSON.parse(encodeJson(parseQuery(text.split('?')[1] ?? '')));
}

function asText(value: Json): unknown {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (Array.isArray(value)) return value.map((item: Json) => asText(item));
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, member]) => [name, asText(member as Json)]));
}

const name = fc.stringMatching(/^[=!><%]{0,2}[A-Za-z_]{1,8}$/);
const scalar = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.integer());
const params = fc.dictionary(
  fc.stringMatching(/^[A-Z_]{1,8}$/),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      scalar,
      fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
      fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
    ),
  })).value as fc.Arbitrary<Json>,
  { noNullPrototype: true },
);

describe('a command of a batch', () => {
  test('is understood by PHP as it was meant, whatever is in it', () => {
    fc.assert(
      fc.property(params, (meant: LoadedParams) => {
        fc.pre(!mustTravelAlone(meant));
        const written = command('im.chat.add', meant);
        expect(understood(written)).toEqual(Object.keys(meant).length === 0 ? [] : asText(meant));
        expect(written).toMatch(/^[\x21-\x7e]*$/);
        expect(JSON.stringify(written)).toBe(`"${written}"`);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps line breaks, pluses, ampersands and hashes of a message', () => {
    const MESSAGE = 'a+b & c#d\nзвоните: 50% = "да"\t🙂';
    expect(understood(command('im.message.add', { MESSAGE }))).toEqual({ MESSAGE });
  });

  test('writes lists and maps with brackets', () => {
    expect(command('user.get', { FILTER: { '=EMAIL': 'a_b@c' }, ID: [5, 7] })).toBe(
      'user.get?FILTER[%3DEMAIL]=a_b%40c&ID[0]=5&ID[1]=7',
    );
  });

  test('replaces half a surrogate pair, for which PHP would drop a whole JSON body', () => {
    expect(command('m', { T: 'a\ud83d' })).toBe('m?T=a%EF%BF%BD');
    expect(jsonBody({ T: ['a\ud83d'] })).toBe('{"T":["a\ufffd"]}');
  });
});

/** Values of every kind that JSON has, under names of every kind. */
const anyName = fc.oneof(
  fc.stringMatching(/^[=!><%]{0,2}[\w@~:-]{1,8}$/),
  fc.constantFrom(
    '',
    ' ',
    'a[b]',
    'a]',
    'a b',
    'a.b',
    'ключ',
    '$result',
    'a&b',
    'a=b',
    'a+b',
    '__proto__',
    'constructor',
  ),
);
const anyParams = fc.dictionary(
  anyName,
  fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.oneof(fc.constantFrom(null, true, false, 0, -1.5, '', 'x', ' '), fc.string(), fc.integer()),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(anyName, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value as fc.Arbitrary<Json>,
  { noNullPrototype: true, maxKeys: 4 },
);

/** A control character other than the blanks that break lines and columns. */
function hasBell(text: string): boolean {
  return [...text].some((letter) => (letter < ' ' && !'\t\n\r'.includes(letter)) || letter === '\u007f');
}

/** Said anew: has it a value or a name that a query string cannot carry? */
function unsayable(value: Json, name = 'x'): boolean {
  if (!/^[\w=!<>%@~:-]+$/.test(name)) return true;
  if (typeof value === 'string') return /\$\s*(result|next|total|time|error)|\$\S*\[/i.test(value) || hasBell(value);
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return false;
  const members = Object.entries(value);
  return members.length === 0 || members.some(([key, member]) => unsayable(member as Json, key));
}

describe('any call at all', () => {
  test('goes as a command only where PHP understands that, and otherwise as JSON that says the same', () => {
    let [together, alone] = [0, 0];
    fc.assert(
      fc.property(anyParams, (meant: LoadedParams) => {
        const single = mustTravelAlone(meant);
        if (single) alone += 1;
        else together += 1;
        if (Object.entries(meant).some(([key, value]) => unsayable(value, key))) expect(single).toBe(true);
        if (!single)
          expect(understood(command('m', meant))).toEqual(Object.keys(meant).length === 0 ? [] : asText(meant));
        expect(JSON.parse(jsonBody(meant))).toEqual(meant);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(together, alone)).toBeGreaterThan(50);
  });

  test('names the first boolean in it, and none where there is none', () => {
    fc.assert(
      fc.property(anyParams, (meant: LoadedParams) => {
        const found = booleanIn(meant);
        const has = (value: Json): boolean =>
          typeof value === 'boolean' ||
          (typeof value === 'object' && value !== null && Object.values(value).some((one) => has(one as Json)));
        expect(found !== undefined).toBe(has(meant as Json));
      }),
    );
  });
});

describe('a call travels alone', () => {
  test.each<[string, LoadedParams]>([
    ['a result reference', { TITLE: 'see $result[a][b]' }],
    ['any of the five words', { TITLE: 'total is $TOTAL' }],
    ['a word that only begins like one', { TITLE: '$timed[0]' }],
    ['an index after other letters', { TITLE: 'costs $us[1]' }],
    ['a reference deep inside', { FILTER: { LIST: ['x', '$next[a]'] } }],
    ['a reference as a name', { FILTER: { '$error[a]': 'x' } }],
    ['a boolean', { A: false }],
    ['a boolean deep inside', { A: [{ B: true }] }],
    ['a list of 500, which is a value as well', { USERS: Array.from({ length: 500 }, (_, index) => index + 1) }],
    ['a list that PHP would cut', { USERS: Array.from({ length: 501 }, (_, index) => index + 1) }],
    ['an empty list', { USERS: [] }],
    ['a null', { AVATAR: null }],
    ['a stray control character', { TITLE: 'bell \u0007' }],
    ['a bracket in a name', { FILTER: { 'a[b]': 'x' } }],
    ['a name of nothing', { FILTER: { '': 'x' } }],
  ])('with %s', (_, meant) => {
    expect(mustTravelAlone(meant)).toBe(true);
  });

  test.each<[string, LoadedParams]>([
    ['prices', { TITLE: 'only $5 or 10 $' }],
    ['line breaks and tabs', { MESSAGE: 'one\r\n\ttwo' }],
    ['499 people', { USERS: Array.from({ length: 499 }, (_, index) => index + 1) }],
    ['numbers of every kind', { A: 0, B: -1.5, C: [1e21] }],
    ['a filter', { FILTER: { '=EMAIL': 'anna@corp.example' } }],
  ])('but not with %s', (_, meant) => {
    expect(mustTravelAlone(meant)).toBe(false);
  });
});

test('a boolean is found wherever it stands', () => {
  expect(booleanIn({ A: 'Y', B: { C: [1, false] } })).toBe('B[C][1]');
  expect(booleanIn({ A: 'Y', B: null, C: [1] })).toBeUndefined();
});

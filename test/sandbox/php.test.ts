import { describe, expect, it } from 'vitest';
import { readJsObject, readJsonOrJsObject } from '../../src/sandbox/php/js-object.ts';
import { decodeJson } from '../../src/sandbox/php/json-decode.ts';
import { type Answer, encodeJson, encodeXml } from '../../src/sandbox/php/json-encode.ts';
import { parseQuery } from '../../src/sandbox/php/parse-query.ts';
import { intval, isTruthy, looselyEquals, PhpArray, PhpFloat, type PhpValue } from '../../src/sandbox/php/values.ts';

const shown = (value: PhpArray) => encodeJson(value as PhpArray<Answer>);

describe('a query string is read as PHP reads it', () => {
  it.each([
    ['a=1&b=2', '{"a":"1","b":"2"}'],
    ['a=1&a=2', '{"a":"2"}'],
    ['a', '{"a":""}'],
    ['a=b=c', '{"a":"b=c"}'],
    ['a=1+2&b=1%2B2', '{"a":"1 2","b":"1+2"}'],
    ['USERS[]=5&USERS[]=7', '{"USERS":["5","7"]}'],
    ['USERS[5]=a&USERS[]=b', '{"USERS":{"5":"a","6":"b"}}'],
    ['USERS[1]=a&USERS[0]=b', '{"USERS":{"1":"a","0":"b"}}'],
    ['USERS[05]=a', '{"USERS":{"05":"a"}}'],
    ['F[a][b]=1&F[a][c]=2', '{"F":{"a":{"b":"1","c":"2"}}}'],
    ['F[a]=1&F=2', '{"F":"2"}'],
    ['F=1&F[a]=2', '{"F":{"a":"2"}}'],
    ['F[a]x[b]=1', '{"F":{"a":"1"}}'],
    ['a.b=1&c d=2', '{"a_b":"1","c_d":"2"}'],
    ['a[b=1', '{"a_b":"1"}'],
    ['[a]=1&=2&&', '[]'],
    ['F[]=1', '{"F":["1"]}'],
    ['t=%D0%9F%D1%80', '{"t":"Пр"}'],
    ['t=%', '{"t":"%"}'],
    ['t=%zz', '{"t":"%zz"}'],
    ['t=%D0', '{"t":"\uFFFD"}'],
  ])('%s', (query, expected) => {
    expect(shown(parseQuery(query))).toBe(expected);
  });

  it('cuts off everything behind the thousandth variable', () => {
    const query = Array.from({ length: 1005 }, (_, index) => `USERS[]=${index}`).join('&');
    expect((parseQuery(query).get('USERS') as PhpArray).size).toBe(1000);
  });
});

describe('JSON is read as PHP reads it', () => {
  it('keeps the order of keys that look like numbers', () => {
    expect([...(decodeJson('{"10":1,"2":2}') as PhpArray).keys()]).toEqual(['10', '2']);
  });

  it('knows a float by its point', () => {
    expect(decodeJson('[5.0,5]')).toMatchObject({ size: 2 });
    expect((decodeJson('[5.0]') as PhpArray).get('0')).toBeInstanceOf(PhpFloat);
    expect((decodeJson('[5]') as PhpArray).get('0')).toBe(5);
  });

  it.each(['{bad', '{"a":1,}', '[1,]', '01', '"a', '{"a"}', '', 'nul', '[1] x', '"\u0001"', '{1:2}'])(
    'gives nothing for %j',
    (text) => {
      expect(decodeJson(text)).toBeUndefined();
    },
  );

  it.each([
    ['"a\\"b\\\\"', 'a"b\\'],
    ['"\\u041f"', 'П'],
    [' true ', true],
    ['null', null],
    ['-12', -12],
  ])('reads %s', (text, expected) => {
    expect(decodeJson(text)).toBe(expected);
  });
});

describe('JSON is written as PHP writes it', () => {
  it.each<[Answer, string]>([
    ["<a href='x'>&\"/", '"\\u003Ca href=\\u0027x\\u0027\\u003E\\u0026\\u0022\\/"'],
    ['Новый 😀\n\t\\', '"Новый 😀\\n\\t\\\\"'],
    [{}, '[]'],
    [[], '[]'],
    [{ a: [] }, '{"a":[]}'],
    [new PhpFloat(2), '2'],
    [0.5, '0.5'],
  ])('%j', (value, expected) => {
    expect(encodeJson(value)).toBe(expected);
  });

  it('prints a map as a list exactly while its keys are 0..n-1 in order', () => {
    const map = new PhpArray<Answer>();
    map.set('0', 'a');
    map.set('1', 'b');
    expect(encodeJson(map)).toBe('["a","b"]');
    map.delete('0');
    expect(encodeJson(map)).toBe('{"1":"b"}');
    map.set('0', 'a');
    expect(encodeJson(map)).toBe('{"1":"b","0":"a"}');
  });

  it('calls numbered entries `item` in XML', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8"?><response><result><item>1</item><item>&#60;</item></result></response>';
    expect(encodeXml({ result: [1, '<'] })).toBe(text);
  });
});

describe('PHP converts', () => {
  it.each<[PhpValue, number]>([
    ['12abc', 12],
    ['chat12', 0],
    [' 7', 7],
    ['-3', -3],
    ['1e2', 100],
    [new PhpFloat(2.9), 2],
    [true, 1],
    [null, 0],
    [new PhpArray(), 0],
    [PhpArray.list<PhpValue>([0]), 1],
  ])('%j to the number %d', (value, expected) => {
    expect(intval(value)).toBe(expected);
  });

  it.each<[PhpValue, boolean]>([
    ['0', false],
    ['', false],
    ['false', true],
    ['N', true],
    ['0.0', true],
    [0, false],
    [new PhpArray(), false],
  ])('%j to the truth %s', (value, expected) => {
    expect(isTruthy(value)).toBe(expected);
  });

  it('and finds true equal to "N", and false not', () => {
    expect([looselyEquals(true, 'N'), looselyEquals(false, 'N'), looselyEquals('N', 'N')]).toEqual([true, false, true]);
  });
});

// main/classes/general/util.php JsObjectToPhp
describe('the portal’s own reader of lists in texts', () => {
  const plain = (value: PhpValue): unknown =>
    value instanceof PhpArray ? [...value.entries()].map(([k, v]) => [k, plain(v)]) : value;

  it.each([
    [
      '[\'2\',"3",4]',
      [
        ['0', '2'],
        ['1', '3'],
        ['2', '4'],
      ],
    ],
    [
      '[1,,2,]',
      [
        ['0', '1'],
        ['1', null],
        ['2', '2'],
      ],
    ],
    [
      "{a:1,'b':[2]}",
      [
        ['a', '1'],
        ['b', [['0', '2']]],
      ],
    ],
    [
      "['a,b','it\\'s']",
      [
        ['0', 'a,b'],
        ['1', "it\\'s"],
      ],
    ],
    ['[1] and more', [['0', '1']]],
    ['[1,2', false],
    ['', null],
    [' true ', 'true'],
    ['"\\u0412"', 'В'],
  ])('reads %j as %j', (text, expected) => {
    expect(plain(readJsObject(text))).toEqual(expected);
  });

  it('does not go down for ever', () => {
    expect(readJsObject(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toBeInstanceOf(PhpArray);
  });

  it('asks PHP’s own decoder first where the portal does', () => {
    expect(plain(readJsonOrJsObject('[5,true]'))).toEqual([
      ['0', 5],
      ['1', true],
    ]);
    expect(plain(readJsonOrJsObject("['5']"))).toEqual([['0', '5']]);
  });
});

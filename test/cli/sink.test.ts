import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { learnSecret } from '../../src/base/secrets.ts';
import { complaint, documentText, fileText, learnSurroundings, lineFor, textFor } from '../../src/cli/sink.ts';
import { paint } from '../../src/report/text/paint.ts';
import { fc, repeated } from '../property.ts';

const plain = { color: false, forge: false };
const log = { color: false, forge: true };
const acting = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe('a line', () => {
  test('has nothing in it that acts on a terminal, whatever a stranger wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(lineFor(plain, text)).not.toMatch(acting);
        expect(lineFor({ color: true, forge: true }, text)).not.toMatch(acting);
      }),
      repeated(500),
    );
  });

  test('keeps the colours that we gave it, and no other', () => {
    const title = '\u001b[31mred\u001b[39m';
    expect(lineFor({ color: true, forge: false }, `${paint('key', 'a')} ${title}`)).toBe(
      '\u001b[1ma\u001b[22m \\u{1b}[31mred\\u{1b}[39m',
    );
    expect(lineFor(plain, paint('blocked', title))).toBe('\\u{1b}[31mred\\u{1b}[39m');
  });

  test('cannot be given a colour by somebody who has seen our marks in another run', () => {
    const copied = paint('key', 'x').replaceAll('-', '_');
    expect(lineFor({ color: true, forge: false }, copied)).not.toContain('\u001b');
  });

  test('is bounded where a stranger made a part of it long, and tells how long that was', () => {
    const key = 'k'.repeat(150_000);
    const line = lineFor({ color: true, forge: false }, `${paint('key', key)}  ${key}`);
    expect(line.length).toBeLessThan(20_000);
    expect(line.match(/…\(\d+\)…/g)).toEqual(['…(150000)…', '…(150002)…']);
    expect(line.endsWith('k')).toBe(true);
    expect(lineFor(plain, 'm'.repeat(10_000))).toBe('m'.repeat(10_000));
  });

  test('is no command to the forge whose log it stands in', () => {
    const commands = [
      '::add-mask::x',
      '  ::error::x',
      '\u00a0::set-env::',
      'a ##[add-mask]b',
      '##vso[task.x]',
      'x ##teamcity[',
    ];
    for (const command of commands) {
      for (const shown of [
        lineFor(log, command),
        lineFor({ ...log, color: true }, paint('key', command)),
        textFor(log, `a\n${command}`),
      ])
        expect(stripVTControlCharacters(shown), command).not.toMatch(/(^|\n)\s*::|##[a-z]*\[/i);
    }
    expect(lineFor(log, 'a :: b, # 1 and ## 2')).toBe('a :: b, # 1 and ## 2');
    expect(lineFor(log, `a\n::error::x`)).toBe('a\\n::error::x');
  });
});

test('a secret is in no line, text, file or document', () => {
  learnSecret('5ecret/With+Signs=');
  const text = 'a 5ecret/With+Signs= b';
  for (const shown of [lineFor(plain, text), textFor(plain, text), fileText(text)]) expect(shown).toBe('a *** b');
  expect(JSON.parse(documentText({ text, [text]: ['5ecret%2FWith%2BSigns%3D'] }))).toEqual({
    text: 'a *** b',
    'a *** b': ['***'],
  });
});

test('JSON stays the same to a parser and is no command to a log', () => {
  const document = { a: '##[add-mask]x', '##vso[x]': 1 };
  expect(documentText(document)).not.toMatch(/##/);
  expect(JSON.parse(documentText(document))).toEqual(document);
});

test('what lies about when a run begins is known as a secret from the first line on', () => {
  const env = {
    PROVISION_URL: 'https://a.example/rest/1/fromTheEnv1/',
    B24_TOKEN: 'tokenOfB24x77',
    B24_TARIFF: 'standard',
    B24_HOST: 'portal.example.com',
    PROVISION_REFRESH_TOKEN: 'refresh.abc.99',
    HTTPS_PROXY: 'http://me:pr0xyPass@proxy.example:3128',
  };
  learnSurroundings(env, ['plan', '--token', 'onTheLine55', '--url=https://b.example/REST/2/alsoLine66']);
  const said = Object.values(env).join(' ');
  expect(lineFor(plain, `${said} onTheLine55 alsoLine66`)).toBe(
    'https://a.example/rest/1/***/ *** standard portal.example.com *** http://me:***@proxy.example:3128 *** ***',
  );
  learnSurroundings({}, ['create', '--url', 'f2ppp8uucc891111']);
  expect(lineFor(plain, 'no portal f2ppp8uucc891111')).toBe('no portal ***');
});

test('a password that is a word of ours is hidden in its address and nowhere else', () => {
  const url = 'postgres://postgres:postgres@db.example/state';
  learnSurroundings({ B24_STATE: url }, []);
  const said = `the state postgres://db.example/state, given as ${url}`;
  expect(lineFor(plain, said)).toBe(
    'the state postgres://db.example/state, given as postgres://postgres***db.example/state',
  );
});

test.each([
  ["unknown option '-tTOKEN9'", "unknown option '-t***'"],
  ["unknown option '--tokne=abc def'", "unknown option '--tokne=***'"],
  ["unknown option '--tokenabc123'", "unknown option '--token***'"],
  ["unknown option '--tokne=it's mine'", "unknown option '--tokne=***'"],
  ["unknown option '-target'", "unknown option '-target'"],
  ["unknown option '--onyl'", "unknown option '--onyl'"],
])('a complaint about a flag does not repeat the value that was joined to it: %s', (text, shown) => {
  expect(complaint(text, [], new Set(['--token', '--only']))).toBe(shown);
});

test('a long argument is bounded in a complaint about it', () => {
  const typed = `--${'x'.repeat(100_000)}`;
  expect(complaint(`error: unknown option '${typed}'`, [typed], new Set()).length).toBeLessThan(600);
});

test('an argument with line ends takes one line of a complaint', () => {
  const argument = 'a\n::error::x';
  expect(complaint(`unknown command '${argument}'`, [argument], new Set())).toBe("unknown command 'a\\n::error::x'");
});

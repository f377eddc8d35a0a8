// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import { learnSurroundings, lineFor } from '../../src/cli/sink.ts';
import type { Diagnostic } from '../../src/model/message.ts';
import { say } from '../../src/model/message.ts';
import { diagnosticsText } from '../../src/report/diagnostics-text.ts';
import { load } from '../config/desk.ts';
import { loadPortal, read } from '../config/inventory/desk.ts';
import { fc } from '../property.ts';
import { fuzz } from './fuzzer.ts';
import { hostile } from './hostile-json.ts';

const secret = 'f2ppp8uucc891111';
const token = 'tok3nThatNobodySees';
const env = { B24_URL: `https://127.0.0.1:1/rest/1/${secret}/`, B24_TOKEN: token, PROVISION_VAR_env: 'x' };

// As a run does before it reads anything.
learnSurroundings(env, []);

/** What YAML, a template or a person makes of a value. */
const written = fc.constantFrom(
  ...[
    'A',
    '"A"',
    "'A'",
    '7',
    '2',
    'OPEN',
    'MINT',
    'yes',
    '~',
    '',
    '1.5e3',
    '0x10',
    '2026-01-01',
    '!!str 7',
    '!!binary eA==',
  ],
  ...[
    '&a A',
    '*a',
    '&a [*a]',
    '{ <<: *a }',
    '[1, anna@corp.example]',
    '{ department: Sales, except: [{ head: 7 }] }',
    '[a, [b]]',
  ],
  ...[
    '${var:a}',
    '"x${var:b:-y}"',
    '${each.id}',
    '"${each.members[]}"',
    '${portal}',
    '$${env:X}',
    '${env:B24_URL}',
    '${env:HOME}',
    '${',
  ],
  ...[
    '"\\u001b[31m\\u009b\\u202e"',
    '"\\ud800"',
    '"::error::x"',
    '"##[group]x"',
    '"<script>"',
    '|\n      a\n      b',
    '>-\n      a',
    '"',
  ],
  ...[
    './a.png',
    '../../etc/passwd',
    'https://127.0.0.1/a.png',
    't.csv',
    't.json',
    'none.csv',
    '[{ id: 1 }, { id: 2 }]',
    '{ a: { id: 1 } }',
  ],
  ...[
    `https://127.0.0.1:1/rest/1/${secret}/`,
    `rest%2F1%2F${secret}`,
    token,
    '{ url: "${env:B24_URL}", token: "${env:B24_TOKEN}" }',
    'sandbox',
  ],
);
const value = fc.oneof({ weight: 6, arbitrary: written }, { weight: 2, arbitrary: hostile });

const fieldNames = [
  ...[
    'title',
    'type',
    'description',
    'color',
    'message',
    'users',
    'users+',
    'membership',
    'owner',
    'managers',
    'avatar',
    'entity',
  ],
  ...[
    'previousKeys',
    'protect',
    'onRemove',
    'each',
    'titel',
    'TITLE',
    '__proto__',
    'constructor',
    '<<',
    '"\\u202e"',
    '? [a]\n    ',
  ],
];
const keyNames = [
  'a',
  'b',
  'a',
  '"${each.id}"',
  'k-${each.id}',
  '__proto__',
  '"\\u001b[31m"',
  'ключ',
  '1',
  '""',
  '*a',
  "'${var:a}'",
];
const tops = [
  ...['version', 'project', 'identity', 'portal', 'state', 'defaults', 'include', 'vars', 'x-note', 'chatz'],
];

const lines = (names: readonly string[], values: fc.Arbitrary<string>, indent: string, maxLength: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), values), { maxLength })
    .map((all) => all.map(([name, one]) => `${indent}${name}: ${one}\n`).join(''));

const fields = fc
  .tuple(fc.constantFrom('title: A', 'title: A', 'title: A', 'color: RED'), lines(fieldNames, value, '    ', 4))
  .map(([first, more]) => `    ${first}\n${more}`);
const chats = fc
  .array(fc.tuple(fc.constantFrom(...keyNames), fields), { maxLength: 3 })
  .map((all) => `chats:\n${all.map(([key, body]) => `  ${key}:\n${body}`).join('')}`);
const varLines = lines(['a', 'b', 'c', '__proto__', '1x'], value, '  ', 3).map((body) =>
  body === '' ? '' : `vars:\n${body}`,
);

/** What an editor, a merge or a bad day does to a text. */
const damage = fc.oneof(
  { weight: 6, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.nat({ max: 300 }),
        fc.constantFrom(
          '"',
          '{',
          ']',
          '\t',
          '\n',
          '\0',
          '\u202e',
          '\u009b',
          ': ',
          '- ',
          '---\n',
          '\ufeff',
          '<<<<<<< a\n',
        ),
      )
      .map(
        ([at, put]) =>
          (text: string) =>
            text.slice(0, at) + put + text.slice(at),
      ),
  },
  { weight: 1, arbitrary: fc.nat({ max: 300 }).map((at) => (text: string) => text.slice(0, at)) },
);

const top = fc.constantFrom('version: 1\nproject: p\nportal: sandbox\n', 'version: 1\nproject: p\n', '');
const configs = fc
  .tuple(top, lines(tops, value, '', 2), varLines, chats, damage)
  .map(([head, more, vars, body, spoil]) => spoil(`${head}${more}${vars}${body}`));

const cell = fc.oneof(
  fc.constantFrom('1', '', '"a;b"', '"', 'x"y', ' ', 'é', '\0', '\u009b', 'a\n'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const tables = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 4 })
  .map((rows) => ['id,members[]', ...rows.map((row) => row.join(','))].join('\n'));

const entryNames = ['portal', 'url', 'token', 'chats', 'labels', 'vars', 'overlay', 'tariff', 'urls', '__proto__'];
const entryValue = fc.oneof(
  value,
  fc.constantFrom(
    '[chats.yaml]',
    'sandbox',
    '{ a: null }',
    '{ a: { title: B } }',
    '${file:/etc/passwd}',
    '${file:s/${portal}}',
    '${env:B24_URL}',
  ),
);
const inventories = fc
  .tuple(
    lines(entryNames, entryValue, '    ', 4),
    lines([...entryNames, 'portals', 'fleet'], entryValue, '  ', 2),
    damage,
  )
  .map(([entry, defaults, spoil]) =>
    spoil(
      `version: 1\nfleet: f\n${defaults === '' ? '' : `defaults:\n${defaults}`}portals:\n  one:\n    chats: [chats.yaml]\n${entry}`,
    ),
  );

const files = fc.record({
  'chats.yaml': configs,
  't.csv': tables,
  't.json': fc.oneof(hostile, fc.constant('[{"id":1}]')),
});

/** A message and all that it is shown with, as a terminal and a forge's log get it. */
function shown(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): readonly string[] {
  return (['en', 'ru'] as const).flatMap((language) =>
    [
      ...diagnosticsText(diagnostics, sources, { language }),
      ...diagnostics.map((each) => say(each, language).text),
    ].map((line) => lineFor({ color: false, forge: true }, line)),
  );
}

fuzz({
  title: 'a config of any text, with its tables, is read or refused at a place, and repeats no secret of its portal',
  few: 150,
  inputs: files,
  secrets: [secret, token],
  work: async (texts) => {
    const { config, diagnostics, sources } = await load(texts, { env, vars: { c: '7' } });
    if (!config && !diagnostics.some(({ severity }) => severity === 'error')) throw new Error('refused without a word');
    return shown(diagnostics, sources);
  },
});

fuzz({
  title:
    'an inventory of any text gives portals with their chats, or is refused at a place, and repeats no secret of them',
  few: 150,
  inputs: fc.tuple(inventories, files),
  secrets: [secret, token],
  work: async ([inventory, texts]) => {
    const all = { 'portals.yaml': inventory, ...texts };
    const { inventory: fleet, diagnostics, sources } = await read(all);
    const said = shown(diagnostics, sources);
    if (!fleet) return said;
    const portals = await Promise.all(fleet.entries.map(({ name }) => loadPortal(all, name, { env })));
    return [...said, ...portals.flatMap((loaded) => shown(loaded.diagnostics, loaded.sources))];
  },
});

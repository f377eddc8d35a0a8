// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import { expect, test } from 'vitest';
import { byCodePoint } from '../../src/base/json.ts';
import type { WrittenChat } from '../../src/config/write/chat-text.ts';
import { addChats, setField } from '../../src/config/write/edit.ts';
import { newConfigText } from '../../src/config/write/new-file.ts';
import { portalTrim } from '../../src/resources/chat/text.ts';
import { fc } from '../property.ts';
import { config } from './desk.ts';

const header = { project: 'team', portal: 'sandbox' } as const;

/** What the file loads to. */
const chatsOf = async (text: string): Promise<WrittenChat[]> =>
  (await config(text)).chats.map(({ key, fields }) => ({ key, fields }));

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.stringMatching(/^[ \t\n:#'"\\{}[\],&*!|>%@`$\-?a1]{0,30}$/),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    '12',
    '1e3',
    '0x1F',
    '2026-11-22',
    'a: b',
    '# x',
    '- x',
    '${env:A}',
    '$${',
    '<<',
    'a\r\nb',
    '\u2028',
    '\ufeff',
    '\u0085',
  ),
);
// What the portal does not keep is never exported, and refused in a file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const keptText = anyText.filter((text) => !/[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.test(text));
const title = keptText.map(portalTrim).filter((text) => /\S/.test(text) && text !== '0');
const person = fc.oneof(
  fc.integer({ min: 1, max: 99999 }),
  fc.emailAddress().filter((email) => !/[<>",;]/.test(email)),
);
const people = fc.array(
  fc.oneof(
    person,
    fc.record({
      department: fc.oneof(
        fc.integer({ min: 1 }),
        anyText.filter((name) => name !== ''),
      ),
      recursive: fc.boolean(),
    }),
  ),
  { maxLength: 12 },
);
const fields = fc.record(
  {
    title,
    type: fc.constantFrom('OPEN', 'CHAT'),
    description: keptText,
    color: fc.constantFrom('RED', 'LIGHT_BLUE'),
    message: keptText.filter((text) => text !== ''),
    users: people,
    owner: person,
    protect: fc.boolean(),
  },
  { requiredKeys: ['title'] },
);
const key = fc.stringMatching(/^[\p{L}\d._/-]{1,12}$/u).map((text) => text.normalize('NFC'));
const chats = fc.uniqueArray(fc.record({ key, fields }), { selector: (chat) => chat.key, minLength: 1, maxLength: 4 });
const sorted = (list: readonly WrittenChat[]) => [...list].sort((a, b) => byCodePoint(a.key, b.key));

test.each([
  '\u0085',
  '\u009b31m red',
  'a\u202ecod.exe\u202c b',
  '\u2066x\u2069',
  '\u200b\u00ad',
  '\ufeffmark',
  '"quoted" \'twice\'',
  'name: value',
  '# no comment',
  '- no item',
  '? no key',
  '--- \n...',
  '%YAML 1.1',
  '& anchor *alias !tag',
  'tail \\',
  '\u2028\u2029',
  'я'.repeat(100_000),
])('%.20j as a name of a department and in a message comes back as it was', async (text) => {
  const users = [{ department: text, recursive: true }];
  const fields = { title: 'A', message: text.slice(0, 1000), users };
  const written = newConfigText(header, [{ key: 'a', fields }]);
  // Nothing that turns lines round, hides, or is a control character to a terminal or an editor stands bare in the file.
  expect(written).not.toMatch(/[\u007f-\u009f\u2028\u2029\ufeff\p{Bidi_Control}]/u);
  expect(await chatsOf(written)).toEqual([{ key: 'a', fields }]);
});

test('whatever is written loads to the same', async () => {
  await fc.assert(
    fc.asyncProperty(chats, async (list) => {
      expect(await chatsOf(newConfigText(header, list))).toEqual(sorted(list));
    }),
    { numRuns: 200 },
  );
});

test('chats added to a file join those that it has, and the file only grows', async () => {
  await fc.assert(
    fc.asyncProperty(chats, fc.integer({ min: 0, max: 4 }), async (list, cut) => {
      const [first, added] = [list.slice(0, cut), list.slice(cut)];
      const before = newConfigText(header, first);
      const after = addChats(before, added);
      expect(await chatsOf(after)).toEqual(sorted(list));
      if (first.length > 0) expect(after.startsWith(before)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('setting a field changes that field, and removing it brings the file back to what it said', async () => {
  await fc.assert(
    fc.asyncProperty(chats, fields, async (list, next) => {
      const [target] = list;
      if (!target) return;
      let text = newConfigText(header, list);
      for (const [field, value] of Object.entries(next)) text = setField(text, target.key, field, value);
      const wanted = { key: target.key, fields: { ...target.fields, ...next } };
      expect(await chatsOf(text)).toEqual(sorted([wanted, ...list.slice(1)]));
      for (const field of Object.keys(wanted.fields))
        if (field !== 'title') text = setField(text, target.key, field, undefined);
      expect((await chatsOf(text)).find((chat) => chat.key === target.key)?.fields).toEqual({
        title: wanted.fields.title,
      });
    }),
    { numRuns: 100 },
  );
});

test('a new file reads as a person would write it', () => {
  const text = newConfigText(
    {
      project: 'onboarding',
      identity: 'lockfile',
      portal: { url: '${env:B24_URL}' },
      schema: '../schemas/config.schema.json',
    },
    [
      {
        key: 'welcome',
        fields: {
          users: [10, 1, 'anna@corp.example', { department: 'Sales' }],
          title: 'Новый чат',
          description: 'Это новый чат\nна две строки',
          color: 'GREEN',
          message: 'Team: #1 — ${x}',
          entity: { type: 'ACME', id: 'a/1' },
          protect: true,
        },
      },
      {
        key: '2024',
        fields: { title: '2024', users: Array.from({ length: 40 }, (_, index) => index + 100).slice(0, 30) },
      },
    ],
  );
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../schemas/config.schema.json
    version: 1
    project: onboarding
    identity: lockfile
    portal:
      url: \${env:B24_URL}

    chats:
      welcome:
        title: Новый чат
        description: |-
          Это новый чат
          на две строки
        color: GREEN
        message: "Team: #1 — $\${x}"
        users: [10, 1, anna@corp.example, { department: Sales }]
        entity: { type: ACME, id: a/1 }
        protect: true

      "2024":
        title: "2024"
        users:
          - 100
          - 101
          - 102
          - 103
          - 104
          - 105
          - 106
          - 107
          - 108
          - 109
          - 110
          - 111
          - 112
          - 113
          - 114
          - 115
          - 116
          - 117
          - 118
          - 119
          - 120
          - 121
          - 122
          - 123
          - 124
          - 125
          - 126
          - 127
          - 128
          - 129
    "
  `);
});

const kept = `# the team's chats
version: 1
project: team
portal:   sandbox

x-all: &all [1,2,   3]   # everybody

chats:
    # first of all
    a:
        title:   'A'      # quoted
        users: *all

    b: {title: B, color: RED}

# the end
`;

test('a chat is added below the others, in their indentation, and every other byte stays', () => {
  const after = addChats(kept, [{ key: 'c', fields: { title: 'C: 1', users: [1] } }]);
  expect(after).toBe(kept.replace('\n# the end', '\n    c:\n      title: "C: 1"\n      users: [1]\n\n# the end'));
});

test('comments that belong to the last chat stay with it', () => {
  const text = 'chats:\n  a:\n    title: A\n    # users: [1]\n  # b:\n  #   title: B\n\n# footer\n';
  expect(addChats(text, [{ key: 'c', fields: { title: 'C' } }])).toBe(
    'chats:\n  a:\n    title: A\n    # users: [1]\n  # b:\n  #   title: B\n\n  c:\n    title: C\n\n# footer\n',
  );
});

test.each([
  ['a file without chats', 'version: 1\n', 'version: 1\n\nchats:\n  c:\n    title: C\n'],
  ['a key without value', 'chats:\nx-y: 1\n', 'chats:\n  c:\n    title: C\nx-y: 1\n'],
  ['empty braces', 'chats: {}  # none\nx-y: 1\n', 'chats:   # none\n  c:\n    title: C\nx-y: 1\n'],
  ['a map in braces', 'chats: { a: { title: A } }\n', 'chats: { a: { title: A }, c: { title: C } }\n'],
  ['a last line without end', 'chats:\n  a: { title: A }', 'chats:\n  a: { title: A }\n\n  c:\n    title: C\n'],
  [
    'Windows line ends',
    'chats:\r\n  a: { title: A }\r\n',
    'chats:\r\n  a: { title: A }\r\n\r\n  c:\r\n    title: C\r\n',
  ],
  ['an empty file', '', '\nchats:\n  c:\n    title: C\n'],
])('%s takes a chat', (_, before, after) => {
  expect(addChats(before, [{ key: 'c', fields: { title: 'C' } }])).toBe(after);
});

test.each([
  ['a scalar in place', 'title', 'B', kept.replace("'A'", 'B')],
  ['an alias by a list', 'users', [7], kept.replace('*all', '[7]')],
  [
    'a new field below the last one',
    'color',
    'RED',
    kept.replace('users: *all\n', 'users: *all\n        color: RED\n'),
  ],
  [
    'a text of several lines',
    'title',
    'one\ntwo',
    kept.replace("title:   'A'", 'title: |-').replace('      # quoted', ' # quoted\n          one\n          two'),
  ],
  ['nothing in place of a field', 'users', undefined, kept.replace('        users: *all\n', '')],
])('setting a field writes %s', (_, field, value, after) => {
  expect(setField(kept, 'a', field, value)).toBe(after);
});

test('fields in braces are set inside of them', () => {
  expect(setField(kept, 'b', 'color', 'MINT')).toBe(kept.replace('color: RED', 'color: MINT'));
  expect(setField(kept, 'b', 'type', 'OPEN')).toBe(kept.replace('color: RED}', 'color: RED, type: OPEN}'));
});

test('a layout that cannot be cut is written anew, and says the same with its comments', () => {
  const text = '? chats\n: # the list\n  ? a\n  : title: A # first\n';
  const after = addChats(text, [{ key: 'b', fields: { title: 'B' } }]);
  expect(after).toContain('# first');
  expect(after).toContain('title: B');
});

test('an anchor that others refer to is not changed under them', () => {
  expect(() =>
    setField('chats:\n  a: { title: A, users: &u [1] }\n  b: { title: B, users: *u }\n', 'a', 'users', [2]),
  ).toThrow('cannot be edited without changing what else it says');
});

test('what is there already is not added, and what is not there is not set', () => {
  expect(() => addChats(kept, [{ key: 'a', fields: { title: 'A' } }])).toThrow('already has a chat "a"');
  expect(() => setField(kept, 'z', 'title', 'Z')).toThrow('has no chat "z"');
});

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { say } from '../../src/model/message.ts';
import { type LockDocument, renderLockfile } from '../../src/state/lockfile-render.ts';
import { conflictsOf, parseLockfile, uniteDocuments } from '../../src/state/lockfile-text.ts';
import { freshFolder } from '../disk/folders.ts';
import { fc } from '../property.ts';
import { anyDocument, plainly } from './documents.ts';

const sample = `{
  "lockfileVersion": 1,
  "project": "onboarding",
  "portals": {
    "b24-ar17wx.bitrix24.by": {
      "closed": { "id": 27 },
      "support": { "pending": 1720816597 },
      "welcome": { "id": 26, "avatar": "sha256-9f86d08" }
    },
    "sandbox": {
      "closed": { "id": 2 }
    }
  }
}
`;

/** A lockfile's text around the lines of one section. */
function lockfile(...rows: readonly string[]): string {
  return `{\n  "lockfileVersion": 1,\n  "project": "onboarding",\n  "portals": {\n    "sandbox": {\n${rows
    .map((row) => `${row}\n`)
    .join('')}    }\n  }\n}\n`;
}

function read(text: string) {
  const reading = parseLockfile(text, 'chats.lock.json');
  if ('diagnostics' in reading) throw new Error(JSON.stringify(reading.diagnostics));
  return reading;
}

/** The rows of the sandbox, as an object. */
function rows(text: string): Record<string, unknown> {
  return Object.fromEntries(read(text).document.portals.get('sandbox') ?? []);
}

/** The first problem as `line:column CODE sentence`. */
function problem(text: string): string {
  const reading = parseLockfile(text, 'chats.lock.json');
  if (!('diagnostics' in reading)) return 'fine';
  const [first] = reading.diagnostics;
  if (first === undefined) return 'no diagnostic';
  return `${first.place?.line}:${first.place?.column} ${first.code} ${say(first, 'en').text}`;
}

describe('the text of a lockfile', () => {
  test('is, byte for byte, as the manual shows it', () => {
    expect(renderLockfile(read(sample).document)).toBe(sample);
  });

  test('without chats says so on one line', () => {
    expect(renderLockfile({ project: 'p', portals: new Map(), unknown: {} })).toBe(
      '{\n  "lockfileVersion": 1,\n  "project": "p",\n  "portals": {}\n}\n',
    );
  });

  test('leaves out a portal that has no chats left', () => {
    const text = renderLockfile({ project: 'p', portals: new Map([['sandbox', new Map()]]), unknown: {} });
    expect(text).toContain('"portals": {}');
  });

  test('keeps members of rows and files that only a newer version knows', () => {
    const text = lockfile('      "a": { "id": 1, "later": { "x": [1] } }').replace(
      /\n}\n$/,
      ',\n  "note": "kept"\n}\n',
    );
    const again = renderLockfile(read(text).document);
    expect(again).toContain('"a": { "id": 1, "later": {"x":[1]} }');
    expect(again).toContain('  "note": "kept"\n}');
  });

  test('reads back as what was written, whatever was written', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = renderLockfile(document);
        expect(plainly(read(text).document)).toEqual(plainly(document));
        expect(renderLockfile(read(text).document)).toBe(text);
        expect(read(text).united).toBe(false);
      }),
    );
  });

  test('does not depend on the order in which chats were remembered', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const portals = new Map(
          [...document.portals].reverse().map(([name, section]) => [name, new Map([...section].reverse())]),
        );
        expect(renderLockfile({ ...document, portals })).toBe(renderLockfile(document));
      }),
    );
  });

  test('has one line a chat, and is JSON to everybody', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = renderLockfile(document);
        const chats = [...document.portals.values()].reduce((sum, section) => sum + section.size, 0);
        expect(text.split('\n').filter((line) => line.startsWith('      "'))).toHaveLength(chats);
        expect(() => JSON.parse(text)).not.toThrow();
      }),
    );
  });

  test('satisfies the published schema', () => {
    const path = join(import.meta.dirname, '../../schemas/lockfile.schema.json');
    const validate = new Ajv({ strict: true, strictRequired: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(validate(JSON.parse(renderLockfile(document))) || validate.errors).toBe(true);
      }),
    );
    expect(validate(JSON.parse(lockfile('"a": { "protect": true }')))).toBe(false);
  });
});

describe('the reader forgives', () => {
  test('a byte order mark and line ends of Windows', () => {
    const text = `\uFEFF${sample.replaceAll('\n', '\r\n')}`;
    expect(renderLockfile(read(text).document)).toBe(sample);
  });

  test('other indentation and order, and writes its own', () => {
    const shuffled = `{"portals":{"sandbox":{"b":{"protect":true,"id":2},"a":{"id":1}}},"project":"onboarding","lockfileVersion":1}`;
    expect(renderLockfile(read(shuffled).document)).toBe(
      lockfile('      "a": { "id": 1 },', '      "b": { "id": 2, "protect": true }'),
    );
  });

  test('a row with an id and a pending create: the id beats it', () => {
    expect(rows(lockfile('"a": { "id": 1, "pending": 1720816597 }'))).toEqual({ a: [{ id: 1 }] });
  });
});

describe('what cannot be read is shown at its line and column', () => {
  test.each(['[]', 'null', '1', '"x"', '[{}]'])('portals that are %s are no lockfile without chats', (portals) => {
    const text = `{ "lockfileVersion": 1, "project": "onboarding", "portals": ${portals} }`;
    expect(problem(text)).toContain('LOCKFILE_VALUE');
    expect(problem(text)).toContain('"portals"');
  });

  test.each([
    ['an empty file', '', '1:1 LOCKFILE_JSON the lockfile is not JSON from here on: <EOF> stands where `{…}` / `[…]`'],
    [
      'a string cut off',
      sample.slice(0, 60),
      '4:3 LOCKFILE_JSON the lockfile is not JSON from here on: `"` stands where `"…"` should',
    ],
    [
      'a row cut off',
      sample.slice(0, 200),
      '8:27 LOCKFILE_JSON the lockfile is not JSON from here on: <EOF> stands where `,` / `}` should',
    ],
    [
      'a comma left out',
      sample.replace('27 },', '27 }'),
      '7:7 LOCKFILE_JSON the lockfile is not JSON from here on: `"` stands where `,` / `}` should',
    ],
    [
      'a comma too many',
      sample.replace('2 }\n    }', '2 },\n    }'),
      '12:5 LOCKFILE_JSON the lockfile is not JSON from here on: `}` stands where `"…"` / `}` should',
    ],
    [
      'something behind the end',
      `${sample}x`,
      '15:1 LOCKFILE_JSON the lockfile is not JSON from here on: `x` stands where <EOF> should',
    ],
    ['a number that begins with zero', sample.replace('27', '027'), '6:26 LOCKFILE_JSON'],
    ['a text in single quotes', sample.replace('"id": 27', '"id": \'27\''), '6:25 LOCKFILE_JSON'],
    ['brackets without an end', '['.repeat(100_000), '1:65 LOCKFILE_JSON'],
    ['a list', '[]', '1:1 LOCKFILE_VALUE $ in the lockfile must be { "lockfileVersion": 1, … }'],
    ['a file without a version', '{}', '1:1 LOCKFILE_VALUE "lockfileVersion" in the lockfile must be 1'],
    [
      'a file of a newer version',
      sample.replace(': 1,', ': 2,'),
      '2:22 LOCKFILE_VERSION the lockfile has version 2, and this provision knows versions up to 1',
    ],
    [
      'a version that is none',
      sample.replace(': 1,', ': "1",'),
      '2:22 LOCKFILE_VALUE "lockfileVersion" in the lockfile must be 1',
    ],
    [
      'a project that is no text',
      sample.replace('"onboarding"', '7'),
      '3:14 LOCKFILE_VALUE "project" in the lockfile must be "…"',
    ],
    [
      'a row that is a number',
      sample.replace('{ "id": 27 }', '27'),
      '6:17 LOCKFILE_VALUE "b24-ar17wx.bitrix24.by" → "closed" in the lockfile must be { "id": 1 }',
    ],
    [
      'an id in quotes',
      lockfile('      "a": { "id": "1" }'),
      '6:20 LOCKFILE_VALUE "sandbox" → "a" → "id" in the lockfile must be 1, 2, 3, …',
    ],
    ['an id below one', lockfile('      "a": { "id": 0 }'), '6:20 LOCKFILE_VALUE'],
    ['an intention that nobody knows', lockfile('      "a": { "id": 1, "onRemove": "forget" }'), '6:35 LOCKFILE_VALUE'],
    ['a row without id and pending', lockfile('      "a": { "protect": true }'), '6:12 LOCKFILE_VALUE'],
  ])('%s', (_, text, expected) => {
    expect(problem(text)).toContain(expected);
  });

  test('all wrong rows are named, up to a number that a person can read', () => {
    const wrong = Array.from({ length: 10_000 }, (_, index) => `"k${index}": 1${index === 9_999 ? '' : ','}`);
    const reading = parseLockfile(lockfile(...wrong), 'chats.lock.json');
    expect('diagnostics' in reading && reading.diagnostics).toHaveLength(20);
  });
});

describe('a lockfile in the middle of a merge', () => {
  const merged = lockfile(
    '<<<<<<< HEAD',
    '      "anna": { "id": 11 },',
    '      "closed": { "id": 2 }',
    '=======',
    '      "boris": { "id": 12 },',
    '      "closed": { "id": 2, "protect": true }',
    '>>>>>>> branch',
  );

  test('holds the chats of both sides, united where both know one', () => {
    expect(rows(merged)).toEqual({
      anna: [{ id: 11 }],
      boris: [{ id: 12 }],
      closed: [{ id: 2, protect: true }],
    });
    expect(read(merged).united).toBe(true);
    expect(conflictsOf(read(merged).document)).toEqual([]);
  });

  test('may be one of Windows', () => {
    expect(rows(merged.replaceAll('\n', '\r\n'))).toEqual(rows(merged));
  });

  test('may show, as diff3, what both sides started from, even with the conflict that had', () => {
    const text = lockfile(
      '<<<<<<< HEAD',
      '      "a": { "id": 1 },',
      '||||||| merged common ancestors',
      '<<<<<<<<< Temporary merge branch 1',
      '      "gone": { "id": 7 },',
      '=========',
      '>>>>>>>>> Temporary merge branch 2',
      '=======',
      '      "b": { "id": 2 },',
      '>>>>>>> theirs',
      '      "z": { "id": 9 }',
    );
    expect(rows(text)).toEqual({ a: [{ id: 1 }], b: [{ id: 2 }], z: [{ id: 9 }] });
  });

  test('may have several conflicts, also around whole sections and the end of the file', () => {
    const text = `{
  "lockfileVersion": 1,
  "project": "onboarding",
  "portals": {
<<<<<<< ours
    "b24-x.bitrix24.by": {
      "a": { "id": 1 }
    },
    "sandbox": {
      "a": { "id": 1 }
=======
    "sandbox": {
      "b": { "id": 2 }
>>>>>>> theirs
    }
<<<<<<< ours
  }
}
=======
  }, "note": "newer"
}
>>>>>>> theirs
`;
    const { portals, unknown } = read(text).document;
    expect([...portals.keys()].sort()).toEqual(['b24-x.bitrix24.by', 'sandbox']);
    expect([...(portals.get('sandbox')?.keys() ?? [])].sort()).toEqual(['a', 'b']);
    expect(unknown).toEqual({ note: 'newer' });
  });

  test('may have one comma too many or too few between the sides', () => {
    const text = lockfile(
      '      "a": { "id": 1 },',
      '<<<<<<< ours',
      '      "b": { "id": 2 }',
      '=======',
      '>>>>>>> theirs',
      '      "c": { "id": 3 }',
    );
    expect(Object.keys(rows(text)).sort()).toEqual(['a', 'b', 'c']);
  });

  test('an id of one side beats a pending create of the other', () => {
    const text = lockfile('<<<<<<<', '"a": { "pending": 1720816597 }', '=======', '"a": { "id": 5 }', '>>>>>>>');
    expect(rows(text)).toEqual({ a: [{ id: 5 }] });
  });

  test('of two pending creates the earlier is the one to look for', () => {
    const text = lockfile('<<<<<<<', '"a": { "pending": 30 }', '=======', '"a": { "pending": 20 }', '>>>>>>>');
    expect(rows(text)).toEqual({ a: [{ pending: 20 }] });
  });

  test('different pictures of one chat are forgotten, as nobody knows which is on the portal', () => {
    const text = lockfile(
      '<<<<<<<',
      '"a": { "id": 1, "avatar": "sha256-aa", "avatarSeen": "1" }',
      '=======',
      '"a": { "id": 1, "avatar": "sha256-bb", "avatarSeen": "1" }',
      '>>>>>>>',
    );
    expect(rows(text)).toEqual({ a: [{ id: 1 }] });
  });

  test('the milder intention survives, and a permission only if both sides have it', () => {
    const text = lockfile(
      '<<<<<<<',
      '"a": { "id": 1, "onRemove": "delete", "unfinished": true }',
      '=======',
      '"a": { "id": 1, "onRemove": "archive" }',
      '>>>>>>>',
    );
    expect(rows(text)).toEqual({ a: [{ id: 1, onRemove: 'archive' }] });
  });

  test('two ids for one key are both kept, reported, and still both there after writing and reading', () => {
    const text = lockfile('<<<<<<<', '"a": { "id": 31 }', '=======', '"a": { "id": 26, "protect": true }', '>>>>>>>');
    const { document } = read(text);
    expect(conflictsOf(document)).toEqual([{ portal: 'sandbox', key: 'a', ids: [26, 31] }]);
    const written = renderLockfile(document);
    expect(written).toContain('      "a": { "conflict": [{ "id": 26, "protect": true }, { "id": 31 }] }\n');
    expect(conflictsOf(read(written).document)).toEqual(conflictsOf(document));
  });

  test('a key that a hasty merge left twice is not half lost', () => {
    const text = lockfile('"a": { "id": 1 },', '"a": { "id": 2 },', '"b": { "id": 3 }');
    expect(conflictsOf(read(text).document)).toEqual([{ portal: 'sandbox', key: 'a', ids: [1, 2] }]);
    expect(read(text).united).toBe(true);
  });

  test('may stand round members that are no chats', () => {
    const text = `{
  "lockfileVersion": 1,
  "project": "onboarding",
<<<<<<< ours
  "note": "mine",
  "mine": 1,
=======
  "note": "yours",
  "yours": [2],
>>>>>>> theirs
  "portals": { "sandbox": { "a": { "id": 1 } } }
}
`;
    const { portals, unknown } = read(text).document;
    expect([...(portals.get('sandbox')?.keys() ?? [])]).toEqual(['a']);
    expect(unknown).toMatchObject({ mine: 1, yours: [2] });
    expect(['mine', 'yours']).toContain(unknown.note);
  });

  test('of two ids with a broken row is shown where it stands, whichever row it is', () => {
    const good = '{ "id": 1 }';
    for (const rows of [
      [good, '{ "id": "x" }'],
      ['{ "id": "x" }', good],
      [good, '7'],
      [good, '{}'],
    ])
      expect(problem(lockfile(`      "a": { "conflict": [${rows.join(', ')}] }`))).toContain('6:12 LOCKFILE_VALUE');
  });

  test.each([
    ['a start without an end', ['<<<<<<< HEAD', '"a": { "id": 1 }'], 6],
    ['an end without a start', ['"a": { "id": 1 }', '>>>>>>> theirs'], 7],
    ['a middle without a start', ['=======', '"a": { "id": 1 }'], 6],
    ['a conflict inside a conflict', ['<<<<<<<', '"a": { "id": 1 }', '<<<<<<<', '=======', '>>>>>>>'], 8],
  ])('%s is shown at its line', (_, lines, line) => {
    expect(problem(lockfile(...lines))).toContain(`${line}:1 LOCKFILE_MARKERS`);
  });

  test('what is broken inside a side is shown at its line in the file', () => {
    const text = lockfile('<<<<<<<', '      "a": { "id": 1 }', '=======', '      "a": { "id": x }', '>>>>>>>');
    expect(problem(text)).toContain('9:20 LOCKFILE_JSON');
  });

  test('sides of two projects are not one lockfile', () => {
    const text = sample.replace(
      '  "project": "onboarding",',
      '<<<<<<<\n  "project": "a",\n=======\n  "project": "b",\n>>>>>>>',
    );
    expect(problem(text)).toContain('LOCKFILE_VALUE "project" in the lockfile must be "a" / "b"');
  });
});

describe('uniting two lockfiles', () => {
  test('gives the same whichever comes first', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (a, b) => {
        expect(renderLockfile(uniteDocuments(a, b))).toBe(renderLockfile(uniteDocuments(b, a)));
      }),
    );
  });

  test('changes nothing when both are the same, or one is empty', () => {
    const empty = { project: 'onboarding', portals: new Map(), unknown: {} };
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(renderLockfile(uniteDocuments(document, document))).toBe(renderLockfile(document));
        expect(renderLockfile(uniteDocuments(document, empty))).toBe(renderLockfile(document));
      }),
    );
  });

  test('loses no id of either', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (a, b) => {
        const united = uniteDocuments(a, b);
        for (const { portals } of [a, b]) {
          for (const [portal, section] of portals) {
            for (const [key, entry] of section) {
              const ids = united.portals
                .get(portal)
                ?.get(key)
                ?.flatMap(({ id }) => id ?? []);
              expect(ids).toEqual(expect.arrayContaining(entry.flatMap(({ id }) => id ?? [])));
            }
          }
        }
      }),
    );
  });

  test('is what git’s conflict markers around the whole of both mean', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (a, b) => {
        const text = `<<<<<<< a\n${renderLockfile(a)}=======\n${renderLockfile(b)}>>>>>>> b\n`;
        expect(renderLockfile(read(text).document)).toBe(renderLockfile(uniteDocuments(a, b)));
      }),
    );
  });
});

describe('what git makes of two branches', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 8 });

  test.each([
    ['plain', []],
    ['diff3', ['--diff3']],
  ])('is read without loss of a chat that either made (%s markers)', (_, flags) => {
    const folder = freshFolder();
    fc.assert(
      fc.property(numbers, numbers, numbers, (base, ours, theirs) => {
        const files = Object.entries({ ours: [...base, ...ours], base, theirs: [...base, ...theirs] }).map(
          ([name, ids]) => {
            const path = join(folder, name);
            writeFileSync(path, renderLockfile(documentOf(ids)));
            return path;
          },
        );
        const merged = spawnSync('git', ['merge-file', '-p', ...flags, ...files], {
          encoding: 'utf8',
        });
        const found = read(merged.stdout).document;
        expect(renderLockfile(found)).toBe(renderLockfile(documentOf([...base, ...ours, ...theirs])));
      }),
      { numRuns: 60 },
    );
  });
});

function documentOf(ids: readonly number[]): LockDocument {
  const section = new Map(ids.map((id) => [`chat-${id}`, [{ id }]]));
  return { project: 'onboarding', portals: new Map([['sandbox', section]]), unknown: {} };
}

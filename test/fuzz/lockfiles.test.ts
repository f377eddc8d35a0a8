import { expect } from 'vitest';
import { LockTable } from '../../src/state/lock-table.ts';
import { renderLockfile } from '../../src/state/lockfile-render.ts';
import { conflictsOf, parseLockfile, uniteDocuments } from '../../src/state/lockfile-text.ts';
import { readState } from '../../src/state/state-text.ts';
import { fc } from '../property.ts';
import { fuzz, worded } from './fuzzer.ts';
import { hostile } from './hostile-json.ts';

const members = ['id', 'pending', 'sent', 'avatar', 'avatarSeen', 'marker', 'unfinished', 'protect', 'onRemove'];
const keys = ['a', 'b', '__proto__', 'constructor', 'toString', '', '\\u001b[31m', 'я', '\\ud800', ' a '];
const right = [
  '1',
  '2',
  '27',
  'true',
  '"sha256-x"',
  '"archive"',
  '"delete"',
  '1720816597',
  '{"title":"A","type":"CHAT","by":1}',
];

const objectOf = (names: readonly string[], values: fc.Arbitrary<string>, maxLength = 4) =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), values), { maxLength })
    .map((all) => `{${all.map(([name, value]) => `"${name}":${value}`).join(',\n')}}`);

const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: hostile });
const row = objectOf([...members, 'id', 'id', 'newer'], value);
const rows = fc.oneof(
  row,
  row,
  fc.array(row, { maxLength: 3 }).map((all) => `{"conflict":[${all.join()}]}`),
  hostile,
);
const section = objectOf(keys, rows, 6);
const portals = objectOf(['sandbox', 'a.example', '__proto__'], fc.oneof(section, section, hostile));
const whole = fc
  .tuple(
    fc.constantFrom('1', '1', '1', '2', '"1"', '1e400'),
    fc.constantFrom('"p"', '"p"', '"q"', '5'),
    portals,
    objectOf(['newer', 'portals', 'project'], hostile, 2),
  )
  .map(([version, project, all, more]) =>
    `{"lockfileVersion":${version},"project":${project},"portals":${all}${more === '{}' ? '' : `,${more.slice(1)}`}`.replace(
      /\}?$/,
      '}',
    ),
  );

/** What git, an editor or a bad day does to a text. */
const damage = fc.oneof(
  fc.record({ cut: fc.nat({ max: 400 }) }),
  fc.record({
    at: fc.nat({ max: 400 }),
    put: fc.constantFrom('"', '\\', '{', ']', '\n', '\0', '\u202e', ',', '<<<<<<< ours\n'),
  }),
);

function damaged(text: string, done: { cut?: number; at?: number; put?: string }): string {
  if (done.cut !== undefined) return text.slice(0, done.cut);
  return `${text.slice(0, done.at)}${done.put}${text.slice(done.at)}`;
}

const merged = fc.tuple(whole, whole).map(([a, b]) => {
  const [ours, theirs] = [a, b].map((text) => text.split('\n'));
  return `<<<<<<< ours\n${ours?.join('\n')}\n=======\n${theirs?.join('\n')}\n>>>>>>> theirs\n`;
});
const texts = fc.oneof(
  { weight: 4, arbitrary: whole },
  { weight: 2, arbitrary: merged },
  { weight: 2, arbitrary: fc.tuple(fc.oneof(whole, merged), damage).map(([text, done]) => damaged(text, done)) },
  { weight: 1, arbitrary: hostile },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

fuzz<string>({
  title: 'a lockfile of any text is read as rows that can be written again, or refused with a place',
  few: 600,
  inputs: texts,
  work: (text) => {
    const reading = parseLockfile(text, 'chats.lock.json');
    if ('diagnostics' in reading) {
      expect(reading.diagnostics.length).toBeGreaterThan(0);
      for (const { place, code, args } of reading.diagnostics) {
        expect(place).toMatchObject({ file: 'chats.lock.json', line: expect.any(Number), column: expect.any(Number) });
        expect(text.split('\n').length).toBeGreaterThanOrEqual(place?.line ?? 0);
        for (const output of worded({ code, args })) expect(output.length).toBeLessThan(2000);
      }
      readState(text, 'chats.lock.json', 'p');
      throw new Error('a lockfile with problems was read');
    }
    const { document } = reading;
    const written = renderLockfile(document);
    const again = parseLockfile(written, 'again');
    if ('diagnostics' in again) throw new Error(`what was written cannot be read:\n${written}`);
    expect(renderLockfile(again.document)).toBe(written);
    expect(renderLockfile(uniteDocuments(document, document))).toBe(written);
    const table = new LockTable(document);
    for (const { portal, key } of conflictsOf(document)) table.put(portal, key, { id: 1 });
    expect(conflictsOf(table.document)).toEqual([]);
    return [];
  },
});

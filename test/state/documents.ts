import type { LockDocument } from '../../src/state/lockfile-render.ts';
import type { Entry, StoredRow } from '../../src/state/unite-rows.ts';
import { fc } from '../property.ts';

/** Any row of one chat that a lockfile may hold. */
export const anyRow: fc.Arbitrary<StoredRow> = fc
  .record(
    {
      known: fc.oneof(
        fc.record({ id: fc.integer({ min: 1, max: 5 }) }),
        fc.record({ pending: fc.integer({ min: 1_720_000_000, max: 1_720_000_003 }) }),
      ),
      rest: fc.record(
        {
          avatar: fc.constantFrom(`sha256-${'a'.repeat(64)}`, `sha256-${'b'.repeat(64)}`),
          avatarSeen: fc.constantFrom('0123456789ab', 'ba9876543210'),
          marker: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
          unfinished: fc.constant(true as const),
          protect: fc.constant(true as const),
          onRemove: fc.constantFrom('archive' as const, 'delete' as const),
        },
        { requiredKeys: [] },
      ),
      unknown: fc.dictionary(
        fc.constantFrom('later', '__proto__', 'Ω', 'z z'),
        fc.jsonValue({ maxDepth: 1 }).map(sane),
        {
          maxKeys: 2,
          noNullPrototype: true,
        },
      ),
    },
    { requiredKeys: ['known', 'rest', 'unknown'] },
  )
  .map(({ known, rest, unknown }) =>
    Object.fromEntries([known, rest, unknown].flatMap((part) => Object.entries(part))),
  );

const anyEntry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 4, arbitrary: anyRow.map((row) => [row]) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 3 })
      .map((ids) => ids.sort((a, b) => a - b).map((id) => ({ id }))),
  },
);

const anyName = fc.oneof(
  fc.constantFrom('welcome', 'support', 'продажи', '__proto__', 'constructor', 'a.b/c-d_e', '𠮷', 'ｚ'),
  fc.string({ minLength: 1, unit: 'grapheme' }),
);

/** Any content of a lockfile. */
export const anyDocument: fc.Arbitrary<LockDocument> = fc
  .record({
    portals: mapOf(fc.constantFrom('sandbox', 'b24-x.bitrix24.by', 'portal.example:8443'), mapOf(anyName, anyEntry, 1)),
    unknown: fc.dictionary(fc.constantFrom('later', 'note'), fc.jsonValue({ maxDepth: 1 }).map(sane), {
      maxKeys: 1,
      noNullPrototype: true,
    }),
  })
  .map(({ portals, unknown }) => ({ project: 'onboarding', portals, unknown: unknown as LockDocument['unknown'] }));

/** What JSON cannot tell from its neighbours (−0) is none of the lockfile's business. */
function sane(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function mapOf<Value>(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<Value>,
  minLength = 0,
): fc.Arbitrary<Map<string, Value>> {
  return fc
    .uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, minLength, maxLength: 6 })
    .map((members) => new Map(members));
}

/** A document as plain nested lists, sorted, for comparison. */
export function plainly(document: LockDocument): unknown {
  const sections = [...document.portals].map(([portal, section]) => [portal, sorted(section)] as const);
  return { ...document, portals: sections.sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function sorted(section: ReadonlyMap<string, Entry>): readonly (readonly [string, Entry])[] {
  return [...section].sort(([a], [b]) => (a < b ? -1 : 1));
}

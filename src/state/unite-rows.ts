import { byCodePoint, canonical, type JsonObject } from '../base/json.ts';
import type { LockRow } from '../model/lockfile.ts';

/** A row as it stands in the file: what newer versions wrote into it is kept. */
export type StoredRow = LockRow & { readonly [unknown: string]: unknown };

/** What the file says of one key: one row, or, after a merge of branches that both made the chat, one for each id, by id. */
export type Entry = readonly StoredRow[];

/**
 * Unites everything that is said of one key, whatever the order.
 *
 * Shape: an id beats a pending create, the earliest pending moment stays; rows of one id become one.
 */
export function uniteRows(rows: readonly StoredRow[]): Entry {
  if (rows.length < 2) return rows;
  const byId = new Map<number, StoredRow[]>();
  for (const row of rows) {
    if (row.id === undefined) continue;
    const same = byId.get(row.id);
    if (same === undefined) byId.set(row.id, [row]);
    else same.push(row);
  }
  if (byId.size === 0) return [uniteMembers(rows)];
  return [...byId.keys()].sort((a, b) => a - b).map((id) => uniteMembers(byId.get(id) ?? []));
}

/** Unites members of the whole file that this version does not know, whatever the order. */
export function uniteUnknown(a: JsonObject, b: JsonObject): JsonObject {
  const [first, second] = canonical(a) < canonical(b) ? [a, b] : [b, a];
  return Object.fromEntries([...Object.entries(first), ...Object.entries(second)]);
}

/** What rows of one chat say of one member. */
interface Said {
  /** Canonical form → value. */
  readonly distinct: Map<string, unknown>;
  count: number;
}

/** Rows of the same chat, or of the same unanswered create; each member of each row is looked at once. */
function uniteMembers(rows: readonly StoredRow[]): StoredRow {
  const first = rows[0];
  if (first === undefined || rows.length === 1) return first ?? {};
  const said = new Map<string, Said>();
  for (const [name, value] of rows.flatMap((row) => Object.entries(row))) {
    const before = said.get(name) ?? { distinct: new Map<string, unknown>(), count: 0 };
    before.distinct.set(canonical(value), value);
    before.count += 1;
    said.set(name, before);
  }
  const members = [...said].map(([name, { distinct, count }]): [string, unknown] => {
    if (distinct.size > 1) return [name, (settlers.get(name) ?? greatest)(distinct)];
    const [value] = distinct.values();
    return [name, name === 'unfinished' && count < rows.length ? undefined : value];
  });
  const united = Object.fromEntries(members.filter(([, value]) => value !== undefined));
  const pictures = said.get('avatar')?.distinct.size ?? 0;
  return pictures > 1 ? without(united, 'avatarSeen') : united;
}

type Settler = (distinct: ReadonlyMap<string, unknown>) => unknown;

/** Whose picture is on the portal is not known when the sides differ: better to forget than to believe a wrong one. */
const forget: Settler = () => undefined;
const greatest: Settler = (distinct) =>
  distinct.get([...distinct.keys()].reduce((a, b) => (byCodePoint(a, b) < 0 ? b : a)));

const settlers: ReadonlyMap<string, Settler> = new Map<string, Settler>([
  ['pending', (distinct) => [...distinct.values()].map(Number).reduce((a, b) => Math.min(a, b))],
  ['avatar', forget],
  ['avatarSeen', forget],
  // The milder of two intentions.
  ['onRemove', () => 'archive'],
]);

function without(row: StoredRow, name: string): StoredRow {
  return Object.fromEntries(Object.entries(row).filter(([member]) => member !== name));
}

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
    if (row.id !== undefined) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  }
  if (byId.size === 0) return [uniteMembers(rows)];
  return [...byId.keys()].sort((a, b) => a - b).map((id) => uniteMembers(byId.get(id) ?? []));
}

/** Unites members of the whole file that this version does not know, whatever the order. */
export function uniteUnknown(a: JsonObject, b: JsonObject): JsonObject {
  const [first, second] = canonical(a) < canonical(b) ? [a, b] : [b, a];
  return Object.fromEntries([...Object.entries(first), ...Object.entries(second)]);
}

/** Rows of the same chat, or of the same unanswered create. */
function uniteMembers(rows: readonly StoredRow[]): StoredRow {
  const first = rows[0];
  if (first === undefined || rows.length === 1) return first ?? {};
  const names = [...new Set(rows.flatMap(Object.keys))];
  const members = names.map((name): [string, unknown] => {
    const values = rows.filter((row) => Object.hasOwn(row, name)).map((row) => row[name]);
    const distinct = new Map(values.map((value) => [canonical(value), value]));
    if (distinct.size > 1) return [name, (settlers.get(name) ?? greatest)(distinct)];
    return [name, name === 'unfinished' && values.length < rows.length ? undefined : values[0]];
  });
  const united = Object.fromEntries(members.filter(([, value]) => value !== undefined));
  return distinctCount(rows, 'avatar') > 1 ? without(united, 'avatarSeen') : united;
}

type Settler = (distinct: ReadonlyMap<string, unknown>) => unknown;

/** Whose picture is on the portal is not known when the sides differ: better to forget than to believe a wrong one. */
const forget: Settler = () => undefined;
const greatest: Settler = (distinct) => distinct.get([...distinct.keys()].sort(byCodePoint).at(-1) ?? '');

const settlers: ReadonlyMap<string, Settler> = new Map<string, Settler>([
  ['pending', (distinct) => Math.min(...[...distinct.values()].map(Number))],
  ['avatar', forget],
  ['avatarSeen', forget],
  // The milder of two intentions.
  ['onRemove', () => 'archive'],
]);

function distinctCount(rows: readonly StoredRow[], name: string): number {
  return new Set(rows.map((row) => row[name]).filter((value) => value !== undefined)).size;
}

function without(row: StoredRow, name: string): StoredRow {
  return Object.fromEntries(Object.entries(row).filter(([member]) => member !== name));
}

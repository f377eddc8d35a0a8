import { byCodePoint, type Json, type JsonObject } from '../base/json.ts';
import type { GroupFinding } from '../model/actual.ts';
import type { GroupRef } from '../model/config.ts';
import { fitting, idIn, idOrNone, rowsIn, textIn } from '../model/judged.ts';
import { idSet } from '../resources/chat/members.ts';
import { groupKey } from '../resources/chat/people.ts';
import { ask, type Reader, refusal } from './ask.ts';

/** A department as the portal tells it. */
export interface Department {
  readonly id: number;
  readonly name: string;
  /** 0 at the top. */
  readonly parent: number;
  /** 0 where nobody heads it. */
  readonly head: number;
  /** Its name behind those of all above it: `Company/Sales/EMEA`. */
  readonly path: string;
}

/** Bound on pages of any list, so that a portal that never ends cannot keep us. 50 rows a page. */
const pagesAtMost = 2000;

/** Who is in each group: the tree of departments is read once, and the active employees of those that are asked for. */
export async function readGroups(
  reader: Reader,
  refs: readonly GroupRef[],
): Promise<ReadonlyMap<string, GroupFinding>> {
  const tree = refs.some((ref) => !('everyone' in ref)) ? await readTree(reader) : [];
  const members = new Map<number, Promise<readonly number[]>>();
  const membersOf = (id: number) => {
    const known = members.get(id) ?? readEmployees(reader, id);
    members.set(id, known);
    return known;
  };
  const findings = refs.map(async (ref) => [groupKey(ref), await finding(ref, tree, membersOf, reader)] as const);
  return new Map(await Promise.all(findings));
}

/** Every department of the portal, in the order of their paths. */
export async function readTree(reader: Reader): Promise<readonly Department[]> {
  const rows = (await readPages(reader, departments, {})).map(department);
  return withPaths(rows).toSorted((a, b) => byCodePoint(a.path, b.path) || a.id - b.id);
}

type MembersOf = (id: number) => Promise<readonly number[]>;

async function finding(
  ref: GroupRef,
  tree: readonly Department[],
  membersOf: MembersOf,
  reader: Reader,
): Promise<GroupFinding> {
  if ('everyone' in ref) return { kind: 'found', members: idSet(await readEveryone(reader)) };
  const matches = matching('head' in ref ? ref.head : ref.department, tree);
  const [match] = matches;
  if (match === undefined) return { kind: 'unknown' };
  if (matches.length > 1)
    return { kind: 'ambiguous', ids: matches.map(({ id }) => id), paths: matches.map(({ path }) => path) };
  if ('head' in ref) return { kind: 'found', members: match.head === 0 ? [] : [match.head] };
  const ids = ref.recursive ? withDescendants(match.id, tree) : [match.id];
  return { kind: 'found', members: idSet((await Promise.all(ids.map(membersOf))).flat()) };
}

/** By id, by name, and where no department has that name, by the end of its path. */
function matching(wanted: number | string, tree: readonly Department[]): readonly Department[] {
  if (typeof wanted === 'number') return tree.filter(({ id }) => id === wanted);
  const name = folded(wanted);
  const named = tree.filter((department) => folded(department.name) === name);
  if (named.length > 0 || !name.includes('/')) return named;
  const end = name.startsWith('/') ? name : `/${name}`;
  return tree.filter(({ path }) => (name.startsWith('/') ? `/${path}` === name : `/${path}`.endsWith(end)));
}

/** How a department is written so that it alone is meant: its name, as much of its path as tells it apart, or its id. */
export function nameOf({ id, name, path }: Department, tree: readonly Department[]): number | string {
  const steps = path.split('/');
  const ends = steps.map((_, index) => steps.slice(-1 - index).join('/'));
  // A name of digits reads like an id.
  const names = [folded(name), ...ends, `/${path}`].filter((each) => each !== '' && !/^\d+$/.test(each));
  const isAlone = (written: string) => matching(written, tree).every((department) => department.id === id);
  return names.find((written) => matching(written, tree).length > 0 && isAlone(written)) ?? id;
}

/** Two ways to write one name: blanks of any kind and number, accents as letters of their own. */
function folded(name: string): string {
  return name.normalize('NFC').split(/\s+/u).filter(Boolean).join(' ');
}

/** A department whose parents lead in a circle, or out of what the caller may see, begins its path where that shows. */
function withPaths(rows: readonly Omit<Department, 'path'>[]): readonly Department[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.map((row) => {
    const names: string[] = [];
    const seen = new Set<number>();
    for (let next: typeof row | undefined = row; next && !seen.has(next.id) && names.length < depthAtMost; ) {
      seen.add(next.id);
      names.unshift(folded(next.name));
      next = byId.get(next.parent);
    }
    return { ...row, path: names.join('/') };
  });
}

/** Departments above one another; companies have a dozen. */
const depthAtMost = 100;

/** The department and all below it; a cycle in the tree ends the walk. */
function withDescendants(root: number, tree: readonly Department[]): readonly number[] {
  const below = new Map<number, Department[]>();
  for (const one of tree) {
    const siblings = below.get(one.parent) ?? [];
    siblings.push(one);
    below.set(one.parent, siblings);
  }
  const found = new Set([root]);
  // Grows while it is walked through.
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child.id);
  return [...found];
}

/**
 * All who work at the company.
 *
 * Source: user.get leaves bots and connectors out by itself, and USER_TYPE the guests from outside, who are in no department.
 */
async function readEveryone(reader: Reader): Promise<readonly number[]> {
  const method = 'user.get';
  const rows = await readPages(reader, method, { FILTER: { USER_TYPE: 'employee', ACTIVE: 1 } });
  return rows
    .filter(({ ACTIVE, USER_TYPE }) => ACTIVE !== false && (USER_TYPE === undefined || USER_TYPE === 'employee'))
    .filter(({ UF_DEPARTMENT }) => !Array.isArray(UF_DEPARTMENT) || UF_DEPARTMENT.length > 0)
    .map((row) => fitting(idIn(row.ID), method));
}

/** Active people who work in exactly this department. */
export async function readEmployees(reader: Reader, id: number): Promise<readonly number[]> {
  const method = 'user.get';
  const rows = await readPages(reader, method, { FILTER: { UF_DEPARTMENT: id, ACTIVE: 1 } });
  return rows
    .filter((row) => row.ACTIVE !== false && worksIn(row.UF_DEPARTMENT, id))
    .map((row) => fitting(idIn(row.ID), method));
}

/** Compared again, as filters that the scope does not allow are dropped without a word; a row without the field is believed. */
function worksIn(departments: Json | undefined, id: number): boolean {
  return !Array.isArray(departments) || departments.some((department: Json) => idIn(department) === id);
}

async function readPages(reader: Reader, method: string, params: JsonObject): Promise<readonly JsonObject[]> {
  const rows: JsonObject[] = [];
  let start: number | undefined = 0;
  for (let page = 0; page < pagesAtMost && start !== undefined; page++) {
    const call: { method: string; params: JsonObject } = { method, params: { ...params, start } };
    const answer = await ask(reader, call);
    if (answer.kind === 'refused') throw refusal(call, answer);
    for (const row of fitting(rowsIn(answer.result), method)) rows.push(row);
    start = answer.next !== undefined && answer.next > start ? answer.next : undefined;
  }
  return rows;
}

const departments = 'department.get';

function department(row: JsonObject): Omit<Department, 'path'> {
  return {
    id: fitting(idIn(row.ID), departments),
    name: fitting(textIn(row.NAME), departments),
    parent: fitting(idOrNone(row.PARENT), departments),
    head: fitting(idOrNone(row.UF_HEAD), departments),
  };
}

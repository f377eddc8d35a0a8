import type { Json, JsonObject } from '../base/json.ts';
import type { DepartmentFinding } from '../model/actual.ts';
import type { DepartmentRef } from '../model/config.ts';
import { fitting, idIn, idOrNone, rowsIn, textIn } from '../model/judged.ts';
import { departmentKey } from '../resources/chat/people.ts';
import { ask, type Reader, refusal } from './ask.ts';

interface Department {
  readonly id: number;
  readonly name: string;
  /** 0 at the top. */
  readonly parent: number;
}

/** Bound on pages of any list, so that a portal that never ends cannot keep us. 50 rows a page. */
const pagesAtMost = 2000;

/** Reads the department tree once and the active employees of every department asked for. */
export async function readDepartments(
  reader: Reader,
  refs: readonly DepartmentRef[],
): Promise<ReadonlyMap<string, DepartmentFinding>> {
  const tree = (await readPages(reader, departments, {})).map(department);
  const members = new Map<number, Promise<readonly number[]>>();
  const membersOf = (id: number) => {
    const known = members.get(id) ?? readEmployees(reader, id);
    members.set(id, known);
    return known;
  };
  const findings = refs.map(async (ref) => [departmentKey(ref), await finding(ref, tree, membersOf)] as const);
  return new Map(await Promise.all(findings));
}

async function finding(
  ref: DepartmentRef,
  tree: readonly Department[],
  membersOf: (id: number) => Promise<readonly number[]>,
): Promise<DepartmentFinding> {
  const { department: wanted } = ref;
  const matches = tree.filter(({ id, name }) =>
    typeof wanted === 'number' ? id === wanted : folded(name) === folded(wanted),
  );
  const [match] = matches;
  if (match === undefined) return { kind: 'unknown' };
  if (matches.length > 1) return { kind: 'ambiguous', ids: matches.map(({ id }) => id) };
  const ids = ref.recursive ? withDescendants(match.id, tree) : [match.id];
  const members = (await Promise.all(ids.map(membersOf))).flat();
  return { kind: 'found', members: [...new Set(members)].sort((a, b) => a - b) };
}

/** Two ways to write one name: blanks of any kind and number, accents as letters of their own. */
function folded(name: string): string {
  return name.normalize('NFC').split(/\s+/u).filter(Boolean).join(' ');
}

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

/** Active people who work in exactly this department. */
async function readEmployees(reader: Reader, id: number): Promise<readonly number[]> {
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

function department(row: JsonObject): Department {
  return {
    id: fitting(idIn(row.ID), departments),
    name: fitting(textIn(row.NAME), departments),
    parent: fitting(idOrNone(row.PARENT), departments),
  };
}

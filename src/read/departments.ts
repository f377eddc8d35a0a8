import type { Json, JsonObject } from '../base/json.ts';
import type { DepartmentFinding } from '../model/actual.ts';
import type { DepartmentRef } from '../model/config.ts';
import { integer } from '../resources/chat/found.ts';
import { departmentKey } from '../resources/chat/people.ts';
import { ask, objects, type Reader, refusal } from './ask.ts';

interface Department {
  readonly id: number;
  readonly name: string;
  readonly parent: number | undefined;
}

/** Bound on pages of any list, so that a portal that never ends cannot keep us. 50 rows a page. */
const pagesAtMost = 2000;

/** Reads the department tree once and the active employees of every department asked for. */
export async function readDepartments(
  reader: Reader,
  refs: readonly DepartmentRef[],
): Promise<ReadonlyMap<string, DepartmentFinding>> {
  const tree = (await readPages(reader, 'department.get', {})).map(department).filter((found) => found !== undefined);
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
    typeof wanted === 'number' ? id === wanted : name.trim() === wanted.trim(),
  );
  const [match] = matches;
  if (match === undefined) return { kind: 'unknown' };
  if (matches.length > 1) return { kind: 'ambiguous', ids: matches.map(({ id }) => id) };
  const ids = ref.recursive ? withDescendants(match.id, tree) : [match.id];
  const members = (await Promise.all(ids.map(membersOf))).flat();
  return { kind: 'found', members: [...new Set(members)].sort((a, b) => a - b) };
}

/** The department and all below it; a cycle in the tree ends the walk. */
function withDescendants(root: number, tree: readonly Department[]): readonly number[] {
  const found = new Set([root]);
  let size = 0;
  while (size < found.size) {
    size = found.size;
    for (const { id, parent } of tree) if (parent !== undefined && found.has(parent)) found.add(id);
  }
  return [...found];
}

/** Active people who work in exactly this department. */
async function readEmployees(reader: Reader, id: number): Promise<readonly number[]> {
  const rows = await readPages(reader, 'user.get', { FILTER: { UF_DEPARTMENT: id, ACTIVE: 1 } });
  return rows
    .filter((row) => row.ACTIVE !== false && worksIn(row.UF_DEPARTMENT, id))
    .map((row) => integer(row.ID))
    .filter((user) => user !== undefined);
}

/** Compared again, as filters that the scope does not allow are dropped without a word; a row without the field is believed. */
function worksIn(departments: Json | undefined, id: number): boolean {
  return !Array.isArray(departments) || departments.some((department: Json) => integer(department) === id);
}

async function readPages(reader: Reader, method: string, params: JsonObject): Promise<readonly JsonObject[]> {
  const rows: JsonObject[] = [];
  let start: number | undefined = 0;
  for (let page = 0; page < pagesAtMost && start !== undefined; page++) {
    const call: { method: string; params: JsonObject } = { method, params: { ...params, start } };
    const answer = await ask(reader, call);
    if (answer.kind === 'refused') throw refusal(call, answer);
    rows.push(...objects(answer.result));
    start = answer.next !== undefined && answer.next > start ? answer.next : undefined;
  }
  return rows;
}

function department(row: JsonObject): Department | undefined {
  const id = integer(row.ID);
  return id === undefined
    ? undefined
    : { id, name: typeof row.NAME === 'string' ? row.NAME : '', parent: integer(row.PARENT) };
}

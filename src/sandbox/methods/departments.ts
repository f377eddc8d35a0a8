import { intval, PhpArray, type PhpValue } from '../php/values.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { upperKeys } from '../rest/params.ts';
import { structureOf } from '../store/people.ts';
import type { DepartmentRow } from '../store/rows.ts';
import { numberCondition, textCondition } from './sql-conditions.ts';

export const departmentMethods: readonly Method[] = [
  { name: 'department.get', scopes: ['department'], run: departmentGet },
];

const PAGE = 50;

const NUMBERS: Readonly<Record<string, (department: DepartmentRow) => number | null>> = {
  ID: ({ id }) => id,
  SORT: ({ sort }) => sort,
  PARENT: ({ parent }) => parent,
  UF_HEAD: ({ head }) => head,
};

/**
 * Unlike most methods this one reads the keys of its filter exactly, in capitals and without operators; a FILTER takes
 * the place of all other parameters, the order of the list among them.
 *
 * `start` names a page: it is cut to a multiple of 50, and one behind the last begins again at the first.
 *
 * Source: intranet/classes/general/rest.php departmentGet; main/classes/general/dbresult.php calculatePageNumber.
 */
function departmentGet(call: Call): Reply {
  const given = call.params.get('FILTER');
  const query = given instanceof PhpArray ? given : call.params;
  const rows = structureOf(call.portal).filter((department) =>
    [...query.entries()].every(([key, value]) => fits(department, key, value)),
  );
  const sorted = inOrder(rows, query);
  if (call.start < 0) return new ListReply(sorted.slice(0, PAGE).map(view), 0, undefined);
  const asked = Math.trunc(call.start / PAGE);
  const page = asked * PAGE < sorted.length ? asked : 0;
  const next = (page + 1) * PAGE < sorted.length ? (page + 1) * PAGE : undefined;
  return new ListReply(sorted.slice(page * PAGE, (page + 1) * PAGE).map(view), sorted.length, next);
}

function fits(department: DepartmentRow, key: string, value: PhpValue): boolean {
  if (value === null) return true;
  if (key === 'NAME') return value === '' || textCondition('like', value)(department.name);
  const read = NUMBERS[key];
  if (!read) return true;
  if (key === 'PARENT' && !(value instanceof PhpArray) && intval(value) <= 0) return department.parent === null;
  if (value instanceof PhpArray && value.size === 0) return true;
  const number = read(department);
  // A database's IN finds no row whose field is empty.
  return number !== null && numberCondition('in', value)(number);
}

/** Without SORT the tree is walked; with it, other rows of the same value keep that order. */
function inOrder(rows: readonly DepartmentRow[], query: PhpArray): readonly DepartmentRow[] {
  const params = upperKeys(query);
  const [sort, order] = [params.get('SORT'), params.get('ORDER')];
  const field = typeof sort === 'string' ? sort.toUpperCase() : '';
  const direction = typeof order === 'string' && order.toUpperCase() === 'DESC' ? -1 : 1;
  if (field === 'NAME') return rows.toSorted((a, b) => direction * a.name.localeCompare(b.name));
  const read = NUMBERS[field];
  if (!read) return rows;
  return rows.toSorted((a, b) => direction * ((read(a) ?? 0) - (read(b) ?? 0)));
}

function view(department: DepartmentRow) {
  return {
    ID: String(department.id),
    NAME: department.name,
    SORT: department.sort,
    ...(department.parent === null ? {} : { PARENT: String(department.parent) }),
    ...(department.head === null ? {} : { UF_HEAD: String(department.head) }),
  };
}

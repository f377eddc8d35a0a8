import { intval, PhpArray, type PhpValue, toText } from '../php/values.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import type { DepartmentRow } from '../store/rows.ts';

export const departmentMethods: readonly Method[] = [
  { name: 'department.get', scopes: ['department'], run: departmentGet },
];

const PAGE = 50;

const FIELDS: Readonly<Record<string, (department: DepartmentRow) => string>> = {
  ID: (department) => String(department.id),
  NAME: (department) => department.name,
  SORT: (department) => String(department.sort),
  PARENT: (department) => String(department.parent ?? ''),
  UF_HEAD: (department) => String(department.head ?? ''),
};

/** Unlike most methods this one reads its keys exactly: only `ID`, `NAME`, `SORT`, `PARENT`, `UF_HEAD` in capitals. */
function departmentGet(call: Call): Reply {
  const { params } = call;
  const rows = [...call.portal.tables.all('departments')].filter((department) =>
    Object.entries(FIELDS).every(([key, read]) => {
      const wanted = params.get(key);
      return wanted === undefined || wanted === null || listOf(wanted).includes(read(department).toLowerCase());
    }),
  );
  sortRows(rows, params);
  const offset = Math.max(0, call.start);
  const page = rows.slice(offset, offset + PAGE);
  const next = offset + PAGE < rows.length ? offset + PAGE : undefined;
  return new ListReply(page.map(view), rows.length, next);
}

function listOf(value: PhpValue): readonly string[] {
  const items = value instanceof PhpArray ? [...value.values()] : [value];
  return items.filter((item) => !(item instanceof PhpArray)).map((item) => toText(item).toLowerCase());
}

function sortRows(rows: DepartmentRow[], params: PhpArray): void {
  const sort = params.get('sort');
  const order = params.get('order');
  const field = typeof sort === 'string' ? sort.toUpperCase() : '';
  const direction = typeof order === 'string' && order.toUpperCase() === 'DESC' ? -1 : 1;
  const isNumeric = field === 'SORT' || field === 'ID' || field === 'PARENT';
  const key = FIELDS[field];
  if (!key) return;
  rows.sort((a, b) => {
    const difference = isNumeric ? intval(key(a)) - intval(key(b)) : key(a).localeCompare(key(b));
    return direction * (difference || a.id - b.id);
  });
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

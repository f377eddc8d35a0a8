/** A person of the company that a portal begins with; what is left out is empty, and an employee who is there. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly lastName?: string;
  /** Lower case; the part before the `@` is the login as well. */
  readonly email?: string;
  /** Ids of departments. */
  readonly departments?: readonly number[];
  readonly position?: string;
  readonly gender?: 'M' | 'F';
  /** `extranet` and `email` are people from outside: methods treat them as a portal does. */
  readonly kind?: 'employee' | 'extranet' | 'bot' | 'email';
  /** Ids of workgroups: people of the extranet are seen only by those who share one. */
  readonly groups?: readonly number[];
  /** `false`: dismissed. */
  readonly active?: boolean;
  readonly admin?: boolean;
}

/** A department of the company that a portal begins with. */
export interface Department {
  readonly id: number;
  readonly name: string;
  /** The department above, by its id; left out for the company itself. */
  readonly parent?: number;
  /** The id of the person who leads it. */
  readonly head?: number;
  readonly sort?: number;
}

/** Who works in a portal when it begins. */
export interface Company {
  readonly people: readonly Person[];
  readonly departments: readonly Department[];
}

/** Twenty-one people of every kind in eight departments; ids are fixed, so tests may name them. */
export function usualCompany(): Company {
  return { people: PEOPLE, departments: DEPARTMENTS };
}

/**
 * An id that leads nowhere would show only much later, as an answer that no portal gives.
 *
 * Errors: throws for one, and for an id that stands twice.
 */
export function checkCompany({ people, departments }: Company, caller: number): void {
  const userIds = idsOf('people', people);
  const departmentIds = idsOf('departments', departments);
  const need = (ids: ReadonlySet<number>, what: string, id: number | undefined, whose: string) => {
    if (id !== undefined && !ids.has(id)) throw new RangeError(`${whose} is ${id}, but no ${what} has that id`);
  };
  need(userIds, 'person', caller, 'the caller');
  for (const { id, parent, head } of departments) {
    need(departmentIds, 'department', parent, `the parent of department ${id}`);
    need(userIds, 'person', head, `the head of department ${id}`);
  }
  for (const { id, departments: own = [] } of people)
    for (const department of own) need(departmentIds, 'department', department, `a department of person ${id}`);
}

function idsOf(what: string, rows: readonly { readonly id: number }[]): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const { id } of rows) {
    if (!Number.isSafeInteger(id) || id < 1)
      throw new RangeError(`an id of ${what} is ${id}, not a whole number above 0`);
    if (ids.has(id)) throw new RangeError(`the id ${id} stands twice among the ${what}`);
    ids.add(id);
  }
  return ids;
}

/** Company > Sales > Sales EMEA and Sales CIS; `Support` exists twice, so a name alone may be ambiguous. */
const DEPARTMENTS: readonly Department[] = [
  { id: 1, name: 'Company', sort: 500, head: 1 },
  { id: 2, name: 'Sales', sort: 500, parent: 1, head: 3 },
  { id: 3, name: 'Sales EMEA', sort: 500, parent: 2, head: 12 },
  { id: 4, name: 'Sales CIS', sort: 510, parent: 2 },
  { id: 5, name: 'Разработка', sort: 520, parent: 1, head: 5 },
  { id: 6, name: 'Support', sort: 530, parent: 5, head: 7 },
  { id: 7, name: 'Support', sort: 540, parent: 2 },
  { id: 8, name: 'Archive', sort: 900, parent: 1 },
];

const PEOPLE: readonly Person[] = [
  {
    id: 1,
    name: 'Вадим',
    lastName: 'Орлов',
    email: 'admin@corp.example',
    departments: [1],
    position: 'Администратор',
    groups: [1],
  },
  { id: 2, name: 'Ольга', lastName: 'Соколова', email: 'olga.sokolova@corp.example', departments: [1], gender: 'F' },
  {
    id: 3,
    name: 'Klaus',
    lastName: 'Weber',
    email: 'klaus.weber@corp.example',
    departments: [2],
    position: 'Head of Sales',
  },
  { id: 4, name: 'Ирина', lastName: 'Лебедева', email: 'irina.lebedeva@corp.example', departments: [4], gender: 'F' },
  {
    id: 5,
    name: 'Пётр',
    lastName: 'Васильев',
    email: 'petr.vasiliev@corp.example',
    departments: [5],
    position: 'Руководитель разработки',
  },
  { id: 6, name: 'John', lastName: 'Smith', email: 'john_smith@corp.example', departments: [5] },
  { id: 7, name: 'Мария', lastName: 'Кузнецова', email: 'maria@corp.example', departments: [6], gender: 'F' },
  { id: 8, name: 'Seán', lastName: "O'Brien", email: 'sean.obrien@corp.example', departments: [3] },
  { id: 9, name: 'Дмитрий', lastName: 'Новиков', email: 'd.novikov@corp.example', departments: [5, 6] },
  { id: 10, name: 'Елена', lastName: 'Морозова', email: 'elena.morozova@corp.example', departments: [1], gender: 'F' },
  { id: 11, name: 'Joan', lastName: 'Smith', email: 'johnXsmith@corp.example', departments: [7], gender: 'F' },
  {
    id: 12,
    name: 'Anna',
    lastName: 'Weber',
    email: 'anna@corp.example',
    departments: [2],
    position: 'Account manager',
    gender: 'F',
  },
  { id: 13, name: 'Павел', lastName: 'Уволенный', email: 'pavel@corp.example', departments: [2], active: false },
  { id: 14, name: 'Сергей', lastName: 'Без-Почты', email: '', departments: [4] },
  {
    id: 15,
    name: 'Guest',
    lastName: 'Partner',
    email: 'guest@partner.example',
    departments: [],
    kind: 'extranet',
    groups: [1],
  },
  {
    id: 16,
    name: 'Remote',
    lastName: 'Stranger',
    email: 'stranger@partner.example',
    departments: [],
    kind: 'extranet',
    groups: [2],
  },
  { id: 17, name: 'Deploy', lastName: 'Bot', email: '', departments: [1], kind: 'bot' },
  { id: 18, name: 'Zoë', lastName: 'Ångström', email: 'zoe.angstrom@corp.example', departments: [3], gender: 'F' },
  { id: 19, name: 'Алексей', lastName: 'Ким', email: 'a.kim+chat@corp.example', departments: [5] },
  { id: 20, name: 'Наталья', lastName: 'Юн', email: 'n.yun@corp.example', departments: [4], gender: 'F' },
  { id: 21, name: 'Mail', lastName: 'Correspondent', email: 'letters@mail.example', departments: [], kind: 'email' },
];

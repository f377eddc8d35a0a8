import { DEFAULT_RIGHTS, refreshCounts } from './chats.ts';
import { hexOf } from './colors.ts';
import { announce } from './messages.ts';
import { nowOf, type Portal } from './portal.ts';
import type { DepartmentRow, UserRow } from './rows.ts';

/** Fills an empty portal with people, departments and the general chat; ids are fixed, so tests may name them. */
export function seedPortal(portal: Portal): void {
  const { tables } = portal;
  for (const department of DEPARTMENTS) tables.put('departments', department);
  for (const person of PEOPLE) tables.put('users', userOf(person));
  const now = nowOf(portal);
  tables.put('chats', {
    id: tables.nextId('chats'),
    type: 'O',
    special: 'general',
    title: 'Общий чат',
    description: 'Чат всех сотрудников',
    color: 'AZURE',
    avatar: null,
    owner: 1,
    entityType: 'GENERAL',
    entityId: '',
    entityData: ['', '', ''],
    extranet: false,
    rights: DEFAULT_RIGHTS,
    messageCount: 0,
    lastMessage: 0,
    userCount: 0,
    created: now,
    lastActivity: now,
  });
  for (const user of tables.all('users')) {
    if (user.active && user.kind === 'employee') joinGeneral(portal, user);
  }
  refreshCounts(portal, 1);
  announce(portal, 1, 'GENERAL_CREATE', 'The general chat of the company');
}

function joinGeneral(portal: Portal, user: UserRow): void {
  const { tables } = portal;
  tables.put('members', {
    id: tables.nextId('members'),
    chat: 1,
    user: user.id,
    manager: user.id === 1,
    muted: false,
    startId: 0,
    startCount: 0,
    lastRead: 0,
    reason: '',
    hiddenFromRecent: false,
  });
}

/** Company > Sales > Sales EMEA and Sales CIS; `Support` exists twice, so a name alone may be ambiguous. */
const DEPARTMENTS: readonly DepartmentRow[] = [
  { id: 1, name: 'Company', sort: 500, parent: null, head: 1 },
  { id: 2, name: 'Sales', sort: 500, parent: 1, head: 3 },
  { id: 3, name: 'Sales EMEA', sort: 500, parent: 2, head: 12 },
  { id: 4, name: 'Sales CIS', sort: 510, parent: 2, head: null },
  { id: 5, name: 'Разработка', sort: 520, parent: 1, head: 5 },
  { id: 6, name: 'Support', sort: 530, parent: 5, head: 7 },
  { id: 7, name: 'Support', sort: 540, parent: 2, head: null },
  { id: 8, name: 'Archive', sort: 900, parent: 1, head: null },
];

interface Person {
  readonly id: number;
  readonly name: string;
  readonly lastName: string;
  readonly email: string;
  readonly departments: readonly number[];
  readonly position?: string;
  readonly gender?: 'M' | 'F';
  readonly kind?: UserRow['kind'];
  readonly groups?: readonly number[];
  readonly active?: boolean;
}

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

const USER_COLORS: readonly string[] = ['MINT', 'AZURE', 'DARK_BLUE', 'PURPLE', 'SAND', 'KHAKI', 'LIME', 'BROWN'];

function userOf(person: Person): UserRow {
  const at = person.email.indexOf('@');
  return {
    id: person.id,
    active: person.active ?? true,
    login: at > 0 ? person.email.slice(0, at) : `user${person.id}`,
    name: person.name,
    lastName: person.lastName,
    secondName: '',
    email: person.email,
    departments: person.departments,
    kind: person.kind ?? 'employee',
    groups: person.groups ?? [],
    gender: person.gender ?? 'M',
    position: person.position ?? '',
    admin: person.id === 1,
    color: hexOf(USER_COLORS[person.id % USER_COLORS.length] ?? 'MINT'),
    registered: 1_700_000_000 + person.id * 86_400,
  };
}

import { DEFAULT_RIGHTS, refreshCounts } from './chats.ts';
import { hexOf } from './colors.ts';
import { type Company, checkCompany, type Department, type Person } from './company.ts';
import { announce } from './messages.ts';
import { nowOf, type Portal } from './portal.ts';
import type { DepartmentRow, UserRow } from './rows.ts';

/**
 * Fills an empty portal with people, departments and the general chat, which belongs to the first of the people.
 *
 * Errors: throws for an id that stands twice or that nobody has.
 */
export function seedPortal(portal: Portal, company: Company): void {
  const { tables } = portal;
  checkCompany(company, portal.settings.callerId);
  for (const department of company.departments) tables.put('departments', departmentOf(department));
  for (const person of company.people) tables.put('users', userOf(person));
  const owner = company.people[0]?.id ?? 0;
  const now = nowOf(portal);
  tables.put('chats', {
    id: tables.nextId('chats'),
    type: 'O',
    special: 'general',
    title: 'Общий чат',
    description: 'Чат всех сотрудников',
    color: 'AZURE',
    avatar: null,
    owner,
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
    if (user.active && user.kind === 'employee') joinGeneral(portal, user, owner);
  }
  refreshCounts(portal, 1);
  announce(portal, 1, 'GENERAL_CREATE', 'The general chat of the company');
}

function joinGeneral(portal: Portal, user: UserRow, owner: number): void {
  const { tables } = portal;
  tables.put('members', {
    id: tables.nextId('members'),
    chat: 1,
    user: user.id,
    manager: user.id === owner,
    muted: false,
    startId: 0,
    startCount: 0,
    lastRead: 0,
    reason: '',
    hiddenFromRecent: false,
  });
}

const USER_COLORS: readonly string[] = ['MINT', 'AZURE', 'DARK_BLUE', 'PURPLE', 'SAND', 'KHAKI', 'LIME', 'BROWN'];

function departmentOf({ id, name, parent, head, sort }: Department): DepartmentRow {
  return { id, name, sort: sort ?? 500, parent: parent ?? null, head: head ?? null };
}

function userOf(person: Person): UserRow {
  const { email = '' } = person;
  const at = email.indexOf('@');
  return {
    id: person.id,
    active: person.active ?? true,
    login: at > 0 ? email.slice(0, at) : `user${person.id}`,
    name: person.name,
    lastName: person.lastName ?? '',
    secondName: '',
    email,
    departments: person.departments ?? [],
    kind: person.kind ?? 'employee',
    groups: person.groups ?? [],
    gender: person.gender ?? 'M',
    position: person.position ?? '',
    admin: person.admin ?? person.id === 1,
    color: hexOf(USER_COLORS[person.id % USER_COLORS.length] ?? 'MINT'),
    registered: 1_700_000_000 + person.id * 86_400,
  };
}

import type { Portal } from './portal.ts';
import type { DepartmentRow, UserRow } from './rows.ts';

export function fullName(user: UserRow): string {
  return [user.name, user.lastName].filter((part) => part !== '').join(' ') || user.email || user.login;
}

export function isIntranet(user: UserRow | undefined): boolean {
  return user !== undefined && user.kind !== 'extranet' && user.kind !== 'email';
}

/** Active people whom the caller may put into a chat; extranet people only through a common workgroup. */
export function isReachable(user: UserRow | undefined, caller: UserRow): user is UserRow {
  if (!user?.active) return false;
  if (user.kind !== 'extranet' && caller.kind !== 'extranet') return true;
  return user.id === caller.id || user.groups.some((group) => caller.groups.includes(group));
}

/** Whom the caller may speak to in private: everybody, from outside only people of a common workgroup. */
export function isApproachable(user: UserRow | undefined, caller: UserRow): user is UserRow {
  if (!user || user.id === caller.id || caller.kind !== 'extranet') return user !== undefined;
  return user.groups.some((group) => caller.groups.includes(group));
}

/** Fit to inherit a chat: active, internal and no bot. */
export function canInherit(user: UserRow | undefined): boolean {
  return user?.active === true && user.kind === 'employee';
}

export function employeesOf(portal: Portal, department: number): readonly UserRow[] {
  return [...portal.tables.all('users')].filter((user) => user.active && user.departments.includes(department));
}

/** Departments as a tree is walked: a parent, then its children by their sort and id; what hangs on nothing comes last. */
export function structureOf(portal: Portal): readonly DepartmentRow[] {
  const children = new Map<number | null, DepartmentRow[]>();
  for (const row of portal.tables.all('departments')) {
    children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  }
  const walked = new Set<DepartmentRow>();
  const walk = (parent: number | null): void => {
    for (const row of (children.get(parent) ?? []).toSorted((a, b) => a.sort - b.sort || a.id - b.id)) {
      if (walked.has(row)) continue;
      walked.add(row);
      walk(row.id);
    }
  };
  walk(null);
  return [...walked, ...[...portal.tables.all('departments')].filter((row) => !walked.has(row))];
}

/** `Sales EMEA / Sales / Company`, as the messenger shows departments. */
export function departmentPath(portal: Portal, department: DepartmentRow): string {
  const names = [department.name];
  let parent = department.parent;
  for (let depth = 0; parent !== null && depth < 50; depth += 1) {
    const row = portal.tables.get('departments', parent);
    if (!row) break;
    names.push(row.name);
    parent = row.parent;
  }
  return names.join(' / ');
}

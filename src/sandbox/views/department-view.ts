import type { Answer } from '../php/json-encode.ts';
import { departmentPath } from '../store/people.ts';
import type { Portal } from '../store/portal.ts';
import type { DepartmentRow } from '../store/rows.ts';
import { messengerUser } from './user-view.ts';

/** A department as the messenger shows it, on wish with its head. */
export function departmentView(
  portal: Portal,
  department: DepartmentRow,
  withHead: boolean,
): { readonly [key: string]: Answer } {
  const row = {
    id: department.id,
    name: department.name,
    full_name: departmentPath(portal, department),
    manager_user_id: department.head ?? 0,
  };
  if (!withHead) return row;
  const head = department.head === null ? undefined : portal.tables.get('users', department.head);
  return { ...row, manager_user_data: head ? messengerUser(portal, head) : null };
}

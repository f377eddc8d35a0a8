import { readJsObject, readJsonOrJsObject } from '../php/js-object.ts';
import type { Answer } from '../php/json-encode.ts';
import { intval, looselyEquals, PhpArray, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { idList, isSet, upperKeys } from '../rest/params.ts';
import { employeesOf, structureOf } from '../store/people.ts';
import type { Portal } from '../store/portal.ts';
import type { UserRow } from '../store/rows.ts';
import { departmentView } from '../views/department-view.ts';
import { messengerUser } from '../views/user-view.ts';

export const messengerUserMethods: readonly Method[] = [
  { name: 'im.user.get', scopes: ['im'], run: userGet },
  { name: 'im.user.list.get', scopes: ['im'], run: userListGet },
  { name: 'im.department.get', scopes: ['im'], run: departmentGet },
  { name: 'im.department.employees.get', scopes: ['im'], run: employeesGet },
  { name: 'im.department.managers.get', scopes: ['im'], run: managersGet },
  { name: 'im.department.colleagues.list', scopes: ['im'], run: colleaguesList },
];

/** Source: im/classes/general/im_rest.php userGet; its texts are the code's, not the page's. */
function userGet(call: Call): Reply {
  const params = upperKeys(call.params);
  const id = isSet(params, 'ID') ? intval(params.get('ID')) : call.caller.id;
  if (id <= 0) throw new RestError('ID_EMPTY', "User ID can't be empty");
  const user = call.portal.tables.get('users', id);
  if (!user) throw new RestError('USER_NOT_EXISTS', 'User is not exists');
  if (!isKnown(call, user)) {
    throw new RestError('ACCESS_DENIED', 'You can request only users who consist of your extranet group');
  }
  return messengerUser(call.portal, user);
}

/**
 * An object keyed by id with nulls for unknown people, or a list of the same; outsiders see their own groups only, and
 * nobody else is so much as mentioned.
 *
 * Source: im/classes/general/im_rest.php userList.
 */
function userListGet(call: Call): Reply {
  const params = upperKeys(call.params);
  const ids = idList(params.get('ID'), readJsObject) ?? [];
  if (ids.length === 0) throw new RestError('INVALID_FORMAT', 'A wrong format for the ID field is passed');
  const byId = new PhpArray<Answer>();
  for (const id of ids) {
    const user = call.portal.tables.get('users', id);
    if (call.caller.kind === 'extranet' && !(user && isKnown(call, user))) continue;
    byId.set(String(id), user ? messengerUser(call.portal, user) : null);
  }
  return toText(params.get('RESULT_TYPE')).toLowerCase() === 'array' ? [...byId.values()] : byId;
}

function isKnown({ caller }: Call, user: UserRow): boolean {
  if (caller.kind !== 'extranet' || user.id === caller.id) return true;
  return user.active && user.groups.some((group) => caller.groups.includes(group));
}

/** In the order of the structure, whatever order was asked for. */
function departmentGet(call: Call): Reply {
  refuseOutsiders(call);
  const params = upperKeys(call.params);
  const ids = new Set(idList(params.get('ID'), readJsObject) ?? []);
  if (ids.size === 0) throw new RestError('INVALID_FORMAT', 'A wrong format for the ID field is passed');
  const withUsers = looselyEquals(params.get('USER_DATA'), 'Y');
  return structureOf(call.portal)
    .filter((department) => ids.has(department.id))
    .map((department) => departmentView(call.portal, department, withUsers));
}

/** Direct employees only; a department without any is missing from the answer. */
function employeesGet(call: Call): Reply {
  refuseOutsiders(call);
  return byDepartment(call, (id) => employeesOf(call.portal, id).map((user) => user.id));
}

function managersGet(call: Call): Reply {
  refuseOutsiders(call);
  return byDepartment(call, (id) => {
    const head = call.portal.tables.get('departments', id)?.head;
    return head === null || head === undefined ? [] : [head];
  });
}

function byDepartment(call: Call, people: (department: number) => readonly number[]): Reply {
  const params = upperKeys(call.params);
  const ids = new Set(idList(params.get('ID'), readJsonOrJsObject) ?? []);
  if (ids.size === 0) throw new RestError('ID_EMPTY', "Department ID can't be empty");
  const answer = new PhpArray<Answer>();
  for (const { id } of structureOf(call.portal)) {
    const members = ids.has(id) ? people(id) : [];
    if (members.length === 0) continue;
    const full = looselyEquals(params.get('USER_DATA'), 'Y');
    answer.set(String(id), full ? members.map((user) => userData(call.portal, user)) : members);
  }
  return answer;
}

function colleaguesList(call: Call): Reply {
  refuseOutsiders(call);
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const offset = call.start > 0 ? call.start : Math.max(0, intval(params.get('OFFSET')));
  const limit = isSet(params, 'LIMIT') ? Math.min(50, intval(params.get('LIMIT'))) : 10;
  const ids = new Set(caller.departments.flatMap((id) => employeesOf(portal, id).map((user) => user.id)));
  ids.delete(caller.id);
  const all = [...ids];
  const page = all.slice(offset, offset + limit);
  const rows = looselyEquals(params.get('USER_DATA'), 'Y') ? page.map((id) => userData(portal, id)) : page;
  return new ListReply(rows, all.length, offset + page.length < all.length ? offset + page.length : undefined);
}

function userData(portal: Portal, id: number): Answer {
  const user = portal.tables.get('users', id);
  return user ? messengerUser(portal, user) : null;
}

function refuseOutsiders(call: Call): void {
  if (call.caller.kind !== 'extranet' && call.caller.kind !== 'bot') return;
  throw new RestError('ACCESS_ERROR', 'Only intranet users have access to this method.', 403);
}

import type { Answer } from '../php/json-encode.ts';
import { isTruthy, PhpArray, type PhpValue, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { upperKeys } from '../rest/params.ts';
import type { UserRow } from '../store/rows.ts';
import { hiddenFields, USER_FIELDS } from './user-fields.ts';
import { filterTests, nameTest, type Test } from './user-filter.ts';

const USER_SCOPES = ['user', 'user_basic', 'user_brief'];
const PAGE = 50;

export const userMethods: readonly Method[] = [
  { name: 'user.get', scopes: USER_SCOPES, run: (call) => listUsers(call, false) },
  { name: 'user.search', scopes: USER_SCOPES, run: (call) => listUsers(call, true) },
  { name: 'user.current', scopes: USER_SCOPES, run: (call) => userRow(call, call.caller, undefined) },
];

/**
 * Pages of 50; an empty result is a bare `[]` without `total`; `start=-1` does not count.
 *
 * Source: rest/lib/api/user.php userGet.
 */
function listUsers(call: Call, isSearch: boolean): Reply {
  const params = upperKeys(call.params);
  const given = params.get('FILTER');
  const filter = given instanceof PhpArray ? upperKeys(given) : params;
  const tests = testsOf(call, filter, isSearch);
  const sees = visibility(call, filter, isTruthy(params.get('ADMIN_MODE')));
  const found = [...call.portal.tables.all('users')].filter((user) => sees(user) && tests.every((test) => test(user)));
  sortUsers(found, params);
  const isCounting = call.start !== -1;
  const offset = Math.max(0, call.start);
  const page = found.slice(offset, offset + PAGE);
  if (page.length === 0) return [];
  const rows = page.map((user) => userRow(call, user, params.get('SELECT')));
  const next = isCounting && offset + PAGE < found.length ? offset + PAGE : undefined;
  return new ListReply(rows, isCounting ? found.length : 0, next);
}

/** `user.search` without a phrase looks for the words of its name fields instead of comparing them. */
function testsOf({ credential }: Call, filter: PhpArray, isSearch: boolean): readonly Test[] {
  const hidden = hiddenFields(credential.scopes);
  const isPhrased = filter.has('FIND') || filter.has('NAME_SEARCH');
  if (!isSearch || isPhrased) return filterTests(filter, hidden, isSearch);
  const rest = new PhpArray();
  const words: string[] = [];
  for (const [key, value] of filter.entries()) {
    if (NAMES.includes(key)) words.push(toText(value));
    else rest.set(key, value);
  }
  const byName = nameTest(words.join(' '));
  return [...filterTests(rest, hidden, isSearch), ...(byName ? [byName] : [])];
}

const NAMES: readonly string[] = ['NAME', 'LAST_NAME', 'SECOND_NAME', 'WORK_POSITION'];

/**
 * Who is seen at all: people with a department, and active people of the caller's workgroups; an outsider sees those and
 * himself. An administrator sees everybody whom he names by ID, or in ADMIN_MODE.
 *
 * Bots and mail users are never seen.
 */
function visibility({ caller }: Call, filter: PhpArray, isAdminMode: boolean): Test {
  const isReal: Test = ({ kind }) => kind === 'employee' || kind === 'extranet';
  const isNear: Test = (user) => user.active && user.groups.some((group) => caller.groups.includes(group));
  if (caller.admin && isAdminMode) return isReal;
  if (caller.departments.length === 0) return (user) => isReal(user) && (user.id === caller.id || isNear(user));
  const namesId = filter.get('ID') !== undefined && filter.get('ID') !== null;
  if (caller.admin && namesId) return isReal;
  return (user) => isReal(user) && (user.departments.length > 0 || isNear(user));
}

/** SORT without ORDER, and ORDER without SORT, sort nothing. */
function sortUsers(users: UserRow[], params: PhpArray): void {
  const [sort, order] = [params.get('SORT'), params.get('ORDER')];
  if (!isTruthy(sort) || !isTruthy(order)) return;
  const field = toText(sort).toUpperCase();
  const read = USER_FIELDS[field];
  if (!read) throw new RestError('ERROR_CORE', `Unknown field definition \`${field}\``);
  const direction = toText(order).toUpperCase() === 'DESC' ? -1 : 1;
  const key = (user: UserRow) => String(read(user));
  const compare = (a: UserRow, b: UserRow) => (field === 'ID' ? a.id - b.id : key(a).localeCompare(key(b)));
  users.sort((a, b) => direction * (compare(a, b) || a.id - b.id));
}

function userRow({ credential }: Call, user: UserRow, select: PhpValue | undefined): Answer {
  const hidden = hiddenFields(credential.scopes);
  const wanted = select instanceof PhpArray ? [...select.values()].filter((item) => typeof item === 'string') : [];
  const isWhole = wanted.length === 0 || wanted.includes('*');
  const isWanted = (key: string) =>
    isWhole || wanted.includes(key) || (wanted.includes('UF_*') && key.startsWith('UF_'));
  const fields = Object.entries(USER_FIELDS).filter(([key]) => !hidden.includes(key) && isWanted(key));
  return Object.fromEntries(fields.map(([key, read]) => [key, read(user)]));
}

import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { PhpArray, type PhpValue, toText } from '../php/values.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { upperKeys } from '../rest/params.ts';
import type { UserRow } from '../store/rows.ts';
import { BRIEF_HIDES, filterTests } from './user-filter.ts';

const USER_SCOPES = ['user', 'user_basic', 'user_brief'];
const PAGE = 50;

export const userMethods: readonly Method[] = [
  { name: 'user.get', scopes: USER_SCOPES, run: (call) => listUsers(call) },
  { name: 'user.search', scopes: USER_SCOPES, run: (call) => listUsers(call) },
  { name: 'user.current', scopes: USER_SCOPES, run: (call) => userRow(call, call.caller, undefined) },
];

/** Pages of 50; an empty result is a bare `[]` without `total`; `start=-1` does not count. */
function listUsers(call: Call): Reply {
  const params = upperKeys(call.params);
  const filter = params.get('FILTER');
  const conditions = filter instanceof PhpArray ? filter : params;
  const tests = filterTests(conditions, seesEmail(call));
  const visible = [...call.portal.tables.all('users')].filter(
    (user) => user.kind === 'employee' || (user.kind === 'extranet' && seesExtranet(call, user)),
  );
  const found = visible.filter((user) => tests.every((test) => test(user)));
  sortUsers(found, params);
  const isCounting = call.start !== -1;
  const offset = Math.max(0, call.start);
  const page = found.slice(offset, offset + PAGE);
  if (page.length === 0) return [];
  const rows = page.map((user) => userRow(call, user, params.get('SELECT')));
  const next = isCounting && offset + PAGE < found.length ? offset + PAGE : undefined;
  return new ListReply(rows, isCounting ? found.length : 0, next);
}

function sortUsers(users: UserRow[], params: PhpArray): void {
  const field = toText(scalar(params.get('SORT'))).toUpperCase();
  const direction = toText(scalar(params.get('ORDER'))).toUpperCase() === 'DESC' ? -1 : 1;
  const key = (user: UserRow) =>
    field === 'LAST_NAME' ? user.lastName : field === 'NAME' ? user.name : field === 'EMAIL' ? user.email : '';
  users.sort((a, b) => direction * (key(a).localeCompare(key(b)) || a.id - b.id));
}

function scalar(value: PhpValue | undefined): PhpValue | undefined {
  return value instanceof PhpArray ? [...value.values()][0] : value;
}

/** Ordinary callers see people from outside only through a common workgroup. */
function seesExtranet(call: Call, user: UserRow): boolean {
  return call.caller.admin || user.groups.some((group) => call.caller.groups.includes(group));
}

function seesEmail(call: Call): boolean {
  return call.credential.scopes.includes('user') || call.credential.scopes.includes('user_basic');
}

function userRow(call: Call, user: UserRow, select: PhpValue | undefined): Answer {
  const row: Record<string, Answer> = {
    ID: String(user.id),
    XML_ID: String(user.id),
    ACTIVE: user.active,
    NAME: user.name,
    LAST_NAME: user.lastName,
    SECOND_NAME: user.secondName,
    EMAIL: user.email,
    LAST_LOGIN: isoOf(user.registered + 3600),
    DATE_REGISTER: isoOf(user.registered),
    TIME_ZONE: '',
    IS_ONLINE: 'N',
    TIMESTAMP_X: [],
    LAST_ACTIVITY_DATE: [],
    PERSONAL_GENDER: user.gender,
    PERSONAL_BIRTHDAY: '',
    WORK_POSITION: user.position,
    UF_EMPLOYMENT_DATE: '',
    UF_DEPARTMENT: user.departments,
    USER_TYPE: user.kind,
  };
  if (!seesEmail(call)) for (const key of BRIEF_HIDES) delete row[key];
  const wanted = select instanceof PhpArray ? [...select.values()].map((item) => toText(scalar(item))) : [];
  if (wanted.length === 0 || wanted.includes('*')) return row;
  const isWanted = (key: string) => wanted.includes(key) || (wanted.includes('UF_*') && key.startsWith('UF_'));
  return Object.fromEntries(Object.entries(row).filter(([key]) => isWanted(key)));
}

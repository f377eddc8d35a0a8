import { intval, isTruthy, PhpArray, type PhpValue, toText } from '../php/values.ts';
import type { UserRow } from '../store/rows.ts';

export type Test = (user: UserRow) => boolean;

const OPERATOR = /^(!=%|!%=|>=|<=|!@|=%|%=|!%|!=|[=!@%<>])/;

/** What `user_brief` may neither filter nor see. */
export const BRIEF_HIDES: readonly string[] = ['EMAIL'];

/**
 * Turns FILTER into tests; keys that the scope does not allow, or that mean nothing, are dropped without a word.
 *
 * Shape: so a filter of such keys only lets everybody through.
 */
export function filterTests(filter: PhpArray, seesEmail: boolean): readonly Test[] {
  const tests: Test[] = [];
  for (const [rawKey, value] of filter.entries()) {
    const operator = OPERATOR.exec(rawKey)?.[0] ?? '';
    const key = rawKey.slice(operator.length).toUpperCase();
    if (!seesEmail && BRIEF_HIDES.includes(key)) continue;
    const test = testOf(key, operator, value);
    if (test) tests.push(test);
  }
  return tests;
}

function testOf(key: string, operator: string, value: PhpValue): Test | undefined {
  switch (key) {
    case 'ACTIVE':
      return (user) => user.active === isActiveWish(value);
    case 'USER_TYPE':
      return (user) => texts(value).includes(user.kind === 'bot' ? 'bot' : user.kind);
    case 'UF_DEPARTMENT':
      return (user) => texts(value).some((id) => user.departments.includes(intval(id)));
    case 'NAME_SEARCH':
    case 'FIND':
      return (user) => personalWords(user).includes(toText(value).toLowerCase());
    default: {
      const read = READERS[key];
      return read ? compare(read, operator, value) : undefined;
    }
  }
}

const READERS: Readonly<Record<string, (user: UserRow) => string>> = {
  ID: (user) => String(user.id),
  EMAIL: (user) => user.email,
  NAME: (user) => user.name,
  LAST_NAME: (user) => user.lastName,
  SECOND_NAME: (user) => user.secondName,
  WORK_POSITION: (user) => user.position,
  PERSONAL_GENDER: (user) => user.gender,
  LOGIN: (user) => user.login,
};

/** Without an operator a text field is compared by LIKE, so `_` and `%` in an address match other people. */
function compare(read: (user: UserRow) => string, operator: string, value: PhpValue): Test {
  const wanted = texts(value).map((item) => item.toLowerCase());
  const isNumeric = read === READERS.ID;
  const field = (user: UserRow) => read(user).toLowerCase();
  switch (operator) {
    case '=':
    case '@':
      return (user) => wanted.includes(field(user));
    case '!':
    case '!=':
    case '!@':
      return (user) => !wanted.includes(field(user));
    case '%':
      return (user) => wanted.some((part) => field(user).includes(part));
    case '!%':
      return (user) => !wanted.some((part) => field(user).includes(part));
    case '=%':
    case '%=':
      return (user) => wanted.some((pattern) => isLike(field(user), pattern));
    case '!=%':
    case '!%=':
      return (user) => !wanted.some((pattern) => isLike(field(user), pattern));
    case '>':
    case '>=':
    case '<':
    case '<=':
      return (user) => isOrdered(intval(read(user)), operator, intval(wanted[0] ?? '0'));
    default:
      return (user) => wanted.some((pattern) => (isNumeric ? field(user) === pattern : isLike(field(user), pattern)));
  }
}

function isOrdered(left: number, operator: string, right: number): boolean {
  if (operator === '>') return left > right;
  if (operator === '<') return left < right;
  return operator === '>=' ? left >= right : left <= right;
}

/** SQL's LIKE: `%` any run, `_` any one character. */
function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'su').test(text);
}

function isActiveWish(value: PhpValue): boolean {
  return isTruthy(value) && value !== 'N' && value !== 'false';
}

function texts(value: PhpValue): readonly string[] {
  if (!(value instanceof PhpArray)) return [toText(value)];
  return [...value.values()].filter((item) => !(item instanceof PhpArray)).map((item) => toText(item));
}

function personalWords(user: UserRow): string {
  return `${user.name} ${user.lastName} ${user.position} ${user.email}`.toLowerCase();
}

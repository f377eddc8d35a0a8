import { intval, isTruthy, PhpArray, type PhpValue, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { UserRow } from '../store/rows.ts';
import { numberCondition, type Operation, operationOf, textCondition } from './sql-conditions.ts';
import { USER_TEXTS } from './user-fields.ts';
import { wordsOf } from './words.ts';

export type Test = (user: UserRow) => boolean;

/** Keys that never have an operator. */
const BARE: readonly string[] = ['HAS_DEPARTAMENT', 'NAME_SEARCH', 'FIND'];

/**
 * Turns FILTER into tests; keys that the scope hides, or that mean nothing, are dropped without a word.
 *
 * Shape: so a filter of such keys only lets everybody through.
 * Errors: refuses an operator that the database does not know.
 * Source: rest/lib/api/user.php prepareUserFilter, prepareUserValue.
 */
export function filterTests(filter: PhpArray, hidden: readonly string[], isSearch: boolean): readonly Test[] {
  const tests: Test[] = [];
  for (const [rawKey, value] of filter.entries()) {
    const parts = /^(\W{1,2})(.+)/s.exec(rawKey);
    const [prefix, key] = parts?.[1] && parts[2] && parts[2] !== '0' ? [parts[1], parts[2]] : ['', rawKey];
    if (hidden.includes(key) || (key === 'FIND' && !isSearch)) continue;
    const test = testOf(key, prefix, value);
    if (test) tests.push(test);
  }
  return tests;
}

function testOf(key: string, prefix: string, value: PhpValue): Test | undefined {
  if (BARE.includes(key)) return bareTest(key, value);
  if (key !== 'ID' && key !== 'UF_DEPARTMENT' && !Object.hasOwn(USER_TEXTS, key)) return undefined;
  const isExact = prefix === '' && (key === 'USER_TYPE' || key === 'ACTIVE');
  const operation = operationOf(isExact ? '=' : prefix);
  if (!operation) throw new RestError('ERROR_CORE', `Unknown field definition \`${prefix}${key}\``);
  if (key === 'ID') return numberTest(operation, value);
  if (key === 'UF_DEPARTMENT') return departmentTest(operation, value);
  const read = USER_TEXTS[key];
  const condition = textCondition(operation, preparedFlag(key, value));
  return read && ((user) => condition(read(user)));
}

/** Whatever PHP holds for true means yes, but for "N": so "false" does, too. */
function preparedFlag(key: string, value: PhpValue): PhpValue {
  if (key !== 'ACTIVE' && key !== 'IS_ONLINE') return value;
  return isTruthy(value) && value !== 'N' ? 'Y' : 'N';
}

function numberTest(operation: Operation, value: PhpValue): Test {
  const condition = numberCondition(operation, value instanceof PhpArray && value.size === 0 ? 0 : value);
  return (user) => condition(user.id);
}

/** One department that fits is enough, also for the operators that deny. */
function departmentTest(operation: Operation, value: PhpValue): Test {
  const condition = numberCondition(operation, isTruthy(value) && !(value instanceof PhpArray) ? only(value) : value);
  return ({ departments }) => (departments.length === 0 ? condition(null) : departments.some((id) => condition(id)));
}

function only(value: PhpValue): PhpArray {
  return PhpArray.list([intval(value)]) as PhpArray;
}

function bareTest(key: string, value: PhpValue): Test | undefined {
  if (key === 'HAS_DEPARTAMENT') return value === 'Y' ? (user) => user.departments.length > 0 : undefined;
  return nameTest(toText(value));
}

/**
 * Every word must begin a word of the name, the position or the number; a phrase too short for the full-text index asks
 * for nothing, and everybody comes.
 *
 * Source: main/lib/userutils.php getUserSearchFilter; main/lib/search/content.php canUseFulltextSearch.
 */
export function nameTest(phrase: string): Test | undefined {
  const trimmed = phrase.trim();
  const isNumber = /^\d+$/.test(trimmed);
  if (!isNumber && Array.from(trimmed).length < 3) return undefined;
  const wanted = isNumber ? [trimmed] : wordsOf(trimmed);
  if (wanted.length === 0) return undefined;
  return (user) => {
    const words = [String(user.id), ...wordsOf(`${user.name} ${user.lastName} ${user.secondName} ${user.position}`)];
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
}

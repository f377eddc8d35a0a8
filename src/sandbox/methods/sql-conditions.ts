import { intval, PhpArray, type PhpValue, rtrim, toText } from '../php/values.ts';

/**
 * Operators in front of a filter's key, longest first, and what the database is asked for.
 *
 * Source: main/classes/general/sqlwhere.php operations.
 */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  '': 'like',
  '=': 'equal',
  '==': 'equal',
  '!': 'not-like',
  '!=': 'not-equal',
  '%': 'part',
  '!%': 'not-part',
  '?': 'part',
  '*': 'part',
  '=%': 'like',
  '%=': 'like',
  '@': 'in',
  '!@': 'not-in',
  '>': 'above',
  '>=': 'from',
  '<': 'below',
  '<=': 'until',
  '><': 'between',
};

export type Operation =
  | 'like'
  | 'equal'
  | 'not-like'
  | 'not-equal'
  | 'part'
  | 'not-part'
  | 'in'
  | 'not-in'
  | 'above'
  | 'from'
  | 'below'
  | 'until'
  | 'between';

/** `undefined`: the database knows no such operator, and the whole call fails. */
export function operationOf(prefix: string): Operation | undefined {
  return Object.hasOwn(OPERATIONS, prefix) ? OPERATIONS[prefix] : undefined;
}

/**
 * A condition on a text, as the usual collation compares: case does not count.
 *
 * Without an operator it is a LIKE, so `_` and `%` in an address match other people; an empty value asks for emptiness.
 *
 * Source: main/classes/general/sqlwhere.php addStringFilter.
 */
export function textCondition(operation: Operation, value: PhpValue): (field: string) => boolean {
  const isList = value instanceof PhpArray;
  const wanted = (isList ? [...value.values()] : [value]).map((item) => toText(item).toLowerCase());
  const [first = '', second = ''] = wanted;
  const one = (test: (field: string, item: string) => boolean) => (field: string) =>
    wanted.some((item) => test(field.toLowerCase(), item));
  const none = (test: (field: string, item: string) => boolean) => (field: string) =>
    !wanted.some((item) => test(field.toLowerCase(), item));
  if (!isList && first === '') return emptiness(operation);
  switch (operation) {
    case 'like':
      return one(like);
    case 'not-like':
      return none(like);
    case 'equal':
    case 'in':
      return one(equals);
    case 'not-equal':
    case 'not-in':
      return none(equals);
    case 'part':
      return one((field, item) => field.includes(item));
    case 'not-part':
      return none((field, item) => field.includes(item));
    case 'between':
      return (field) => wanted.length < 2 || (order(field, first) >= 0 && order(field, second) <= 0);
    default:
      return (field) => wanted.length > 0 && compares(order(field, first), operation);
  }
}

/**
 * A condition on a number, or on each number of a field that has several; `null` is a field without any.
 *
 * Source: main/classes/general/sqlwhere.php addIntFilter.
 */
export function numberCondition(operation: Operation, value: PhpValue): (field: number | null) => boolean {
  const isList = value instanceof PhpArray;
  const wanted = isList ? [...value.values()].map((item) => intval(item)) : [intval(value)];
  const [first = 0, second = 0] = wanted;
  // Zero stands for nothing: it is what a field without a number counts as.
  const isIn = (field: number | null) => wanted.includes(field ?? 0);
  switch (operation) {
    case 'like':
    case 'equal':
    case 'part':
      return isIn;
    case 'in':
      return (field) => field !== null && wanted.includes(field);
    case 'not-in':
      return (field) => field !== null && !wanted.includes(field);
    case 'not-like':
    case 'not-equal':
    case 'not-part':
      return isList && wanted.length === 0 ? () => true : (field) => field !== null && !isIn(field);
    case 'between':
      return (field) => wanted.length < 2 || (field !== null && field >= first && field <= second);
    default:
      return (field) => field !== null && wanted.length > 0 && compares(field - first, operation);
  }
}

function emptiness(operation: Operation): (field: string) => boolean {
  switch (operation) {
    case 'not-like':
    case 'not-equal':
    case 'not-part':
    case 'not-in':
      return (field) => field !== '';
    case 'above':
    case 'from':
    case 'below':
    case 'until':
      return (field) => compares(field === '' ? 0 : 1, operation);
    default:
      return (field) => field === '';
  }
}

function compares(difference: number, operation: Operation): boolean {
  if (operation === 'above') return difference > 0;
  if (operation === 'from') return difference >= 0;
  return operation === 'below' ? difference < 0 : difference <= 0;
}

function order(field: string, wanted: string): number {
  return field.toLowerCase().localeCompare(wanted);
}

/** Spaces at the end do not count. */
function equals(field: string, wanted: string): boolean {
  return rtrim(field, ' ') === rtrim(wanted, ' ');
}

/** SQL's LIKE: `%` any run, `_` any one character; digits alone are compared as they are. */
function like(field: string, pattern: string): boolean {
  if (/^\d*$/.test(pattern)) return equals(field, pattern);
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'su').test(field);
}

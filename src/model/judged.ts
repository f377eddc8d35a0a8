import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { Fault } from './fault.ts';

/**
 * Judges of single values in a portal's answer.
 *
 * Shape: `undefined` for a value that does not fit; `fitting` turns that into a Fault with the method's name. PHP's ways to say nothing
 * (`null`, `false`, an empty text, an empty list) count as nothing, wherever there may be nothing.
 */
export function fitting<T>(value: T | undefined, method: string): T {
  if (value === undefined) throw new Fault('ANSWER_FOREIGN', { method }, { reach: 'run' });
  return value;
}

/** Ids come as numbers from one method and as digits from another, and begin at 1. */
export function idIn(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && digits.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

const digits = /^\d{1,16}$/;

/** An id, or 0 where there is none. */
export function idOrNone(value: Json | undefined): number | undefined {
  return isNothing(value) || value === 0 || value === '0' ? 0 : idIn(value);
}

/** A text; empty where there is none. */
export function textIn(value: Json | undefined): string | undefined {
  if (isNothing(value)) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** What a PHP list holds, which comes as an object where its places have gaps. */
export function listIn(value: Json | undefined): readonly Json[] | undefined {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : isNothing(value) ? [] : undefined;
}

export function idsIn(value: Json | undefined): readonly number[] | undefined {
  return every(listIn(value), idIn);
}

/** Rows of a list; a row that is nothing is left out, as for an id that nobody has. */
export function rowsIn(value: Json | undefined): readonly JsonObject[] | undefined {
  return every(
    listIn(value)?.filter((row) => !isNothing(row)),
    (row) => (isObject(row) ? row : undefined),
  );
}

export function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === false || value === '' || isEmptyList(value);
}

function isEmptyList(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

function every<T>(items: readonly Json[] | undefined, judge: (item: Json) => T | undefined): readonly T[] | undefined {
  const judged = items?.map(judge);
  return judged?.includes(undefined) ? undefined : (judged as readonly T[] | undefined);
}

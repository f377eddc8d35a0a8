import type { Json } from '../../base/json.ts';
import { isLate, type Late, type Params } from '../../model/call.ts';
import { valuesAtMost } from '../limits.ts';

/** A call with its late values loaded. */
export type LoadedParams = Readonly<Record<string, Json>>;

/**
 * Writes a call as a command of a batch: `method?query`, each name and value encoded once, as the batch itself travels as JSON.
 *
 * Source: PHP's `parse_str`: brackets make arrays; `encodeURIComponent` leaves nothing raw that `parse_url` or `parse_str` would change.
 */
export function command(method: string, params: LoadedParams): string {
  const pairs = Object.entries(params).flatMap(([name, value]) => queryPairs(encoded(name), value));
  return pairs.length === 0 ? method : `${method}?${pairs.join('&')}`;
}

/** Writes parameters as the JSON body of a direct call. */
export function jsonBody(params: LoadedParams): string {
  return JSON.stringify(params, (_, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value));
}

/** Splits off the values that are loaded later. */
export function splitLate(params: Params): { readonly ready: LoadedParams; readonly late: readonly LateParam[] } {
  const entries = Object.entries(params);
  const late = entries.flatMap(([name, value]) => (isLate(value) ? [{ name, value }] : []));
  const ready = Object.fromEntries(entries.flatMap(([name, value]) => (isLate(value) ? [] : [[name, value]])));
  return { ready, late };
}

export interface LateParam {
  readonly name: string;
  readonly value: Late;
}

/** Bytes of a late value inside a command, before it is loaded: base64 grows by a sixteenth, as two of 64 letters are encoded. */
export function lateBytes({ name, value }: LateParam): number {
  return name.length + 2 + Math.ceil(value.sizeBytes * 1.07);
}

/** Writes a late value as a pair of a command. */
export function latePair(name: string, text: string): Buffer {
  return Buffer.from(`${encoded(name)}=${encoded(text)}`, 'latin1');
}

/**
 * Must a call travel on its own, as JSON?
 *
 * A command cannot say everything that JSON can: the portal replaces what looks like a reference to another command's result, PHP
 * cuts long queries, and empty lists, nulls and stray control characters do not survive the way.
 */
export function mustTravelAlone(params: LoadedParams): boolean {
  let values = 0;
  const unsayable = (value: Json): boolean => {
    if (++values > valuesAtMost) return true;
    if (typeof value === 'string') return mayBeReference(value) || strayControl.test(value);
    if (typeof value !== 'object') return typeof value === 'boolean';
    if (value === null) return true;
    const members = Object.entries(value);
    return members.length === 0 || members.some(([name, member]) => !plainName.test(name) || unsayable(member as Json));
  };
  return Object.entries(params).some(([name, value]) => !plainName.test(name) || unsayable(value));
}

/** Names that brackets can hold; a filter's name may begin with signs such as `=` and `>`. */
const plainName = /^[\w=!<>%@~:-]+$/;

/** Could the portal read this as `$result[…]`? Generous: a call that goes alone costs one request, a wrong reference a chat. */
function mayBeReference(text: string): boolean {
  return (
    text.includes('$') && (/\$\s*(result|next|total|time|error)/i.test(text) || text.split(/\s/).some(isBracketed))
  );
}

/** Has a word a bracket somewhere behind a `$`? Its last one tells, at a cost that does not grow with the number of `$`. */
function isBracketed(word: string): boolean {
  const at = word.indexOf('$');
  return at !== -1 && word.lastIndexOf('[') > at;
}

/** Where a boolean stands in the parameters. PHP's loose comparison turns some of them round, so that `true` switches off. */
export function booleanIn(params: LoadedParams): string | undefined {
  const path = (name: string, value: Json): string | undefined => {
    if (typeof value === 'boolean') return name;
    if (typeof value !== 'object' || value === null) return undefined;
    const members = Object.entries(value).map(([key, member]) => path(`${name}[${key}]`, member as Json));
    return members.find((found) => found !== undefined);
  };
  return Object.entries(params)
    .map(([name, value]) => path(name, value))
    .find((found) => found !== undefined);
}

/** Line breaks and tabs are safe once encoded; the others are not worth the doubt. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const strayControl = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function queryPairs(name: string, value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => queryPairs(`${name}[${index}]`, item));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => queryPairs(`${name}[${encoded(key)}]`, member));
  return [`${name}=${encoded(String(value))}`];
}

function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** A half of a surrogate pair makes PHP throw the whole JSON body away, and then a create makes an empty chat. */
function wellFormed(text: string): string {
  return (text as string & { toWellFormed(): string }).toWellFormed();
}

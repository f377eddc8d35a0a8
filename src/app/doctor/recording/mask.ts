import { isObject, type Json, type JsonObject } from '../../../base/json.ts';
import { fieldNames, words } from './vocabulary.ts';

/*
 * Answers of a real portal are full of people: names, addresses, titles of chats, what they wrote. Whoever reads a recording needs none
 * of it, only which fields there are and what kind of value each has. So nothing is taken out of an answer; everything is replaced,
 * but for the names and words that belong to Bitrix24 itself and that we know. What is not known to be harmless is not harmless: a
 * field that we have never heard of may bear somebody's name.
 *
 * Numbers of chats and people become small numbers, the same one wherever the same number stands, so that one can still see which
 * field names what.
 */

/** Replaces what answers say and keeps how they are built; one mask a recording. */
export class Mask {
  readonly #numbers = new Map<string, number>();
  readonly #unknown = new Map<string, string>();

  /** Lists are cut: the first items show how all are built. */
  value(value: Json): Json {
    if (typeof value === 'string') return this.#text(value);
    if (typeof value === 'number') return Number.isInteger(value) ? this.#number(String(value)) : 0.5;
    if (Array.isArray(value)) return value.slice(0, itemsAtMost).map((item) => this.value(item));
    return isObject(value) ? this.#members(value) : value;
  }

  #members(members: JsonObject): JsonObject {
    const masked: [string, Json][] = [];
    for (const [key, member] of Object.entries(members)) {
      // Maps by number are lists in all but name.
      if (masked.length >= itemsAtMost && isNumbered(key)) continue;
      masked.push([this.#key(key), this.value(member)]);
    }
    return Object.fromEntries(masked);
  }

  #text(text: string): string {
    if (isNumbered(text)) return this.#numbered(text);
    return text === '' || words.has(text) ? text : standIn(text);
  }

  #key(key: string): string {
    if (isNumbered(key)) return this.#numbered(key);
    if (fieldNames.has(key)) return key;
    const known = this.#unknown.get(key) ?? `unknown-${this.#unknown.size + 1}`;
    this.#unknown.set(key, known);
    return known;
  }

  /** `12`, and `chat12`. */
  #numbered(text: string): string {
    const [, prefix = '', digits = ''] = numbered.exec(text) ?? [];
    return `${prefix}${this.#number(digits)}`;
  }

  #number(digits: string): number {
    if (digits === '0' || digits === '1') return Number(digits);
    const known = this.#numbers.get(digits) ?? this.#numbers.size + 2;
    this.#numbers.set(digits, known);
    return known;
  }
}

const itemsAtMost = 5;

const numbered = /^(chat|)(\d+)$/;

function isNumbered(text: string): boolean {
  return numbered.test(text);
}

/** Something of the same kind: a date for a date, an address for an address. */
function standIn(text: string): string {
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'text';
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)$/, '0000-00-00T00:00:00+00:00'],
  [/^\d{4}-\d\d-\d\d$/, '0000-00-00'],
  [/^#[0-9a-f]{6}$/i, '#000000'],
  [/^https?:\/\//i, 'https://portal.example/'],
  [/^[^\s@]+@[^\s@]+$/, 'person@corp.example'],
];

/** Every text that may stand in a recording besides numbers, `chat` with a number, `unknown-` with one, and the vocabulary. */
export const standIns: ReadonlySet<string> = new Set(['', 'text', ...kinds.map(([, text]) => text)]);

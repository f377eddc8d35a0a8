/** A PHP float that a JSON literal or a division gave; whole numbers stay plain JS numbers and mean PHP ints. */
export class PhpFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

export type PhpValue = null | boolean | number | string | PhpFloat | PhpArray<PhpValue>;

/**
 * PHP's only container: an ordered map whose integer keys are equal to their decimal strings.
 *
 * Shape: keys are kept as canonical strings, so `5` and `"5"` meet and `"05"` stays apart.
 */
export class PhpArray<V = PhpValue> {
  readonly #entries = new Map<string, V>();
  #nextIndex = 0;

  static list<T>(values: Iterable<T>): PhpArray<T> {
    const array = new PhpArray<T>();
    for (const value of values) array.push(value);
    return array;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  set(key: string, value: V): void {
    this.#entries.set(key, value);
    if (isIntegerKey(key)) this.#nextIndex = Math.max(this.#nextIndex, Number(key) + 1);
  }

  push(value: V): void {
    this.set(String(this.#nextIndex), value);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys();
  }

  values(): IterableIterator<V> {
    return this.#entries.values();
  }

  entries(): IterableIterator<[string, V]> {
    return this.#entries.entries();
  }

  /** Tells whether `json_encode` prints this array as a list: keys exactly 0..n-1, in that order. */
  isList(): boolean {
    let expected = 0;
    for (const key of this.#entries.keys()) {
      if (key !== String(expected)) return false;
      expected += 1;
    }
    return true;
  }
}

/** PHP's `intval`: leading digits of a string, 1 or 0 for an array. */
export function intval(value: PhpValue | undefined): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Math.trunc(value);
  if (value instanceof PhpFloat) return Number.isFinite(value.value) ? Math.trunc(value.value) : 0;
  if (value instanceof PhpArray) return value.size > 0 ? 1 : 0;
  const match = /^[ \t\n\r\v\f]*([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+)/.exec(value);
  const parsed = match ? Math.trunc(Number(match[1])) : 0;
  return Number.isFinite(parsed) ? parsed : 0;
}

/** PHP's `is_numeric` of a text: a decimal number with white space around it. */
export function isNumeric(text: string): boolean {
  return /^[ \t\n\r\v\f]*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?[ \t\n\r\v\f]*$/.test(text);
}

/** PHP truthiness: `"0"`, `""`, `0`, `null`, `false` and the empty array are false, everything else is true. */
export function isTruthy(value: PhpValue | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === '0') return false;
  if (value instanceof PhpArray) return value.size > 0;
  if (value instanceof PhpFloat) return value.value !== 0;
  return Boolean(value);
}

/** PHP's `==` against a constant non-numeric string: `true` equals every non-empty string, `false` equals none. */
export function looselyEquals(value: PhpValue | undefined, text: string): boolean {
  if (typeof value === 'boolean') return value === isTruthy(text);
  if (value === undefined || value === null) return text === '';
  if (value instanceof PhpArray) return false;
  return toText(value) === text;
}

/**
 * PHP's cast to string, as typed setters perform it.
 *
 * Errors: throws `PhpTypeError` for an array, which nothing in the REST layer catches.
 */
export function toText(value: PhpValue | undefined): string {
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return '1';
  if (value instanceof PhpArray) throw new PhpTypeError('Array given where a string was expected');
  if (value instanceof PhpFloat) return String(value.value);
  return String(value);
}

/** PHP's `trim`: spaces, tabs, line ends, vertical tabs and NUL, but no Unicode spaces. */
export function trim(text: string): string {
  return rtrim(text, blanks).replace(/^[ \t\n\r\0\v]+/, '');
}

/** PHP's `rtrim` with a list of characters. By hand: an expression looks for the end anew from every blank of the middle. */
export function rtrim(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

const blanks = ' \t\n\r\0\v';

/** A PHP `\Error`: escapes the REST layer and ends the whole HTTP request with a 500 that is no JSON. */
export class PhpTypeError extends Error {
  override readonly name = 'PhpTypeError';
}

function isIntegerKey(key: string): boolean {
  return /^(0|[1-9]\d{0,17})$/.test(key);
}

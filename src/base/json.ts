/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** Tells a JSON object from arrays, null and scalars. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes JSON with sorted keys, so that equal values give equal bytes. `undefined` members are left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => byCodePoint(a, b))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Orders texts by code point: the same way under every locale, and letters outside the basic plane behind all others. */
export function byCodePoint(a: string, b: string): number {
  if (!beyondSurrogates.test(a) || !beyondSurrogates.test(b)) return a < b ? -1 : a > b ? 1 : 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === a.length || at === b.length) return a.length - b.length;
  return pointAt(a, at) - pointAt(b, at);
}

/** Only where both texts hold one of these do units sort in another way than code points. */
const beyondSurrogates = /[\ud800-\uffff]/;

/** Half of a pair stands for more than any single unit does. */
function pointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

import type { Json } from '../base/json.ts';

/*
 * A JSON reader that keeps what `JSON.parse` forgets: where each value stands, and members written twice. A lockfile after a merge
 * may have both, and losing one of two equal keys would lose a chat.
 */

/** A JSON value with its offset in the text. */
export type JsonNode =
  | { readonly at: number; readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly at: number; readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly at: number; readonly kind: 'scalar'; readonly value: string | number | boolean | null };

export interface JsonMember {
  readonly name: string;
  readonly at: number;
  readonly value: JsonNode;
}

/** Where and why a text stops being JSON; what was expected and found reads the same in every language. */
export interface JsonTrouble {
  readonly at: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Reads one JSON text.
 *
 * Shape: `lenient` forgives commas that are missing or left over, as between the two sides of a merge.
 */
export function readJson(text: string, lenient: boolean): JsonNode | { readonly trouble: JsonTrouble } {
  const cursor: Cursor = { text, at: 0, lenient, depth: 0 };
  try {
    const node = readValue(cursor);
    skipSpace(cursor);
    if (cursor.at < text.length) fail(cursor, '<EOF>');
    return node;
  } catch (error) {
    if (error instanceof Stop) return { trouble: error.trouble };
    throw error;
  }
}

/** The plain value of a node; of members written twice the last one counts, as everywhere in JSON. */
export function plain(node: JsonNode): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  return Object.fromEntries(node.members.map(({ name, value }) => [name, plain(value)]));
}

const deepest = 64;

interface Cursor {
  readonly text: string;
  readonly lenient: boolean;
  at: number;
  depth: number;
}

class Stop extends Error {
  readonly trouble: JsonTrouble;
  constructor(trouble: JsonTrouble) {
    super('not JSON');
    this.trouble = trouble;
  }
}

function fail(cursor: Cursor, expected: string): never {
  const { text, at } = cursor;
  const found = at >= text.length ? '<EOF>' : `\`${String.fromCodePoint(text.codePointAt(at) ?? 0)}\``;
  throw new Stop({ at, expected, found });
}

function readValue(cursor: Cursor): JsonNode {
  skipSpace(cursor);
  const at = cursor.at;
  switch (cursor.text[at]) {
    case '{':
      return { at, kind: 'object', members: readList(cursor, '}', readMember) };
    case '[':
      return { at, kind: 'array', items: readList(cursor, ']', readValue) };
    case '"':
      return { at, kind: 'scalar', value: readString(cursor, '`"…"`') };
    default:
      return { at, kind: 'scalar', value: readWord(cursor) };
  }
}

function readList<Item>(cursor: Cursor, end: '}' | ']', readItem: (cursor: Cursor) => Item): readonly Item[] {
  if (++cursor.depth > deepest) fail(cursor, `\`${end}\``);
  cursor.at++;
  const items: Item[] = [];
  for (skipSpace(cursor); cursor.text[cursor.at] !== end; skipSpace(cursor)) {
    if (items.length > 0) readComma(cursor, end);
    if (cursor.lenient && cursor.text[cursor.at] === end) break;
    items.push(readItem(cursor));
  }
  cursor.at++;
  cursor.depth--;
  return items;
}

function readComma(cursor: Cursor, end: string): void {
  if (cursor.text[cursor.at] === ',') cursor.at++;
  else if (!cursor.lenient || cursor.at >= cursor.text.length) fail(cursor, `\`,\` / \`${end}\``);
  skipSpace(cursor);
}

function readMember(cursor: Cursor): JsonMember {
  skipSpace(cursor);
  const at = cursor.at;
  const name = readString(cursor, '`"…"` / `}`');
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== ':') fail(cursor, '`:`');
  cursor.at++;
  return { name, at, value: readValue(cursor) };
}

/** By hand and not by an expression: one over a text of millions of signs runs out of stack. */
function readString(cursor: Cursor, expected: string): string {
  const { text, at } = cursor;
  if (text[at] !== '"') fail(cursor, expected);
  const end = endOfString(text, at + 1);
  try {
    const value = JSON.parse(text.slice(at, end)) as string;
    cursor.at = end;
    return value;
  } catch {
    fail(cursor, '`"…"`');
  }
}

/** Behind the closing quote, or where the line ends without one. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit === lineFeed) return at;
    if (unit === backslash) at++;
  }
  return text.length;
}

const [quote, backslash, lineFeed] = [34, 92, 10];

const words: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function readWord(cursor: Cursor): number | boolean | null {
  const { text, at } = cursor;
  // Behind a zero at the start of a number no digit may follow, so that the number ends there.
  const zero = text.startsWith('-0', at) ? at + 2 : text[at] === '0' ? at + 1 : undefined;
  let end = zero ?? at;
  if (zero === undefined || !isDigit(text.charCodeAt(zero))) while (isOfWord(text.charCodeAt(end))) end++;
  const word = text.slice(at, end);
  const known = words.get(word);
  const value = known === undefined ? numberOf(word) : known;
  if (value === undefined) fail(cursor, '`{…}` / `[…]` / `"…"` / `0` / `true` / `false` / `null`');
  cursor.at = end;
  return value;
}

/** Letters, digits and what else numbers are written with. */
function isOfWord(unit: number): boolean {
  return isDigit(unit) || (unit >= 97 && unit <= 122) || unit === 69 || unit === 43 || unit === 45 || unit === 46;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function numberOf(word: string): number | undefined {
  if (!/^[-\d]/.test(word)) return undefined;
  try {
    return JSON.parse(word) as number;
  } catch {
    return undefined;
  }
}

function skipSpace(cursor: Cursor): void {
  for (; ; cursor.at++) {
    const unit = cursor.text.charCodeAt(cursor.at);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
  }
}

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

const stringToken = /"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"/y;

function readString(cursor: Cursor, expected: string): string {
  const at = cursor.at;
  if (cursor.text[at] !== '"') fail(cursor, expected);
  const token = match(cursor, stringToken);
  try {
    return JSON.parse(token ?? '') as string;
  } catch {
    cursor.at = at;
    fail(cursor, '`"…"`');
  }
}

const wordToken = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readWord(cursor: Cursor): number | boolean | null {
  const token = match(cursor, wordToken);
  if (token === undefined) fail(cursor, '`{…}` / `[…]` / `"…"` / `0` / `true` / `false` / `null`');
  return JSON.parse(token) as number | boolean | null;
}

function match(cursor: Cursor, token: RegExp): string | undefined {
  token.lastIndex = cursor.at;
  const found = token.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function skipSpace(cursor: Cursor): void {
  for (; ; cursor.at++) {
    const unit = cursor.text.charCodeAt(cursor.at);
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
  }
}

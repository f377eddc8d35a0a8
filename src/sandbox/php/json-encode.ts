import { PhpArray, PhpFloat } from './values.ts';

/** What a method may answer; a plain object stands for a PHP array whose keys are never 0..n-1. */
export type Answer =
  | null
  | boolean
  | number
  | string
  | PhpFloat
  | readonly Answer[]
  | PhpArray<Answer>
  | { readonly [key: string]: Answer };

/**
 * PHP's `json_encode` with the portal's flags: `< > & ' "` hex-escaped, `/` escaped, other characters as they are.
 *
 * Shape: an empty map prints as `[]`; a map prints as a list exactly while its keys are 0..n-1 in order.
 */
export function encodeJson(value: Answer): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '0';
  if (typeof value === 'string') return encodeText(value);
  if (value instanceof PhpFloat) return encodeJson(value.value);
  if (value instanceof PhpArray) return value.isList() ? encodeList(value.values()) : encodeMap(value.entries());
  if (Array.isArray(value)) return encodeList(value);
  const entries = Object.entries(value as { readonly [key: string]: Answer });
  return entries.length === 0 ? '[]' : encodeMap(entries);
}

/** The XML that `.xml` endpoints answer: numeric keys become `item`. */
export function encodeXml(value: Answer): string {
  return `<?xml version="1.0" encoding="UTF-8"?><response>${xmlOf(value)}</response>`;
}

/** The entries of any answer that PHP would call an array. */
export function entriesOf(value: Answer): Iterable<[string, Answer]> | undefined {
  if (value instanceof PhpArray) return value.entries();
  if (Array.isArray(value)) return (value as readonly Answer[]).map((item, index) => [String(index), item]);
  if (typeof value !== 'object' || value === null || value instanceof PhpFloat) return undefined;
  return Object.entries(value as { readonly [key: string]: Answer });
}

function encodeList(values: Iterable<Answer>): string {
  const parts: string[] = [];
  for (const value of values) parts.push(encodeJson(value));
  return `[${parts.join(',')}]`;
}

function encodeMap(entries: Iterable<[string, Answer]>): string {
  const parts: string[] = [];
  for (const [key, value] of entries) parts.push(`${encodeKey(key)}:${encodeJson(value)}`);
  return `{${parts.join(',')}}`;
}

const keys = new Map<string, string>();
const KEPT_KEYS = 5000;

/** The same few field names come back a million times. */
function encodeKey(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const encoded = encodeText(key);
  if (keys.size < KEPT_KEYS) keys.set(key, encoded);
  return encoded;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  "'": '\\u0027',
  '/': '\\/',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

const PLAIN = /^[\w #$%()*+,.:;=?@[\]^`{|}~!\-\u0400-\u04ff]*$/;

function encodeText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  const literal = JSON.stringify(text);
  if (!/[<>&'/\u2028\u2029]|\\"/.test(literal)) return literal;
  return literal.replace(/\\(.)|[<>&'/\u2028\u2029]/g, (match, after: string | undefined) =>
    after === undefined ? (ESCAPES[match] ?? match) : after === '"' ? '\\u0022' : match,
  );
}

function xmlOf(value: Answer): string {
  const entries = entriesOf(value);
  if (!entries) return escapeXml(scalarText(value));
  let text = '';
  for (const [key, item] of entries) {
    const tag = /^\d+$/.test(key) ? 'item' : key;
    text += `<${tag}>${xmlOf(item)}</${tag}>`;
  }
  return text;
}

function scalarText(value: Answer): string {
  if (value === null || value === false) return '';
  if (value === true) return '1';
  return value instanceof PhpFloat ? String(value.value) : String(value);
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

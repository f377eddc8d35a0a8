import { decodeJson } from './json-decode.ts';
import { PhpArray, type PhpValue, trim } from './values.ts';

/** Deeper lists than anybody writes; the portal would spend its minute on them. */
const MAX_DEPTH = 64;

/**
 * The portal's own lenient reader of lists and objects in a text: single quotes do, every scalar stays a text.
 *
 * Shape: `[2,'3']` gives the texts `2` and `3`; a bracket that is never closed gives `false`.
 * Errors: none; an empty text gives `null`.
 * Source: main/classes/general/util.php JsObjectToPhp with its second argument true.
 */
export function readJsObject(text: string): PhpValue {
  return read(text, 0);
}

/** The same after PHP's own decoder has failed, as the calls without the second argument read. */
export function readJsonOrJsObject(text: string): PhpValue {
  return decodeJson(text) ?? readJsObject(text);
}

function read(text: string, depth: number): PhpValue {
  const trimmed = trim(text);
  if (trimmed === '') return null;
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) {
    const parts = depth < MAX_DEPTH ? partsOf(trimmed) : undefined;
    if (!parts) return false;
    return trimmed.startsWith('[') ? readList(parts, depth) : readObject(parts, depth);
  }
  return readScalar(trimmed);
}

/** A last part that is empty is no item; one in the middle is null. */
function readList(parts: readonly string[], depth: number): PhpArray {
  const list = new PhpArray();
  for (const [index, part] of parts.entries()) {
    const value = read(part, depth + 1);
    if (value !== null || index < parts.length - 1) list.push(value);
  }
  return list;
}

function readObject(parts: readonly string[], depth: number): PhpArray {
  const object = new PhpArray();
  for (const part of parts) {
    const colon = part.indexOf(':');
    const key = read(colon < 0 ? part : part.slice(0, colon), MAX_DEPTH);
    const value = colon < 0 ? null : read(part.slice(colon + 1), depth + 1);
    object.set(typeof key === 'string' ? key : '', value);
  }
  return object;
}

function readScalar(text: string): string {
  const quoted = text.startsWith('"') || text.startsWith("'");
  const bare = quoted ? text.slice(1, -1) : text;
  return bare.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** What stands between the commas of the outermost bracket; `undefined` when it is never closed. */
function partsOf(text: string): readonly string[] | undefined {
  const [closing, opposite] = text.startsWith('[') ? [']', '}'] : ['}', ']'];
  const parts: string[] = [];
  let from = 1;
  let depth = 0;
  let quote = '';
  for (let at = 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"' || character === "'") {
      if (text[at - 1] !== '\\' && (quote === '' || quote === character)) quote = quote === '' ? character : '';
      continue;
    }
    if (quote !== '') continue;
    if (character === '[' || character === '{') depth += 1;
    else if (character === opposite) depth -= 1;
    else if (character === closing && depth > 0) depth -= 1;
    else if (character === closing && depth === 0) return [...parts, text.slice(from, at)];
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return undefined;
}

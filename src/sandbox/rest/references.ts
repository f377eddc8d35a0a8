import { type Answer, entriesOf } from '../php/json-encode.ts';
import { PhpArray, PhpFloat, type PhpValue } from '../php/values.ts';

/** The five maps of a running batch by name: `result`, `error`, `total`, `next`, `time`. */
export type BatchMaps = Readonly<Record<string, PhpArray<Answer>>>;

const REFERENCE = /\$(result|error|total|next|time)(\S*)/gi;

/** Replaces `$result[key][key]` and its kin in every key and value of a sub-query. */
export function resolveReferences(params: PhpArray, maps: BatchMaps): PhpArray {
  const resolved = new PhpArray();
  for (const [key, value] of params.entries()) {
    const newKey = resolveText(key, maps);
    const name = typeof newKey === 'string' ? newKey : typeof newKey === 'number' ? String(newKey) : '';
    resolved.set(name, resolveValue(value, maps));
  }
  return resolved;
}

function resolveValue(value: PhpValue, maps: BatchMaps): PhpValue {
  if (value instanceof PhpArray) return resolveReferences(value, maps);
  return typeof value === 'string' ? resolveText(value, maps) : value;
}

/**
 * The portal's rule in full: the match runs to the next space; a whole match keeps the type of what it names; a part
 * is spliced in only if it is a text or a number; a key that is missing means the deepest container found so far.
 */
function resolveText(text: string, maps: BatchMaps): PhpValue {
  if (!text.includes('$')) return text;
  let current = text;
  for (const match of text.matchAll(REFERENCE)) {
    const keys = [...(match[2] ?? '').matchAll(/\[([^\]]+)\]/g)].map((key) => key[1] ?? '');
    if (keys.length === 0) continue;
    // The prefix is matched in any case, but looked up exactly: `$RESULT[…]` finds nothing.
    const start = Object.hasOwn(maps, match[1] ?? '') ? maps[match[1] ?? ''] : undefined;
    const found = start ? walk(start, keys) : null;
    if (match[0] === text) return toPhp(found);
    if (typeof found === 'string' || typeof found === 'number') current = current.replaceAll(match[0], String(found));
  }
  return current;
}

function walk(start: PhpArray<Answer>, keys: readonly string[]): Answer {
  let container: Answer = start;
  for (const key of keys) {
    const next = childOf(container, key);
    if (next === undefined || next === null) return container;
    container = next;
  }
  return container;
}

function childOf(container: Answer, key: string): Answer | undefined {
  if (container instanceof PhpArray) return container.get(key);
  if (typeof container === 'string') return /^\d+$/.test(key) ? container[Number(key)] : undefined;
  if (Array.isArray(container)) return (container as readonly Answer[])[/^\d+$/.test(key) ? Number(key) : -1];
  if (typeof container !== 'object' || container === null || container instanceof PhpFloat) return undefined;
  const shape = container as { readonly [key: string]: Answer };
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}

function toPhp(answer: Answer): PhpValue {
  const entries = entriesOf(answer);
  if (!entries) return answer as PhpValue;
  const array = new PhpArray();
  for (const [key, value] of entries) array.set(key, toPhp(value));
  return array;
}

import { PhpArray, type PhpValue } from './values.ts';

/** PHP's `max_input_vars`: variables beyond it are cut off without a word. */
const MAX_INPUT_VARS = 1000;
const MAX_NESTING = 64;

/** PHP's `parse_str` with bracket syntax, `+` as space, and at most 1000 variables. */
export function parseQuery(query: string): PhpArray {
  const result = new PhpArray();
  let count = 0;
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    count += 1;
    if (count > MAX_INPUT_VARS) break;
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : pair.slice(equals + 1);
    register(result, urlDecode(name), urlDecode(value));
  }
  return result;
}

/** PHP's `urldecode`: lenient where `decodeURIComponent` throws; broken UTF-8 becomes replacement characters. */
export function urlDecode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return decodeBytes(spaced);
  }
}

function decodeBytes(text: string): string {
  const source = Buffer.from(text, 'utf8');
  const bytes = Buffer.alloc(source.length);
  let length = 0;
  for (let at = 0; at < source.length; at += 1) {
    const hex = source[at] === 0x25 ? source.toString('latin1', at + 1, at + 3) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      bytes[length] = Number.parseInt(hex, 16);
      at += 2;
    } else {
      bytes[length] = source[at] ?? 0;
    }
    length += 1;
  }
  return bytes.toString('utf8', 0, length);
}

function register(target: PhpArray, rawName: string, value: string): void {
  const name = rawName.replace(/^ +/, '').split('\0', 1)[0] ?? '';
  const bracket = name.indexOf('[');
  const head = (bracket < 0 ? name : name.slice(0, bracket)).replace(/[ .]/g, '_');
  if (head === '') return;
  if (bracket < 0 || !name.includes(']', bracket)) {
    target.set(bracket < 0 ? head : `${head}_${name.slice(bracket + 1)}`, value);
    return;
  }
  const path = [head, ...brackets(name.slice(bracket))];
  if (path.length <= MAX_NESTING) assign(target, path, value);
}

/** Everything after the last `]` that is directly followed by another `[` is ignored, as PHP does. */
function brackets(text: string): string[] {
  const keys: string[] = [];
  let at = 0;
  while (text[at] === '[') {
    const end = text.indexOf(']', at);
    if (end < 0) break;
    keys.push(text.slice(at + 1, end).replace(/^[ \t\r\n]+/, ''));
    at = end + 1;
  }
  return keys;
}

function assign(target: PhpArray, path: readonly string[], value: string): void {
  let container = target;
  for (const [depth, key] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isLast) {
      put(container, key, value);
      return;
    }
    const existing = key === '' ? undefined : container.get(key);
    if (existing instanceof PhpArray) {
      container = existing;
    } else {
      const fresh = new PhpArray<PhpValue>();
      put(container, key, fresh);
      container = fresh;
    }
  }
}

function put(container: PhpArray, key: string, value: PhpValue): void {
  if (key === '') container.push(value);
  else container.set(key, value);
}

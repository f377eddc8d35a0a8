import { PhpArray, PhpFloat, type PhpValue } from './values.ts';

const MAX_DEPTH = 512;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * PHP's `json_decode(…, true)`: key order is kept, `5.0` is a float, and objects and lists are the same kind of array.
 *
 * Errors: none; a text that is not JSON gives `undefined`.
 */
export function decodeJson(text: string): PhpValue | undefined {
  const reader = { text, at: 0 };
  try {
    const value = readValue(reader, 0);
    skipSpace(reader);
    return reader.at === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

class NotJson extends Error {}

interface Reader {
  readonly text: string;
  at: number;
}

function readValue(reader: Reader, depth: number): PhpValue {
  if (depth > MAX_DEPTH) throw new NotJson();
  skipSpace(reader);
  switch (reader.text[reader.at]) {
    case '{':
      return readObject(reader, depth);
    case '[':
      return readList(reader, depth);
    case '"':
      return readString(reader);
    case 't':
      return readWord(reader, 'true', true);
    case 'f':
      return readWord(reader, 'false', false);
    case 'n':
      return readWord(reader, 'null', null);
    default:
      return readNumber(reader);
  }
}

function readObject(reader: Reader, depth: number): PhpArray {
  const object = new PhpArray();
  reader.at += 1;
  if (takes(reader, '}')) return object;
  do {
    skipSpace(reader);
    const key = readString(reader);
    if (!takes(reader, ':')) throw new NotJson();
    object.set(key, readValue(reader, depth + 1));
  } while (takes(reader, ','));
  if (!takes(reader, '}')) throw new NotJson();
  return object;
}

function readList(reader: Reader, depth: number): PhpArray {
  const list = new PhpArray();
  reader.at += 1;
  if (takes(reader, ']')) return list;
  do {
    list.push(readValue(reader, depth + 1));
  } while (takes(reader, ','));
  if (!takes(reader, ']')) throw new NotJson();
  return list;
}

/** Long base64 texts are sliced out by native code instead of being walked character by character. */
function readString(reader: Reader): string {
  if (reader.text[reader.at] !== '"') throw new NotJson();
  let end = reader.text.indexOf('"', reader.at + 1);
  while (end >= 0 && isEscaped(reader.text, end)) end = reader.text.indexOf('"', end + 1);
  if (end < 0) throw new NotJson();
  const literal = reader.text.slice(reader.at, end + 1);
  reader.at = end + 1;
  try {
    return JSON.parse(literal) as string;
  } catch {
    throw new NotJson();
  }
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text[quote - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function readNumber(reader: Reader): PhpValue {
  NUMBER.lastIndex = reader.at;
  const match = NUMBER.exec(reader.text);
  if (!match) throw new NotJson();
  reader.at += match[0].length;
  const value = Number(match[0]);
  const isFloat = match[1] !== undefined || match[2] !== undefined || !Number.isSafeInteger(value);
  return isFloat ? new PhpFloat(value) : value;
}

function readWord<T>(reader: Reader, word: string, value: T): T {
  if (!reader.text.startsWith(word, reader.at)) throw new NotJson();
  reader.at += word.length;
  return value;
}

function takes(reader: Reader, character: string): boolean {
  skipSpace(reader);
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

function skipSpace(reader: Reader): void {
  SPACE.lastIndex = reader.at;
  reader.at += SPACE.exec(reader.text)?.[0].length ?? 0;
}

import {
  Composer,
  type CST,
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';

export type { Alias, Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
export { isAlias, isMap, isScalar, isSeq };

/** A fault of syntax as the parser words it; `start` and `end` are offsets into the text. */
export interface SyntaxFault {
  readonly code: string;
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

export interface Parsed {
  readonly contents: unknown;
  /** `1.2` unless a `%YAML` line says otherwise. */
  readonly version: string;
  readonly faults: readonly SyntaxFault[];
}

/** Maps and lists inside each other. A config needs five; the parser's recursion ends the process at some hundreds. */
export const depthLimit = 64;

/**
 * Parses one YAML 1.2 document.
 *
 * Errors: none thrown; unknown tags and directives are faults like any other. Repeated keys and aliases are left to the caller,
 * because the parser's own checks take quadratic time.
 */
export function parseYaml(text: string): Parsed {
  const tokens = [...new Parser().parse(text)];
  const deep = tokens.map(tooDeep).find((at) => at !== undefined);
  if (deep !== undefined)
    return { contents: null, version: '1.2', faults: [{ code: 'TOO_DEEP', detail: '', start: deep, end: deep + 1 }] };
  const composer = new Composer({ uniqueKeys: false, strict: true });
  const [document, second] = composer.compose(tokens, true, text.length);
  const faults = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(({ code, message, pos }) => ({
    code: code as string,
    detail: message,
    start: document && /quote$/.test(message) ? openingQuote(document, pos[0]) : pos[0],
    end: pos[1],
  }));
  const [start, end] = second?.range ?? [0, 0];
  return {
    contents: document?.contents ?? null,
    version: document?.directives?.yaml.version ?? '1.2',
    faults: second ? [...faults, { code: 'MULTIPLE_DOCS', detail: '', start, end }] : faults,
  };
}

/** Offset of the first value that stands deeper than the limit, without recursion. */
function tooDeep(document: CST.Token): number | undefined {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: document, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > depthLimit + 1) return token.offset;
    if ('value' in token && token.value) open.push({ token: token.value, depth: depth + 1 });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items as readonly { key?: CST.Token | null; value?: CST.Token }[]) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}

/** The parser points at where it gave up waiting for the closing quote. */
function openingQuote(document: Document, end: number): number {
  let start = end;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < end && range[1] >= end - 1) start = range[0];
    },
  });
  return start;
}

/** Is the scalar written without quotes? */
export function isPlain(scalar: Scalar): boolean {
  return scalar.type === undefined || scalar.type === 'PLAIN';
}

/** Characters that only double quotes can carry through a file, and those that make a line read other than it is. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff\ufffe\uffff]/u;
const unescaped = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}\ufeff\ufffe\uffff]/gu;

/**
 * Writes a value as YAML 1.2 in the way people would: texts plain where that is safe, long ones line by line.
 *
 * Shape: `block` a line a member; `flow` all on one line, in brackets and braces. No line end at the end.
 */
export function renderYaml(value: unknown, style: 'block' | 'flow'): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && needsEscapes(scalar.value, style)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document
    .toString({ lineWidth: 0, collectionStyle: style })
    .replace(/\n$/, '')
    .replace(unescaped, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * In a block, texts of several lines keep their lines, but blank ones at the end would swallow those that part the chats;
 * in brackets they would run into what follows.
 */
function needsEscapes(text: string, style: 'block' | 'flow'): boolean {
  if (style === 'flow') return unprintable.test(text);
  return unprintable.test(text.replace(/\n/g, '')) || /(?:^|\n)[ \t]*\n$|\n[ \t]+$/.test(text);
}

/**
 * Sets one value in a text by taking all of it apart and writing it anew: comments, order and anchors stay, spacing may not.
 *
 * Shape: `undefined` removes the value.
 */
export function rewriteYaml(text: string, path: readonly string[], value: unknown): string {
  const document = parseDocument(text, { keepSourceTokens: false });
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}

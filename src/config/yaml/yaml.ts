import { Document, isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar, visit } from 'yaml';

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

/**
 * Parses one YAML 1.2 document.
 *
 * Errors: none thrown; unknown tags and directives are faults like any other. Repeated keys and aliases are left to the caller,
 * because the parser's own checks take quadratic time.
 */
export function parseYaml(text: string): Parsed {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, strict: true });
  return {
    contents: document.contents,
    version: document.directives?.yaml.version ?? '1.2',
    faults: [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
      code,
      detail: message,
      start: /quote$/.test(message) ? openingQuote(document, pos[0]) : pos[0],
      end: pos[1],
    })),
  };
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

/** Characters that only double quotes can carry through a file. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u;
const unescaped = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

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

import { type Document, isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';

export type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
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
      start: pos[0],
      end: pos[1],
    })),
  };
}

/** Is the scalar written without quotes? */
export function isPlain(scalar: Scalar): boolean {
  return scalar.type === undefined || scalar.type === 'PLAIN';
}

export type AnyDocument = Document;

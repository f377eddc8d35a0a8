import type { Located } from '../yaml/located.ts';
import type { Span } from '../yaml/source.ts';

/** One complaint of a generated check. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer into the schema, with a `#` before it. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What an error is about, found again in the file. */
export interface Subject {
  readonly error: SchemaError;
  /** As people would name it: `users[2].department`. */
  readonly path: string;
  /** The last name on the path. */
  readonly field: string;
  readonly node: Located;
  readonly span: Span;
  /** As written in the file; never shown for secrets. */
  readonly raw: string;
}

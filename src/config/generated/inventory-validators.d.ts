/* Written by scripts/generate.ts. */
interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
export declare const checkInventoryHeader: Validator;
export declare const checkEntry: Validator;
export declare const checkEntryDefaults: Validator;

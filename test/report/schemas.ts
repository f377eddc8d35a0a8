import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, type Json } from '../../src/base/json.ts';

/**
 * Says what of a document its schema does not allow or does not name.
 *
 * The published schemas are open, so that documents can grow; here every object is closed, so that nothing grows unnamed.
 */
export function complaints(schema: 'plan' | 'result' | 'events' | 'fleet', document: object): readonly string[] {
  return validatorsOf(schema).flatMap((validate) => {
    validate(JSON.parse(JSON.stringify(document)));
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
  });
}

/** Compiled once a process: that takes longer than all documents of a test. */
const compiled = new Map<string, readonly ValidateFunction[]>();

function validatorsOf(schema: string): readonly ValidateFunction[] {
  const known = compiled.get(schema);
  if (known) return known;
  const path = new URL(`../../schemas/${schema}.schema.json`, import.meta.url);
  const published = JSON.parse(readFileSync(path, 'utf8')) as Json;
  const validators = [published, closed(published)].map(compile);
  compiled.set(schema, validators);
  return validators;
}

function compile(schema: Json): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(schema as AnySchema);
}

function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isObject(schema)) return schema;
  const members = Object.entries(schema).map(([name, value]) => [name, closed(value)] as const);
  const isClosable = isObject(schema.properties) && schema.additionalProperties === undefined;
  return Object.fromEntries([...members, ...(isClosable ? [['additionalProperties', false] as const] : [])]);
}

import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, type Json } from '../../src/base/json.ts';

/**
 * Says what of a document its schema does not allow or does not name.
 *
 * The published schemas are open, so that documents can grow; here every object is closed, so that nothing grows unnamed.
 */
export function complaints(schema: 'plan' | 'result' | 'events' | 'fleet', document: object): readonly string[] {
  const path = new URL(`../../schemas/${schema}.schema.json`, import.meta.url);
  const published: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return [check(published as Json, document), check(closed(published as Json), document)].flat();
}

function check(schema: Json, document: object): readonly string[] {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as AnySchema);
  validate(JSON.parse(JSON.stringify(document)));
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isObject(schema)) return schema;
  const members = Object.entries(schema).map(([name, value]) => [name, closed(value)] as const);
  const isClosable = isObject(schema.properties) && schema.additionalProperties === undefined;
  return Object.fromEntries([...members, ...(isClosable ? [['additionalProperties', false] as const] : [])]);
}

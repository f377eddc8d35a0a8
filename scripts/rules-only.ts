import { isObject, type Json, type JsonObject } from '../src/base/json.ts';
import { forReaders } from '../src/config/hovers.ts';

/** A schema without what is only for readers; inside `properties` the same words are names of fields. */
export function rulesOnly(schema: JsonObject, isNames = false): JsonObject {
  const members = Object.entries(schema).filter(([name]) => isNames || !forReaders.includes(name));
  return Object.fromEntries(
    members.map(([name, part]) => {
      if (Array.isArray(part)) return [name, part.map((item: Json) => (isObject(item) ? rulesOnly(item) : item))];
      return [name, isObject(part) ? rulesOnly(part, !isNames && ['properties', 'definitions'].includes(name)) : part];
    }),
  );
}

import type { JsonObject } from '../../base/json.ts';
import type { Report } from '../report.ts';
import type { LocatedMap } from '../yaml/located.ts';
import { explain } from './explain.ts';
import type { SchemaError } from './subject.ts';

/** A check made by the build: `errors` of the last call, none when it was true. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/**
 * Holds a map against a check of the build and reports what is wrong with it.
 *
 * Shape: the names of the members that are wrong.
 */
export function against(
  validator: Validator,
  schema: JsonObject,
  map: LocatedMap,
  report: Report,
): ReadonlySet<string> {
  if (validator(map.value)) return new Set();
  const errors = validator.errors ?? [];
  const wrong = new Set(errors.map((error) => topOf(error)));
  for (const diagnostic of explain(errors, schema, map)) {
    report(diagnostic);
    // A misspelt name stands for the right one, which is then not missing.
    if (diagnostic.code === 'FIELD_MISSPELT') wrong.add(String(diagnostic.args.near));
  }
  return wrong;
}

/** The member of the map that an error is about. */
function topOf({ instancePath, params }: SchemaError): string {
  const [, first] = instancePath.split('/');
  return first === undefined
    ? String(params.additionalProperty ?? '')
    : first.replaceAll('~1', '/').replaceAll('~0', '~');
}

import type { JsonObject } from '../../base/json.ts';
import { checkChatFields, checkHeaderFields } from '../generated/validators.js';
import { problem, type Report } from '../report.ts';
import type { LocatedMap } from '../yaml/located.ts';
import { explain } from './explain.ts';
import { ownFields, validatorSchemas } from './schemas.ts';
import type { SchemaError } from './subject.ts';

/** A check made by the build: `errors` of the last call, none when it was true. */
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/**
 * Checks the top of one file.
 *
 * Shape: the names of the members that are wrong.
 */
export function checkHeader(root: LocatedMap, report: Report): ReadonlySet<string> {
  return check(checkHeaderFields as Validator, validatorSchemas.header, root, report);
}

/** Checks the fields of one chat, each by itself. */
export function checkChat(fields: LocatedMap, report: Report): ReadonlySet<string> {
  return check(checkChatFields as Validator, validatorSchemas.chat, fields, report);
}

/** Checks what a file gives to all its chats. */
export function checkDefaults(fields: LocatedMap, report: Report): ReadonlySet<string> {
  const wrong = new Set(checkChat(fields, report));
  for (const name of ownFields) {
    const member = fields.members.get(name);
    if (member) report(problem('DEFAULT_OF_ONE', { field: name }, member.key));
    wrong.add(name);
  }
  return wrong;
}

function check(validator: Validator, schema: JsonObject, map: LocatedMap, report: Report): ReadonlySet<string> {
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

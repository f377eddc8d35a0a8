import { checkChatFields, checkHeaderFields } from '../generated/validators.js';
import { problem, type Report } from '../report.ts';
import type { LocatedMap } from '../yaml/located.ts';
import { against, type Validator } from './against.ts';
import { ownFields, validatorSchemas } from './schemas.ts';

/**
 * Checks the top of one file.
 *
 * Shape: the names of the members that are wrong.
 */
export function checkHeader(root: LocatedMap, report: Report): ReadonlySet<string> {
  return against(checkHeaderFields as Validator, validatorSchemas.header, root, report);
}

/** Checks the fields of one chat, each by itself. */
export function checkChat(fields: LocatedMap, report: Report): ReadonlySet<string> {
  return against(checkChatFields as Validator, validatorSchemas.chat, fields, report);
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

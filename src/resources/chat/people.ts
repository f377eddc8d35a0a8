import { listed } from '../../base/listed.ts';
import type { Directory } from '../../model/actual.ts';
import type { Code } from '../../model/codes/index.ts';
import type { GroupRef, PersonRef } from '../../model/config.ts';
import type { Message } from '../../model/message.ts';
import { message } from '../../model/message.ts';

/** One name for one question about a group, whatever the order of its words in YAML; exceptions are questions of their own. */
export function groupKey(ref: GroupRef): string {
  if ('everyone' in ref) return 'everyone';
  if ('head' in ref) return `head:${typeof ref.head}:${ref.head}`;
  return `${ref.recursive ? 'tree' : 'one'}:${typeof ref.department}:${ref.department}`;
}

/** A reference and all that it makes an exception of. */
export function withExceptions(ref: PersonRef): readonly PersonRef[] {
  return [ref, ...exceptionsOf(ref).flatMap(withExceptions)];
}

/** Ids behind a reference, dismissed people included; empty when nobody is, or when it cannot be known whom to leave out. */
export function idsBehind(ref: PersonRef, directory: Directory): readonly number[] {
  if (typeof ref === 'number') return directory.people.get(ref) ? [ref] : [];
  if (typeof ref === 'string') {
    const ids = directory.emails.get(ref.toLowerCase()) ?? [];
    const active = ids.filter((id) => directory.people.get(id)?.active);
    return active.length === 1 ? active : ids.length === 1 ? ids : [];
  }
  const found = directory.groups.get(groupKey(ref));
  const exceptions = exceptionsOf(ref);
  if (found?.kind !== 'found' || exceptions.some((exception) => isUnclear(exception, directory))) return [];
  const left = new Set(exceptions.flatMap((exception) => idsBehind(exception, directory)));
  return found.members.filter((id) => !left.has(id));
}

/** Is it not known whom to leave out? A department that nobody heads, or in which nobody works, is known. */
function isUnclear(ref: PersonRef, directory: Directory): boolean {
  if (typeof ref !== 'object') return isUnresolved(ref, directory);
  const isFound = directory.groups.get(groupKey(ref))?.kind === 'found';
  return !isFound || exceptionsOf(ref).some((exception) => isUnclear(exception, directory));
}

function exceptionsOf(ref: PersonRef): readonly PersonRef[] {
  return typeof ref === 'object' && 'except' in ref ? (ref.except ?? []) : [];
}

/** How a person is written for readers: e-mail or name, and id; the id alone where no more is known. */
export function personName(id: number, directory: Pick<Directory, 'people'>): string {
  const person = directory.people.get(id);
  const who = person?.email || person?.name;
  return who ? `${who} (${id})` : String(id);
}

/**
 * Does an entry stand for nobody, or for nobody knows whom?
 *
 * Law: an entry that does not resolve never removes anybody. A mistyped letter, a renamed address or department looks just like a
 * person who left; a dismissed person is known, and does resolve.
 */
export function isUnresolved(ref: PersonRef, directory: Directory): boolean {
  return idsBehind(ref, directory).length === 0;
}

/** The problems by which an entry stands for nobody that could be a member. */
const unresolvedCodes: ReadonlySet<Code> = new Set([
  'PERSON_UNKNOWN',
  'PERSON_AMBIGUOUS',
  'PERSON_DISMISSED',
  'DEPARTMENT_UNKNOWN',
  'DEPARTMENT_AMBIGUOUS',
  'DEPARTMENT_EMPTY',
  'DEPARTMENT_HEADLESS',
  'EXCEPTION_UNKNOWN',
]);

/** Does a note tell of somebody who was asked for and will not be there? */
export function tellsOfUnresolved({ code }: Pick<Message, 'code'>): boolean {
  return unresolvedCodes.has(code);
}

/** How an entry is written, for readers. */
export function refText(ref: PersonRef): string {
  if (typeof ref !== 'object') return String(ref);
  if ('everyone' in ref) return 'everyone';
  return String('head' in ref ? ref.head : ref.department);
}

/** What the reader of a plan should know about a reference; `undefined` when all is well. */
export function problemOf(ref: PersonRef, directory: Directory): Message | undefined {
  if (typeof ref === 'object') return groupProblem(ref, directory);
  const ids = idsBehind(ref, directory);
  const who = String(ref);
  if (ids.length === 0 && typeof ref === 'string' && (directory.emails.get(ref.toLowerCase()) ?? []).length > 1)
    return message('PERSON_AMBIGUOUS', { who, ids: listed(directory.emails.get(ref.toLowerCase()) ?? []) });
  return personProblem(ids[0], who, directory);
}

function personProblem(id: number | undefined, who: string, directory: Directory): Message | undefined {
  const person = id === undefined ? undefined : directory.people.get(id);
  if (!person) return message('PERSON_UNKNOWN', { who });
  if (!person.active) return message('PERSON_DISMISSED', { who });
  if (person.bot) return message('PERSON_BOT', { who });
  return person.extranet ? message('PERSON_EXTRANET', { who }) : undefined;
}

function groupProblem(ref: GroupRef, directory: Directory): Message | undefined {
  const found = directory.groups.get(groupKey(ref));
  const who = refText(ref);
  if (found === undefined || found.kind === 'unknown') return message('DEPARTMENT_UNKNOWN', { who });
  if (found.kind === 'ambiguous')
    return message('DEPARTMENT_AMBIGUOUS', { who, ids: listed(found.ids), paths: listed(found.paths) });
  const lost = exceptionsOf(ref).find((exception) => isUnclear(exception, directory));
  if (lost !== undefined) return message('EXCEPTION_UNKNOWN', { who: refText(lost) });
  const [head] = found.members;
  if ('head' in ref)
    return head === undefined
      ? message('DEPARTMENT_HEADLESS', { who })
      : personProblem(head, `{ head: ${who} }: ${personName(head, directory)}`, directory);
  return found.members.length === 0 ? message('DEPARTMENT_EMPTY', { who }) : undefined;
}

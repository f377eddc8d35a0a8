import type { Directory } from '../../model/actual.ts';
import type { Code } from '../../model/codes/index.ts';
import type { DepartmentRef, PersonRef } from '../../model/config.ts';
import type { Message } from '../../model/message.ts';
import { message } from '../../model/message.ts';

/** One name for one department question, whatever the order of its words in YAML. */
export function departmentKey(ref: DepartmentRef): string {
  return `${ref.recursive ? 'tree' : 'one'}:${typeof ref.department}:${ref.department}`;
}

/** Ids behind a reference, dismissed people included; empty when nobody is. */
export function idsBehind(ref: PersonRef, directory: Directory): readonly number[] {
  if (typeof ref === 'number') return directory.people.get(ref) ? [ref] : [];
  if (typeof ref === 'string') {
    const ids = directory.emails.get(ref.toLowerCase()) ?? [];
    const active = ids.filter((id) => directory.people.get(id)?.active);
    return active.length === 1 ? active : ids.length === 1 ? ids : [];
  }
  const found = directory.departments.get(departmentKey(ref));
  return found?.kind === 'found' ? found.members : [];
}

/** How a person is written for readers: e-mail or name, and id; the id alone where no more is known. */
export function personName(id: number, directory: Directory): string {
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
]);

/** Does a note tell of somebody who was asked for and will not be there? */
export function tellsOfUnresolved({ code }: Pick<Message, 'code'>): boolean {
  return unresolvedCodes.has(code);
}

/** How an entry is written, for readers. */
export function refText(ref: PersonRef): string {
  return typeof ref === 'object' ? String(ref.department) : String(ref);
}

/** What the reader of a plan should know about a reference; `undefined` when all is well. */
export function problemOf(ref: PersonRef, directory: Directory): Message | undefined {
  if (typeof ref === 'object') return departmentProblem(ref, directory);
  const ids = idsBehind(ref, directory);
  const who = String(ref);
  if (ids.length === 0 && typeof ref === 'string' && (directory.emails.get(ref.toLowerCase()) ?? []).length > 1)
    return message('PERSON_AMBIGUOUS', { who, ids: directory.emails.get(ref.toLowerCase())?.join(', ') ?? '' });
  const [id] = ids;
  const person = id === undefined ? undefined : directory.people.get(id);
  if (!person) return message('PERSON_UNKNOWN', { who });
  if (!person.active) return message('PERSON_DISMISSED', { who });
  if (person.bot) return message('PERSON_BOT', { who });
  return person.extranet ? message('PERSON_EXTRANET', { who }) : undefined;
}

function departmentProblem(ref: DepartmentRef, directory: Directory): Message | undefined {
  const found = directory.departments.get(departmentKey(ref));
  const who = String(ref.department);
  if (found === undefined || found.kind === 'unknown') return message('DEPARTMENT_UNKNOWN', { who });
  if (found.kind === 'ambiguous') return message('DEPARTMENT_AMBIGUOUS', { who, ids: found.ids.join(', ') });
  return found.members.length === 0 ? message('DEPARTMENT_EMPTY', { who }) : undefined;
}

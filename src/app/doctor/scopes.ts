import type { Answer } from '../../model/call.ts';
import { type Finding, fine, look, wrong } from '../../model/check.ts';
import type { Config, PersonRef } from '../../model/config.ts';
import { message } from '../../model/message.ts';
import { peopleOf } from '../../resources/chat/named-people.ts';
import { withExceptions } from '../../resources/chat/people.ts';

/** Why a config needs each scope: the keys of the chats that do; none for `im`, which all do. */
export interface NeededScopes {
  /** People by their addresses. */
  readonly emails: readonly string[];
  /** Those who work in a department, or at the company. */
  readonly employees: readonly string[];
  readonly departments: readonly string[];
}

/** What a config asks of its webhook beyond chats. */
export function neededScopes({ chats }: Pick<Config, 'chats'>): NeededScopes {
  const keysOf = (isOne: (ref: PersonRef) => boolean) =>
    chats.filter((chat) => peopleOf(chat).flatMap(withExceptions).some(isOne)).map(({ key }) => key);
  return {
    emails: keysOf((ref) => typeof ref === 'string'),
    // A head is told together with the department.
    employees: keysOf((ref) => typeof ref === 'object' && !('head' in ref)),
    departments: keysOf((ref) => typeof ref === 'object' && !('everyone' in ref)),
  };
}

/** Judges the granted scopes; one is only called missing when the config needs it. */
export function scopeFinding(answer: Answer, needed: NeededScopes): Finding {
  if (answer.kind !== 'done' || !Array.isArray(answer.result)) return look('scopes', message('DOCTOR_SCOPES_UNTOLD'));
  const granted = answer.result.filter((scope) => typeof scope === 'string' && scope !== '').map(String);
  const has = (...names: readonly string[]) => names.some((name) => granted.includes(name));
  const list = granted.join(', ') || '-';
  if (!has('im')) return wrong('scopes', message('DOCTOR_SCOPE_IM', { granted: list }));
  // `user_brief` hides e-mails and lets filters by them fall silently; who works where, it tells.
  const emails = has('user', 'user_basic') ? [] : needed.emails;
  const employees = has('user', 'user_basic', 'user_brief') ? [] : needed.employees;
  const departments = has('department') ? [] : needed.departments;
  const keys = [...new Set([...emails, ...employees, ...departments])];
  if (keys.length === 0) return fine('scopes', message('DOCTOR_SCOPES', { granted: list }));
  const facts = { granted: list, keys: shortList(keys) };
  const lacksUser = emails.length + employees.length > 0;
  if (departments.length > 0)
    return wrong('scopes', message(lacksUser ? 'DOCTOR_SCOPE_BOTH' : 'DOCTOR_SCOPE_DEPARTMENT', facts));
  return wrong('scopes', message(emails.length > 0 ? 'DOCTOR_SCOPE_USER' : 'DOCTOR_SCOPE_EMPLOYEES', facts));
}

const keysAtMost = 5;

function shortList(keys: readonly string[]): string {
  return keys.length <= keysAtMost ? keys.join(', ') : `${keys.slice(0, keysAtMost).join(', ')} …`;
}

import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import type { UserRow } from '../store/rows.ts';

/** What a person's row shows, in the order of the answer; fields that a portal has and nobody here fills are left out. */
export const USER_FIELDS: Readonly<Record<string, (user: UserRow) => Answer>> = {
  ID: (user) => String(user.id),
  XML_ID: (user) => String(user.id),
  ACTIVE: (user) => user.active,
  NAME: (user) => user.name,
  LAST_NAME: (user) => user.lastName,
  SECOND_NAME: (user) => user.secondName,
  EMAIL: (user) => user.email,
  LAST_LOGIN: (user) => isoOf(user.registered + 3600),
  DATE_REGISTER: (user) => isoOf(user.registered),
  TIME_ZONE: () => '',
  IS_ONLINE: () => 'N',
  TIMESTAMP_X: () => [],
  LAST_ACTIVITY_DATE: () => [],
  PERSONAL_GENDER: (user) => user.gender,
  PERSONAL_BIRTHDAY: () => '',
  WORK_POSITION: (user) => user.position,
  UF_EMPLOYMENT_DATE: () => '',
  UF_DEPARTMENT: (user) => user.departments,
  USER_TYPE: (user) => user.kind,
};

/** Fields that are texts, and what a filter compares them with. */
export const USER_TEXTS: Readonly<Record<string, (user: UserRow) => string>> = {
  XML_ID: (user) => String(user.id),
  ACTIVE: (user) => (user.active ? 'Y' : 'N'),
  NAME: (user) => user.name,
  LAST_NAME: (user) => user.lastName,
  SECOND_NAME: (user) => user.secondName,
  EMAIL: (user) => user.email,
  TIME_ZONE: () => '',
  IS_ONLINE: () => 'N',
  PERSONAL_GENDER: (user) => user.gender,
  WORK_POSITION: (user) => user.position,
  USER_TYPE: (user) => user.kind,
  EXTERNAL_AUTH_ID: () => '',
  ...Object.fromEntries(
    [
      ...['TITLE', 'PERSONAL_PROFESSION', 'PERSONAL_CITY', 'PERSONAL_STATE', 'PERSONAL_COUNTRY'],
      ...['PERSONAL_PHONE', 'PERSONAL_MOBILE', 'WORK_PHONE', 'WORK_COMPANY', 'WORK_DEPARTMENT', 'WORK_CITY'],
      ...['WORK_STATE', 'WORK_COUNTRY', 'UF_PHONE_INNER', 'UF_SKILLS', 'UF_INTERESTS', 'UF_SKYPE'],
    ].map((field) => [field, () => '']),
  ),
};

/** What the smaller scopes hide. */
const HIDDEN_FROM_BASIC: readonly string[] = ['LAST_LOGIN'];
const HIDDEN_FROM_BRIEF: readonly string[] = [
  ...HIDDEN_FROM_BASIC,
  ...['EMAIL', 'PERSONAL_PHONE', 'PERSONAL_MOBILE', 'WORK_PHONE', 'WORK_COMPANY', 'WORK_DEPARTMENT', 'UF_SKYPE'],
];

/**
 * Tells which fields a credential may neither see nor filter by; the largest of its scopes counts.
 *
 * Source: rest/lib/api/user.php getAllowedUserFields.
 */
export function hiddenFields(scopes: readonly string[]): readonly string[] {
  if (scopes.includes('user')) return [];
  return scopes.includes('user_basic') ? HIDDEN_FROM_BASIC : HIDDEN_FROM_BRIEF;
}

import type { Json, JsonObject } from '../base/json.ts';
import type { Directory, GroupFinding, Person } from '../model/actual.ts';
import type { GroupRef, PersonRef } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import { fitting, idIn, rowsIn, textIn } from '../model/judged.ts';
import { groupKey, withExceptions } from '../resources/chat/people.ts';
import { ask, demand, type Reader, refusal } from './ask.ts';
import { readGroups } from './departments.ts';

/**
 * People per `im.user.list.get`.
 *
 * Source: none documented; a command of 100 ids stays far below PHP's max_input_vars.
 */
const idsACall = 100;

/** Looks up everybody the config speaks of: ids and e-mails first, groups, then who stands behind them. */
export async function readDirectory(
  reader: Reader,
  asked: readonly PersonRef[],
  ids: readonly number[] = [],
): Promise<Directory> {
  const refs = asked.flatMap(withExceptions);
  const addresses = unique(refs.filter((ref) => typeof ref === 'string').map((email) => email.toLowerCase()));
  const wanted = uniqueGroups(refs.filter((ref) => typeof ref === 'object'));
  const [emails, groups] = await Promise.all([
    Promise.all(addresses.map(async (email) => [email, await idsByEmail(reader, email)] as const)),
    wanted.length === 0 ? new Map<string, GroupFinding>() : readGroups(reader, wanted),
  ]);
  const people = await readPeople(reader, [
    ...ids,
    ...refs.filter((ref) => typeof ref === 'number'),
    ...emails.flatMap(([, found]) => found),
    ...[...groups.values()].flatMap((found) => (found.kind === 'found' ? found.members : [])),
  ]);
  return { people, emails: new Map(emails), groups };
}

/** What the portal knows of these ids; `undefined` for those it does not. Needs the scope `im` only. */
async function readPeople(reader: Reader, ids: readonly number[]): Promise<ReadonlyMap<number, Person | undefined>> {
  const distinct = unique(ids);
  const calls: Promise<readonly Person[]>[] = [];
  for (let start = 0; start < distinct.length; start += idsACall) {
    const ID = distinct.slice(start, start + idsACall);
    calls.push(demand(reader, { method: userList, params: { ID } }).then((result) => persons(result)));
  }
  const found = new Map((await Promise.all(calls)).flat().map((person) => [person.id, person]));
  return new Map(distinct.map((id) => [id, found.get(id)]));
}

/**
 * Ids of the users with exactly this address.
 *
 * The answer is compared again: `FILTER[EMAIL]` is a LIKE, and a webhook without the right scope drops the filter and returns everybody.
 */
async function idsByEmail(reader: Reader, email: string): Promise<readonly number[]> {
  const call = { method: 'user.get', params: { FILTER: { '=EMAIL': email } } };
  const answer = await ask(reader, call);
  if (answer.kind === 'refused') throw refusal(call, answer);
  const rows = fitting(rowsIn(answer.result), call.method);
  if (rows.length > 0 && rows.every((row) => row.EMAIL === undefined))
    throw new Fault('EMAILS_HIDDEN', {}, { reach: 'run' });
  return rows.filter((row) => sameEmail(row.EMAIL, email)).map((row) => fitting(idIn(row.ID), call.method));
}

function sameEmail(found: Json | undefined, email: string): boolean {
  return typeof found === 'string' && found.trim().toLowerCase() === email;
}

const userList = 'im.user.list.get';

function persons(result: Json): readonly Person[] {
  return fitting(rowsIn(result), userList).map(person);
}

function person(row: JsonObject): Person {
  return {
    id: fitting(idIn(row.id), userList),
    name: fitting(textIn(row.name), userList),
    email: fitting(textIn(row.email), userList).trim(),
    active: row.active !== false,
    bot: row.bot === true,
    extranet: row.extranet === true,
  };
}

function uniqueGroups(refs: readonly GroupRef[]): readonly GroupRef[] {
  return [...new Map(refs.map((ref) => [groupKey(ref), ref])).values()];
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}

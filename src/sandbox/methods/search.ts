import type { Answer } from '../php/json-encode.ts';
import { intval, looselyEquals, PhpArray, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { isSet, offsetOf, text, upperKeys } from '../rest/params.ts';
import { hasAccess } from '../store/access.ts';
import { departmentPath, fullName, structureOf } from '../store/people.ts';
import type { Portal } from '../store/portal.ts';
import type { ChatRow, UserRow } from '../store/rows.ts';
import { dialogObject } from '../views/chat-view.ts';
import { departmentView } from '../views/department-view.ts';
import { messengerUser } from '../views/user-view.ts';
import { nameTest } from './user-filter.ts';
import { wordsOf } from './words.ts';

export const searchMethods: readonly Method[] = [
  { name: 'im.search.chat.list', scopes: ['im'], run: searchChats },
  { name: 'im.search.user.list', scopes: ['im'], run: searchUsers },
  { name: 'im.search.department.list', scopes: ['im'], run: searchDepartments },
];

/**
 * Open chats and own ones whose title or members' names have words that begin with every word looked for; a phrase of
 * nothing but short words asks for nothing, and all of them come.
 *
 * Source: im/classes/general/im_rest.php searchChat; im/lib/chat.php getListParams.
 */
function searchChats(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const phrase = isSet(params, 'FIND') ? text(params, 'FIND') : toText(params.get('FIND_LINES'));
  if (isTooShort(phrase)) throw findShort();
  const limit = searchLimit(params) || DEFAULT_PAGE;
  const offset = offsetOf(params, call.start);
  const isReachable = (chat: ChatRow) => chat.type !== 'P' && hasAccess(portal, chat, caller);
  const found = isSet(params, 'FIND') ? search(portal, wordsOf(phrase)).filter(isReachable) : [];
  const page = found.slice(offset, offset + limit).map((chat) => dialogObject(portal, chat, caller));
  const next = offset + page.length < found.length ? offset + page.length : undefined;
  return new ListReply(page, found.length, next);
}

/** What the list methods make of a limit that is none. */
const DEFAULT_PAGE = 50;

const findShort = () => new RestError('FIND_SHORT', 'Too short a search phrase.');

/** The length of the whole phrase counts; a number may have any. */
function isTooShort(phrase: string): boolean {
  const trimmed = phrase.trim();
  return !/^\d+$/.test(trimmed) && Array.from(trimmed).length < 3;
}

/** At most 50, ten when nothing is said; zero and below are left to the list. */
function searchLimit(params: PhpArray): number {
  return isSet(params, 'LIMIT') ? Math.max(0, Math.min(50, intval(params.get('LIMIT')))) : 10;
}

function search(portal: Portal, wanted: readonly string[]): readonly ChatRow[] {
  const indexedUntil = portal.clock.seconds() - portal.searchLagSeconds();
  const people = wanted.map((start) => namedLike(portal, start));
  const found: ChatRow[] = [];
  for (const chat of portal.tables.all('chats')) {
    if (chat.created > indexedUntil) continue;
    const members = portal.tables.indexes.membersOf(chat.id);
    const isFound = wanted.every(
      (start, index) =>
        titleWords(chat).some((word) => word.startsWith(start)) || people[index]?.some((user) => members.has(user)),
    );
    if (isFound) found.push(chat);
  }
  return found.sort((a, b) => b.id - a.id);
}

function namedLike(portal: Portal, start: string): readonly number[] {
  const users = [...portal.tables.all('users')];
  return users.filter((user) => wordsOf(fullName(user)).some((word) => word.startsWith(start))).map((user) => user.id);
}

/** An object keyed by id, of active people whose name or position has words that begin so; outsiders know their groups only. */
function searchUsers(call: Call): Reply {
  const params = upperKeys(call.params);
  const test = isSet(params, 'FIND') ? nameTest(text(params, 'FIND')) : undefined;
  if (!test) throw findShort();
  const { caller } = call;
  const isNear = (user: UserRow) => user.id === caller.id || user.groups.some((group) => caller.groups.includes(group));
  const found = [...call.portal.tables.all('users')].filter(
    (user) => user.active && user.kind !== 'email' && test(user) && (caller.kind !== 'extranet' || isNear(user)),
  );
  const offset = offsetOf(params, call.start);
  const page = found.slice(offset, offset + (searchLimit(params) || DEFAULT_PAGE));
  const byId = new PhpArray<Answer>();
  for (const user of page) byId.set(String(user.id), messengerUser(call.portal, user));
  const next = offset + page.length < found.length ? offset + page.length : undefined;
  return new ListReply(byId, found.length, next);
}

/**
 * The phrase stands at the beginning of the full name or after a space in it; an empty or short one switches the filter
 * off instead of being refused.
 *
 * Source: im/lib/department.php getStructure.
 */
function searchDepartments(call: Call): Reply {
  const params = upperKeys(call.params);
  if (!isSet(params, 'FIND')) throw findShort();
  const phrase = text(params, 'FIND').toLowerCase();
  const found = structureOf(call.portal).filter((department) => {
    const path = departmentPath(call.portal, department).toLowerCase();
    return Array.from(phrase).length < 2 || path.startsWith(phrase) || path.includes(` ${phrase}`);
  });
  const offset = offsetOf(params, call.start);
  const withHead = looselyEquals(params.get('USER_DATA'), 'Y');
  const page = found.slice(offset, offset + searchLimit(params));
  const next = offset + page.length < found.length ? offset + page.length : undefined;
  return new ListReply(
    page.map((department) => departmentView(call.portal, department, withHead)),
    found.length,
    next,
  );
}

const wordsByTitle = new WeakMap<ChatRow, readonly string[]>();

function titleWords(chat: ChatRow): readonly string[] {
  let words = wordsByTitle.get(chat);
  if (!words) {
    words = wordsOf(chat.title);
    wordsByTitle.set(chat, words);
  }
  return words;
}

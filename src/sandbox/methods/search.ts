import type { Answer } from '../php/json-encode.ts';
import { PhpArray, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { isSet, limitOf, offsetOf, text, upperKeys } from '../rest/params.ts';
import { hasAccess } from '../store/access.ts';
import { departmentPath, fullName } from '../store/people.ts';
import type { Portal } from '../store/portal.ts';
import type { ChatRow } from '../store/rows.ts';
import { dialogObject } from '../views/chat-view.ts';
import { messengerUser } from '../views/user-view.ts';

export const searchMethods: readonly Method[] = [
  { name: 'im.search.chat.list', scopes: ['im'], run: searchChats },
  { name: 'im.search.user.list', scopes: ['im'], run: searchUsers },
  { name: 'im.search.department.list', scopes: ['im'], run: searchDepartments },
];

/** Words shorter than this are not in the full-text index. */
const MIN_WORD = 3;

/** Open chats and own ones whose title or members' names have words that begin with every word looked for. */
function searchChats(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const phrase = isSet(params, 'FIND') ? text(params, 'FIND') : toText(params.get('FIND_LINES'));
  if (Array.from(phrase.trim()).length < 2) throw new RestError('FIND_SHORT', 'Too short a search phrase.');
  const limit = Math.min(limitOf(params, 10, 50), 50);
  const offset = offsetOf(params, call.start);
  const wanted = isSet(params, 'FIND') ? wordsOf(phrase) : [];
  const found = wanted.length === 0 ? [] : search(portal, wanted).filter((chat) => hasAccess(portal, chat, caller));
  const page = found.slice(offset, offset + limit).map((chat) => dialogObject(portal, chat, caller));
  const next = offset + page.length < found.length ? offset + page.length : undefined;
  return new ListReply(page, found.length, next);
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

/** An object keyed by id, of active people whose name or position has words that begin so. */
function searchUsers(call: Call): Reply {
  const params = upperKeys(call.params);
  const wanted = wordsOf(text(params, 'FIND'));
  if (wanted.length === 0) throw new RestError('FIND_SHORT', 'Too short a search phrase.');
  const found = [...call.portal.tables.all('users')].filter((user) => {
    const words = wordsOf(`${fullName(user)} ${user.position}`);
    return user.active && wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
  const offset = offsetOf(params, call.start);
  const page = found.slice(offset, offset + limitOf(params, 10, 50));
  const byId = new PhpArray<Answer>();
  for (const user of page) byId.set(String(user.id), messengerUser(call.portal, user));
  const next = offset + page.length < found.length ? offset + page.length : undefined;
  return new ListReply(byId, found.length, next);
}

/** An empty or short phrase switches the filter off instead of being refused. */
function searchDepartments(call: Call): Reply {
  const params = upperKeys(call.params);
  if (!isSet(params, 'FIND')) throw new RestError('FIND_SHORT', 'Too short a search phrase.');
  const wanted = wordsOf(text(params, 'FIND'));
  const found = [...call.portal.tables.all('departments')]
    .map((department) => ({ department, path: departmentPath(call.portal, department) }))
    .filter(({ path }) => wanted.every((start) => wordsOf(path).some((word) => word.startsWith(start))));
  const offset = offsetOf(params, call.start);
  const page = found.slice(offset, offset + limitOf(params, 10, 50)).map(({ department, path }) => ({
    id: department.id,
    name: department.name,
    full_name: path,
    manager_user_id: department.head ?? 0,
  }));
  const next = offset + page.length < found.length ? offset + page.length : undefined;
  return new ListReply(page, found.length, next);
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

function wordsOf(phrase: string): readonly string[] {
  const words = phrase.toLowerCase().split(/[^\p{L}\p{N}_]+/u);
  return words.filter((word) => Array.from(word).length >= MIN_WORD);
}

import { intval, PhpArray } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import { chatOfDialog, dialogIdEmpty, isDialog, isSet, limitOf, offsetOf, text, upperKeys } from '../rest/params.ts';
import { hasAccess } from '../store/access.ts';
import type { ChatRow, UserRow } from '../store/rows.ts';
import { fullDialog } from '../views/chat-view.ts';
import { messengerUser } from '../views/user-view.ts';
import { groupChat } from './group-chat.ts';

export const dialogMethods: readonly Method[] = [
  { name: 'im.chat.get', scopes: ['im'], run: chatGet },
  { name: 'im.dialog.get', scopes: ['im'], run: dialogGet },
  { name: 'im.dialog.users.list', scopes: ['im'], run: usersList },
];

/** Finds a chat by its entity for anybody: there is no check of access at all. */
function chatGet(call: Call): Reply {
  const params = upperKeys(call.params);
  if (isSet(params, 'DIALOG_ID')) return dialogGet(call);
  const types = words(params, 'ENTITY_TYPE');
  const ids = words(params, 'ENTITY_ID');
  const { tables } = call.portal;
  const found: ChatRow[] = [];
  for (const type of types) {
    for (const id of ids) {
      for (const chatId of tables.indexes.chatsByEntity(type, id)) {
        const chat = tables.get('chats', chatId);
        if (chat) found.push(chat);
      }
    }
  }
  // The database walks its index (ENTITY_TYPE, ENTITY_ID, AUTHOR_ID): a change of owner can change who is first.
  found.sort((a, b) => a.owner - b.owner || a.id - b.id);
  return found[0] ? { ID: found[0].id } : null;
}

/** A text, or an array that becomes an IN-query; `"0"` counts as empty. */
function words(params: PhpArray, key: string): readonly string[] {
  const value = params.get(key);
  if (value === undefined || value === null || value === '' || value === '0') return [];
  if (!(value instanceof PhpArray)) return [text(params, key)];
  return [...value.values()].filter((item) => typeof item === 'string' || typeof item === 'number').map(String);
}

function dialogGet(call: Call): Reply {
  const params = upperKeys(call.params);
  const chat = needDialog(call, params);
  return fullDialog(call.portal, chat, call.caller, text(params, 'DIALOG_ID'));
}

/** The chat behind DIALOG_ID; a missing chat and a forbidden one are answered alike. */
export function needDialog(call: Call, params: PhpArray): ChatRow {
  const dialog = isSet(params, 'DIALOG_ID') ? text(params, 'DIALOG_ID') : '';
  if (!isDialog(dialog)) throw dialogIdEmpty();
  const chat = call.portal.tables.get('chats', chatOfDialog(dialog, groupChat(call.portal)));
  if (!hasAccess(call.portal, chat, call.caller)) {
    throw new RestError('ACCESS_ERROR', 'You do not have access to the specified dialog', 403);
  }
  return chat;
}

/** Active members only; with LAST_ID a keyset by user id without `total`. */
function usersList(call: Call): Reply {
  const { portal } = call;
  const params = upperKeys(call.params);
  const chat = needDialog(call, params);
  const limit = limitOf(params, 50, 200);
  const skipExternal = params.get('SKIP_EXTERNAL') === 'Y';
  const kept = text(params, 'SKIP_EXTERNAL_EXCEPT_TYPES')
    .split(',')
    .map((type) => type.trim());
  const users = [...portal.tables.indexes.membersOf(chat.id).keys()]
    .map((id) => portal.tables.get('users', id))
    .filter((user): user is UserRow => user?.active === true)
    .filter(
      (user) => !skipExternal || user.kind === 'employee' || user.kind === 'extranet' || kept.includes(user.kind),
    );
  if (isSet(params, 'LAST_ID')) {
    const lastId = intval(params.get('LAST_ID'));
    const later = users.filter((user) => user.id > lastId).sort((a, b) => a.id - b.id);
    return later.slice(0, limit).map((user) => messengerUser(portal, user));
  }
  const offset = offsetOf(params, call.start);
  const page = users.slice(offset, offset + limit).map((user) => messengerUser(portal, user));
  const next = offset + page.length < users.length ? offset + page.length : undefined;
  return new ListReply(page, users.length, next);
}

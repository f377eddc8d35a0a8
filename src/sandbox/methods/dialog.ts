import { intval, PhpArray, type PhpValue } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import { type Call, ListReply, type Method, type Reply } from '../rest/method.ts';
import {
  chatOfDialog,
  dialogIdEmpty,
  isChatDialog,
  isDialog,
  isSet,
  limitOf,
  offsetOf,
  text,
  upperKeys,
} from '../rest/params.ts';
import { hasAccess } from '../store/access.ts';
import { dialogOf } from '../store/dialogs.ts';
import { isApproachable } from '../store/people.ts';
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
  const chat = needDialog(call, params.get('DIALOG_ID'));
  return fullDialog(call.portal, chat, call.caller, params.get('DIALOG_ID') as string | number);
}

/**
 * The chat behind DIALOG_ID, where a plain number is a person and their dialog is made when it was not there; a missing
 * chat and a forbidden one are answered alike.
 *
 * Source: im/lib/dialog.php hasAccess, getChatId.
 */
export function needDialog({ portal, caller }: Call, dialog: PhpValue | undefined): ChatRow {
  if (!isDialog(dialog)) throw dialogIdEmpty();
  const text = String(dialog);
  if (!isChatDialog(text)) {
    const person = portal.tables.get('users', intval(text));
    if (!isApproachable(person, caller)) throw noAccess();
    return dialogOf(portal, person, caller);
  }
  const chat = portal.tables.get('chats', chatOfDialog(text, groupChat(portal)));
  if (!hasAccess(portal, chat, caller)) throw noAccess();
  return chat;
}

const noAccess = () => new RestError('ACCESS_ERROR', 'You do not have access to the specified dialog', 403);

/** Active members only; with a LAST_ID that is not negative a keyset by user id without `total`. */
function usersList(call: Call): Reply {
  const { portal } = call;
  const params = upperKeys(call.params);
  const chat = needDialog(call, params.get('DIALOG_ID'));
  const limit = limitOf(params, 50, 200);
  // Naming exceptions is enough to skip the rest.
  const skipExternal = params.get('SKIP_EXTERNAL') === 'Y' || isSet(params, 'SKIP_EXTERNAL_EXCEPT_TYPES');
  const kept = text(params, 'SKIP_EXTERNAL_EXCEPT_TYPES')
    .split(',')
    .map((type) => type.trim());
  const users = [...portal.tables.indexes.membersOf(chat.id).keys()]
    .map((id) => portal.tables.get('users', id))
    .filter((user): user is UserRow => user?.active === true)
    .filter(
      (user) => !skipExternal || user.kind === 'employee' || user.kind === 'extranet' || kept.includes(user.kind),
    );
  const lastId = isSet(params, 'LAST_ID') ? intval(params.get('LAST_ID')) : -1;
  if (lastId >= 0) {
    const later = users.filter((user) => user.id > lastId).sort((a, b) => a.id - b.id);
    return later.slice(0, limit).map((user) => messengerUser(portal, user));
  }
  const offset = offsetOf(params, call.start);
  const page = users.slice(offset, offset + limit).map((user) => messengerUser(portal, user));
  const next = offset + page.length < users.length ? offset + page.length : undefined;
  return new ListReply(page, users.length, next);
}

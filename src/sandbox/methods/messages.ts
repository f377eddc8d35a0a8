import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { intval, isTruthy, trim } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { chatOfDialog, isDialog, isSet, limitOf, text, upperKeys } from '../rest/params.ts';
import { can, membership } from '../store/access.ts';
import { announce, post } from '../store/messages.ts';
import type { MessageRow, UserRow } from '../store/rows.ts';
import { messengerUser } from '../views/user-view.ts';
import { needDialog } from './dialog.ts';
import { groupChat } from './group-chat.ts';

export const messageMethods: readonly Method[] = [
  { name: 'im.message.add', scopes: ['im'], run: messageAdd },
  { name: 'im.dialog.messages.get', scopes: ['im'], run: messagesGet },
];

/** No key of idempotency: sending twice posts twice. */
function messageAdd(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const dialog = isSet(params, 'DIALOG_ID') ? text(params, 'DIALOG_ID') : '';
  if (!isDialog(dialog)) throw new RestError('USER_ID_EMPTY', "User ID can't be empty");
  const message = trim(text(params, 'MESSAGE'));
  if (message === '' && !isTruthy(params.get('ATTACH'))) throw new RestError('MESSAGE_EMPTY', "Message can't be empty");
  if (/^\d+$/.test(dialog)) return privateMessage(call, Number(dialog), message);
  const chatId = chatOfDialog(dialog, groupChat(portal));
  if (chatId <= 0) throw new RestError('CHAT_ID_EMPTY', "Chat ID can't be empty");
  const chat = portal.tables.get('chats', chatId);
  if (!chat) throw new RestError('CHAT_ID', 'Error creating message');
  if (!membership(portal, chatId, caller.id)) throw new RestError('CANCELED', 'Message sending was canceled');
  if (!can(portal, chat, caller.id, 'send')) throw new RestError('ACCESS_ERROR', 'Action unavailable', 403);
  const isSystem = params.get('SYSTEM') === 'Y';
  if (!isSystem) return post(portal, chatId, { author: caller.id, text: message }).id;
  announce(portal, chatId, '', call.credential.kind === 'oauth' ? `[B]Sandbox[/B]\n${message}` : message);
  return portal.tables.get('chats', chatId)?.lastMessage ?? 0;
}

/** Private dialogs have no chat of their own here: the message is counted and then forgotten. */
function privateMessage(call: Call, userId: number, _message: string): Reply {
  if (!call.portal.tables.get('users', userId)?.active) throw new RestError('USER_NOT_FOUND', 'User not found');
  return call.portal.tables.nextId('messages');
}

/** Newest first; LAST_ID goes back in time, FIRST_ID forward. */
function messagesGet(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chat = needDialog(call, params);
  for (const key of ['FIRST_ID', 'LAST_ID']) {
    if (isSet(params, key) && !/^\d+$/.test(text(params, key))) {
      throw new RestError(`${key}_STRING`, `${key === 'FIRST_ID' ? 'First' : 'Last'} ID can't be string`);
    }
  }
  const hiddenUntil = membership(portal, chat.id, caller.id)?.startId ?? 0;
  const limit = limitOf(params, 20, 50);
  const ids = portal.tables.indexes.messagesOf(chat.id).filter((id) => id > hiddenUntil);
  const firstId = intval(params.get('FIRST_ID'));
  const lastId = intval(params.get('LAST_ID'));
  const page =
    firstId > 0
      ? ids.filter((id) => id > firstId).slice(0, limit)
      : ids.filter((id) => lastId <= 0 || id < lastId).slice(-limit);
  const messages = page
    .reverse()
    .map((id) => portal.tables.get('messages', id))
    .filter((message): message is MessageRow => message !== undefined);
  const authors = new Set(messages.map((message) => message.author));
  const users = [...authors]
    .map((id) => portal.tables.get('users', id))
    .filter((user): user is UserRow => user !== undefined);
  return {
    chat_id: chat.id,
    messages: messages.map(messageView),
    users: users.map((user) => messengerUser(portal, user)),
    files: [],
  };
}

function messageView(message: MessageRow): Answer {
  return {
    id: message.id,
    chat_id: message.chat,
    author_id: message.author,
    date: isoOf(message.date),
    text: message.text,
    unread: false,
    uuid: message.uuid,
    replaces: [],
    params: message.system ? { ...(message.code === '' ? {} : { CODE: [message.code] }), NOTIFY: 'N' } : [],
    disappearing_date: null,
  };
}

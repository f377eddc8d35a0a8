import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { intval, PhpArray, type PhpValue, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { isSet, text, upperKeys } from '../rest/params.ts';
import { membership } from '../store/access.ts';
import { unreadOf } from '../store/messages.ts';
import type { MemberRow, MessageRow, UserRow } from '../store/rows.ts';
import { messengerUser } from '../views/user-view.ts';
import { needDialog } from './dialog.ts';
import { messageAdd } from './message-add.ts';

export const messageMethods: readonly Method[] = [
  messageAdd,
  { name: 'im.dialog.messages.get', scopes: ['im'], run: messagesGet },
];

/**
 * Newest first; LAST_ID goes back in time, FIRST_ID forward; CHAT_ID wins over DIALOG_ID.
 *
 * Without either, unread messages come on top of the limit; when they are more than it, the page begins after what was
 * read last. A limit of zero is none.
 *
 * Source: im/classes/general/im_rest.php dialogMessagesGet; im/lib/chat.php getMessages.
 */
function messagesGet(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chat = needDialog(call, dialogOfMessages(params));
  const member = membership(portal, chat.id, caller.id);
  const bounds = boundsOf(params);
  const limit = isSet(params, 'LIMIT') ? Math.min(50, intval(params.get('LIMIT'))) : 20;
  const ids = portal.tables.indexes.messagesOf(chat.id).filter((id) => id > (member?.startId ?? 0));
  const messages = pageOf(ids, limit, bounds, member, unreadOf(portal, chat, caller.id))
    .map((id) => portal.tables.get('messages', id))
    .filter((message): message is MessageRow => message !== undefined);
  const authors = new Set(messages.map((message) => message.author));
  const users = [...authors]
    .map((id) => portal.tables.get('users', id))
    .filter((user): user is UserRow => user !== undefined);
  return {
    chat_id: chat.id,
    messages: messages.map((message) => messageView(message, member)),
    users: users.map((user) => messengerUser(portal, user)),
    files: [],
  };
}

function dialogOfMessages(params: PhpArray): PhpValue | undefined {
  const chatId = params.get('CHAT_ID');
  if (!isSet(params, 'CHAT_ID') || intval(chatId) <= 0) return params.get('DIALOG_ID');
  return chatId instanceof PhpArray ? 'chatArray' : `chat${toText(chatId)}`;
}

interface Bounds {
  readonly after: number | undefined;
  readonly before: number | undefined;
}

function boundsOf(params: PhpArray): Bounds {
  for (const key of ['FIRST_ID', 'LAST_ID']) {
    if (!isSet(params, key)) continue;
    if (!/^\d+\n?$/.test(text(params, key))) {
      throw new RestError(`${key}_STRING`, `${key === 'FIRST_ID' ? 'First' : 'Last'} ID can't be string`);
    }
    const id = intval(params.get(key));
    return key === 'FIRST_ID' ? { after: id, before: undefined } : { after: undefined, before: id };
  }
  return { after: undefined, before: undefined };
}

function pageOf(
  ids: readonly number[],
  limit: number,
  { after, before }: Bounds,
  member: MemberRow | undefined,
  unread: number,
): readonly number[] {
  const some = (list: readonly number[], isIn: (id: number) => boolean, count = limit) => {
    const found = list.filter(isIn);
    return count > 0 ? found.slice(0, count) : found;
  };
  const newest = ids.toReversed();
  if (after !== undefined) return some(ids, (id) => id > after);
  if (before !== undefined) return some(newest, (id) => before === 0 || id < before);
  if (unread <= limit) return some(newest, () => true, limit + unread);
  const lastRead = member?.lastRead ?? 0;
  return [...some(ids, (id) => id > lastRead).toReversed(), ...some(newest, (id) => id <= lastRead)];
}

function messageView(message: MessageRow, member: MemberRow | undefined): Answer {
  return {
    id: message.id,
    chat_id: message.chat,
    author_id: message.author,
    date: isoOf(message.date),
    text: message.text,
    unread: member !== undefined && member.lastRead < message.id,
    uuid: message.uuid,
    replaces: [],
    params: message.system ? { ...(message.code === '' ? {} : { CODE: [message.code] }), NOTIFY: 'N' } : [],
    disappearing_date: null,
  };
}

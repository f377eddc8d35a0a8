import { readJsObject } from '../php/js-object.ts';
import { intval, isTruthy, looselyEquals, PhpArray, type PhpValue, toText, trim } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { chatIdEmpty, chatOfDialog, isChatDialog, isSet, upperKeys } from '../rest/params.ts';
import { can, canSendToGeneral, hasAccess } from '../store/access.ts';
import { dialogOf } from '../store/dialogs.ts';
import { announce, messageText, post } from '../store/messages.ts';
import { isApproachable } from '../store/people.ts';
import type { ChatRow } from '../store/rows.ts';
import { groupChat } from './group-chat.ts';

export const messageAdd: Method = { name: 'im.message.add', scopes: ['im'], run: add };

/**
 * No key of idempotency: sending twice posts twice.
 *
 * The text is judged first, then who is meant (DIALOG_ID, USER_ID, CHAT_ID), then what hangs on the text.
 *
 * Source: im/classes/general/im_rest.php messageAdd; im/classes/general/im_messenger.php Add.
 */
function add(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const message = judgedText(params);
  const chat = addressee(call, params);
  const attach = params.get('ATTACH');
  if (isTruthy(attach) && !isAttach(attach)) throw new RestError('ATTACH_ERROR', 'Incorrect attach params');
  const isSystem = saysYes(params, 'SYSTEM');
  const isPermitted = caller.kind !== 'extranet' && hasAccess(portal, chat, caller);
  judgeReply(call, params, chat);
  if (!chat) throw refused(call, 'CHAT_ID', 'Не удалось создать сообщение');
  const named =
    isSystem && chat.type !== 'P' && call.credential.kind === 'oauth' ? `[b]Sandbox[/b]\n${message}` : message;
  if (isSystem && isPermitted) {
    announce(portal, chat.id, '', named);
    return portal.tables.get('chats', chat.id)?.lastMessage ?? 0;
  }
  if (!can(portal, chat, caller.id, 'send')) throw refused(call, 'CANCELED', 'Отправка сообщения отменена');
  if (messageText(named) === '' && !isTruthy(attach)) throw refused(call, 'EMPTY_MESSAGE', 'Пустое сообщение');
  return post(portal, chat.id, { author: caller.id, text: named }).id;
}

/** The legacy exception stays for the rest of the request: in a batch it renames later failures, too. */
function refused(call: Call, code: string, text: string): RestError {
  call.exception.raise(code, text);
  return new RestError('PARAMS_ERROR', "Message isn't added");
}

function judgedText(params: PhpArray): string {
  const message = params.get('MESSAGE');
  if (message === undefined || message === null) {
    if (!isSet(params, 'ATTACH')) throw messageEmpty();
    return '';
  }
  if (typeof message !== 'string') throw new RestError('MESSAGE_EMPTY', 'Wrong message type');
  const trimmed = trim(message);
  if (trimmed === '' && !isTruthy(params.get('ATTACH'))) throw messageEmpty();
  return trimmed;
}

const messageEmpty = () => new RestError('MESSAGE_EMPTY', "Message can't be empty");

/** The chat that is meant, and checked as far as the method itself does; `undefined` when it is not there. */
function addressee(call: Call, params: PhpArray): ChatRow | undefined {
  const { portal, caller } = call;
  const dialog = params.get('DIALOG_ID');
  const namesChat = isSet(params, 'DIALOG_ID') && isChatDialog(dialog);
  if (isSet(params, 'USER_ID') || (isSet(params, 'DIALOG_ID') && !namesChat)) {
    const userId = intval(isSet(params, 'DIALOG_ID') && !namesChat ? dialog : params.get('USER_ID'));
    if (userId <= 0) throw new RestError('USER_ID_EMPTY', "User ID can't be empty");
    const user = portal.tables.get('users', userId);
    if (!user) throw new RestError('USER_NOT_FOUND', 'User not found');
    return isApproachable(user, caller) ? dialogOf(portal, user, caller) : undefined;
  }
  if (!namesChat && !isSet(params, 'CHAT_ID')) throw new RestError('PARAMS_ERROR', 'Incorrect params');
  const chatId = namesChat ? chatOfDialog(toText(dialog), groupChat(portal)) : intval(params.get('CHAT_ID'));
  if (chatId <= 0) throw chatIdEmpty();
  const chat = portal.tables.get('chats', chatId);
  if (chat?.special === 'general' && !canSendToGeneral(portal, chat, caller.id)) {
    throw new RestError('ACCESS_ERROR', 'Action unavailable', 403);
  }
  return chat;
}

/** PHP's `== 'Y'`: `true` says yes, too. */
function saysYes(params: PhpArray, key: string): boolean {
  return isSet(params, key) && looselyEquals(params.get(key), 'Y');
}

const BLOCKS = ['USER', 'LINK', 'MESSAGE', 'HTML', 'IMAGE', 'FILE', 'GRID', 'DELIMITER', 'RICH_LINK'];

/** Blocks, or an object with BLOCKS, also as a text; at least one of them must be of a known kind. */
function isAttach(value: PhpValue | undefined): boolean {
  const read = typeof value === 'string' ? readJsObject(value) : value;
  if (!(read instanceof PhpArray)) return false;
  const blocks = read.get('BLOCKS') ?? read;
  if (!(blocks instanceof PhpArray)) return false;
  return [...blocks.values()].some((block) => block instanceof PhpArray && BLOCKS.some((key) => isSet(block, key)));
}

function judgeReply({ portal, caller }: Call, params: PhpArray, chat: ChatRow | undefined): void {
  const id = intval(params.get('REPLY_ID'));
  if (id <= 0) return;
  const message = portal.tables.get('messages', id);
  if (!message || !hasAccess(portal, portal.tables.get('chats', message.chat), caller)) {
    throw new RestError('REPLY_ACCESS_ERROR', 'Action unavailable', 403);
  }
  if (message.chat !== chat?.id) {
    throw new RestError('REPLY_FROM_OTHER_CHAT_ERROR', 'You can only reply to a message within the same chat', 403);
  }
}

import { readJsonOrJsObject } from '../php/js-object.ts';
import { intval, isTruthy, looselyEquals, PhpArray, type PhpValue, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { chatIdOf, isSet, upperKeys } from '../rest/params.ts';
import { can, hasAccess, membership, restrictionsOf } from '../store/access.ts';
import { addMembers, removeMember } from '../store/chats.ts';
import { employeesOf } from '../store/people.ts';
import type { Portal } from '../store/portal.ts';
import type { ChatRow } from '../store/rows.ts';
import { groupChat } from './group-chat.ts';

export const chatUserMethods: readonly Method[] = [
  { name: 'im.chat.user.add', scopes: ['im'], run: userAdd },
  { name: 'im.chat.user.delete', scopes: ['im'], run: userDelete },
  { name: 'im.chat.user.list', scopes: ['im'], run: userList },
  { name: 'im.chat.leave', scopes: ['im'], run: leave },
];

/** Idempotent: whoever is in already, unknown or dismissed is passed over, and the answer is true all the same. */
function userAdd(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(portal));
  const chat = portal.tables.get('chats', chatId);
  if (chat?.special === 'general') throw unavailable();
  if (chat && !restrictionsOf(chat).extend) {
    throw new RestError('ACCESS_ERROR', 'It is forbidden to add users to this chat', 403);
  }
  const users = wantedUsers(call, params.get('USERS'));
  if (!chat || !can(portal, chat, caller.id, 'extend')) {
    call.exception.raise('ACCESS_DENIED_EXTEND', 'Недостаточно прав для добавления участников в чат');
    throw new RestError('WRONG_REQUEST', 'User already member in chat');
  }
  addMembers(portal, chatId, caller, users, hidesHistory(params));
  return true;
}

/** Hidden by default, as portals are set up; "" and "0" show it, and so do `true`, which equals 'N', and `false`. */
function hidesHistory(params: PhpArray): boolean {
  if (!isSet(params, 'HIDE_HISTORY')) return true;
  const wish = params.get('HIDE_HISTORY');
  return !looselyEquals(wish, 'N') && isTruthy(wish);
}

/**
 * A scalar works as one id; a text with a list is parsed only for extranet callers, who must give a list.
 *
 * Errors: throws `PhpTypeError` for a list in the list.
 * Source: im/classes/general/im_rest.php chatUserAdd; im/classes/general/im_contact_list.php PrepareUserIds.
 */
function wantedUsers(call: Call, users: PhpValue | undefined): readonly number[] {
  const isOutsider = call.caller.kind === 'extranet';
  const list = isOutsider && typeof users === 'string' ? readJsonOrJsObject(users) : users;
  if (list instanceof PhpArray) return expanded(call, [...list.values()].map(toText));
  if (isOutsider) throw new RestError('WRONG_REQUEST', 'User IDs must be passed in array format');
  return [intval(list)];
}

/** `departmentN` and `structureN` mean the people who work in exactly that department; they come after all others. */
function expanded({ portal }: Call, items: readonly string[]): readonly number[] {
  const people: number[] = [];
  const fromUnits: number[] = [];
  for (const item of items) {
    const unit = /^(?:department|structure)/.exec(item);
    if (unit) fromUnits.push(...employeesOf(portal, intval(item.slice(unit[0].length))).map((user) => user.id));
    else if (!item.startsWith('network')) people.push(intval(item));
  }
  return [...people, ...fromUnits.toSorted((a, b) => a - b)];
}

function userDelete(call: Call): Reply {
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(call.portal));
  judgeTaking(call, chatId);
  const userId = intval(params.get('USER_ID'));
  if (userId <= 0) throw new RestError('USER_ID_EMPTY', "User ID can't be empty");
  return takeOut(call, chatId, userId);
}

/** Leaving takes no user, but one that is given is thrown out instead of the caller. */
function leave(call: Call): Reply {
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(call.portal));
  judgeTaking(call, chatId);
  const userId = intval(params.get('USER_ID'));
  return takeOut(call, chatId, userId > 0 ? userId : call.caller.id);
}

/** What the kind of chat forbids to everybody; asked before the user's id. */
function judgeTaking({ portal }: Call, chatId: number): void {
  const chat = portal.tables.get('chats', chatId);
  if (chat?.special === 'general') throw unavailable();
  if (chat && !restrictionsOf(chat).leave) {
    throw new RestError('ACCESS_ERROR', 'It is forbidden to delete users of this chat', 403);
  }
}

function takeOut(call: Call, chatId: number, userId: number): Reply {
  const { portal, caller } = call;
  const chat = portal.tables.get('chats', chatId);
  if (!chat || !mayTakeOut(portal, chat, caller.id, userId)) {
    if (chat?.owner === caller.id && userId === caller.id) {
      const forbidden = 'Владелец не может покинуть этот чат';
      call.exception.raise('LEAVE_OWNER_FORBIDDEN', forbidden);
      throw new RestError('ACCESS_ERROR', forbidden, 403);
    }
    throw refusal(call, 'ACCESS_DENIED_KICK', 'Недостаточно прав для исключения участников из чата');
  }
  if (userId !== caller.id && chat.owner !== caller.id) {
    throw refusal(call, 'IM_ERROR_KICK', 'Исключать участников может только владелец чата');
  }
  const member = membership(portal, chatId, userId);
  if (!member) throw refusal(call, 'USER_NOT_FOUND', 'Указанный пользователь не состоит в чате');
  if (member.reason === 'structure') {
    throw refusal(call, 'USER_INVITED_FROM_STRUCTURE', 'Пользователь добавлен вместе с отделом');
  }
  removeMember(portal, chatId, userId, caller);
  return true;
}

function mayTakeOut(portal: Portal, chat: ChatRow, caller: number, userId: number): boolean {
  if (!membership(portal, chat.id, caller)) return false;
  if (userId !== caller) return can(portal, chat, caller, 'kick');
  return can(portal, chat, caller, chat.owner === caller ? 'leaveOwner' : 'leave');
}

/** The REST layer's own code never shows: the legacy exception replaces it. */
function refusal(call: Call, code: string, text: string): RestError {
  call.exception.raise(code, text);
  return new RestError('WRONG_REQUEST', "You don't have access or user isn't member in chat");
}

function unavailable(): RestError {
  return new RestError('ACCESS_ERROR', 'Action unavailable', 403);
}

/** Ids of all members, dismissed ones included; an empty list for strangers and for chats that are not there. */
function userList(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(portal));
  const chat = portal.tables.get('chats', chatId);
  if (chat?.special === 'general') throw unavailable();
  if (!hasAccess(portal, chat, caller) || chat.type === 'P') return [];
  return [...portal.tables.indexes.membersOf(chatId).keys()];
}

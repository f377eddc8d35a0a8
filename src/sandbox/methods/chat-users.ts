import { decodeJson } from '../php/json-decode.ts';
import { intval, looselyEquals, PhpArray, type PhpValue } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { chatIdOf, upperKeys } from '../rest/params.ts';
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
  if (!chat || !can(portal, chat, caller.id, 'extend')) {
    call.exception.raise('ACCESS_DENIED_EXTEND', 'Недостаточно прав для добавления участников в чат');
    throw new RestError('WRONG_REQUEST', 'User already member in chat');
  }
  const hideHistory = !looselyEquals(params.get('HIDE_HISTORY'), 'N');
  addMembers(portal, chatId, caller, wantedUsers(call, params.get('USERS')), hideHistory);
  return true;
}

/** A scalar works as one id; a JSON string is parsed only for extranet callers; `departmentN` means its people. */
function wantedUsers(call: Call, users: PhpValue | undefined): readonly number[] {
  let list = users;
  if (typeof users === 'string' && call.caller.kind === 'extranet') list = decodeJson(users) ?? users;
  const items = list instanceof PhpArray ? [...list.values()] : [list];
  return items.flatMap((item) => {
    const unit = typeof item === 'string' ? /^(?:department|structure)(\d+)$/i.exec(item) : null;
    return unit ? employeesOf(call.portal, Number(unit[1])).map((user) => user.id) : [intval(item)];
  });
}

function userDelete(call: Call): Reply {
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(call.portal));
  const userId = intval(params.get('USER_ID'));
  if (userId <= 0) throw new RestError('USER_ID_EMPTY', "User ID can't be empty");
  return takeOut(call, chatId, userId);
}

/** Leaving takes no user, but one that is given is thrown out instead of the caller. */
function leave(call: Call): Reply {
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(call.portal));
  const userId = intval(params.get('USER_ID'));
  return takeOut(call, chatId, userId > 0 ? userId : call.caller.id);
}

function takeOut(call: Call, chatId: number, userId: number): Reply {
  const { portal, caller } = call;
  const chat = portal.tables.get('chats', chatId);
  if (chat?.special === 'general') throw unavailable();
  if (chat && !restrictionsOf(chat).leave) {
    throw new RestError('ACCESS_ERROR', 'It is forbidden to delete users of this chat', 403);
  }
  const isOwnerLeaving = chat !== undefined && userId === caller.id && chat.owner === caller.id;
  if (isOwnerLeaving && !restrictionsOf(chat).leave_owner) {
    throw new RestError('LEAVE_OWNER_FORBIDDEN', 'It is forbidden for owner to leave this chat', 403);
  }
  if (!chat || !mayTakeOut(portal, chat, caller.id, userId)) {
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
  if (!hasAccess(portal, chat, caller)) return [];
  return [...portal.tables.indexes.membersOf(chatId).keys()];
}

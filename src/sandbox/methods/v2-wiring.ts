import { intval, PhpArray, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { type Action, can, hasAccess } from '../store/access.ts';
import type { ChatRow } from '../store/rows.ts';

/** A method of `im.v2.Chat`: its chat is found and guarded before `act` sees it. */
export function chatController(
  name: string,
  action: Action | undefined,
  act: (call: Call, chat: ChatRow) => Reply,
): Method {
  return {
    name,
    scopes: ['im'],
    isController: true,
    run: (call) => {
      const chat = wiredChat(call);
      if (action && !can(call.portal, chat, call.caller.id, action)) throw accessDenied();
      return act(call, chat);
    },
  };
}

/** The chat of `chatId`, `dialogId` or `id`; strangers and missing chats are told apart here. */
export function wiredChat(call: Call): ChatRow {
  const { params, portal } = call;
  const dialog = params.get('dialogId');
  const fromDialog = typeof dialog === 'string' ? (/^chat(\d+)$/.exec(dialog)?.[1] ?? '0') : undefined;
  const id = params.get('chatId') ?? fromDialog ?? params.get('id');
  if (id === undefined || id === null) throw missing('chat');
  const chat = portal.tables.get('chats', intval(id));
  if (!chat) throw new RestError('CHAT_NOT_FOUND', 'Chat not found');
  if (!hasAccess(portal, chat, call.caller)) throw accessDenied();
  return chat;
}

export function needText(call: Call, key: string): string {
  const value = call.params.get(key);
  if (value === undefined || value === null) throw missing(key);
  return toText(value);
}

export function needIds(call: Call, key: string): readonly number[] {
  const value = call.params.get(key);
  if (!(value instanceof PhpArray)) throw missing(key);
  return [...value.values()].map((item) => intval(item)).filter((id) => id > 0);
}

export const accessDenied = () => new RestError('ACCESS_DENIED', '');

export function missing(key: string): RestError {
  return new RestError('100', `Could not find value for parameter {${key}}`);
}

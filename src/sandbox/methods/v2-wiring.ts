import { intval, isNumeric, PhpArray, PhpFloat, type PhpValue, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { chatOfDialog, isChatDialog, isDialog } from '../rest/params.ts';
import { type Action, can, hasAccess, membership } from '../store/access.ts';
import { dialogOf } from '../store/dialogs.ts';
import { isApproachable } from '../store/people.ts';
import type { ChatRow } from '../store/rows.ts';
import { groupChat } from './group-chat.ts';

type Kind = 'string' | 'int' | 'array' | '?string';

/** Arguments of a controller's action beside its chat, in their order. */
export type Arguments = Readonly<Record<string, Kind>>;

export interface Guard {
  readonly needs?: Arguments;
  /** What the caller must be allowed; of a person he names, when he names himself, another thing. */
  readonly action?: Action;
}

/**
 * A method of `im.v2.Chat`: its chat and its arguments are bound and typed first, then access and rights are asked.
 *
 * Source: main/lib/engine/autowire/binder.php; im/lib/V2/Controller/BaseController.php; Filter/CheckActionAccess.php.
 */
export function chatController(name: string, guard: Guard, act: (call: Call, chat: ChatRow) => Reply): Method {
  return {
    name,
    scopes: ['im'],
    isController: true,
    run: (call) => {
      const chat = boundChat(call);
      bind(call, guard.needs ?? {});
      if (!chat) throw new RestError('CHAT_NOT_FOUND', 'Chat not found');
      if (!hasAccess(call.portal, chat, call.caller)) throw accessDenied();
      if (guard.action && !may(call, chat, guard.action)) throw accessDenied();
      return act(call, chat);
    },
  };
}

/** Errors: throws code 100 for an argument that is missing or of another type. */
export function bind(call: Call, needs: Arguments): void {
  for (const [key, kind] of Object.entries(needs)) {
    const value = call.params.get(key);
    if (value === undefined || value === null) {
      if (kind.startsWith('?')) continue;
      throw new RestError('100', `Could not find value for parameter {${key}}`);
    }
    if (!isOfKind(value, kind)) throw invalid(key, value, kind);
  }
}

/** Throwing somebody out is leaving when one means oneself. */
function may({ portal, params, caller }: Call, chat: ChatRow, action: Action): boolean {
  const isSelf = action === 'kick' && intval(params.get('userId')) === caller.id;
  if (!isSelf) return can(portal, chat, caller.id, action);
  if (!membership(portal, chat.id, caller.id)) return false;
  return can(portal, chat, caller.id, chat.owner === caller.id ? 'leaveOwner' : 'leave');
}

/** The chat of `id`, `dialogId` or `chatId`, whichever comes first; `undefined` when there is none of that number. */
export function boundChat({ portal, params, caller }: Call): ChatRow | undefined {
  const id = params.get('id');
  if (id !== undefined && id !== null) return portal.tables.get('chats', intval(id));
  const dialog = params.get('dialogId');
  if (dialog !== undefined && dialog !== null) {
    if (typeof dialog !== 'string') throw invalid('dialogId', dialog, 'string');
    if (isChatDialog(dialog)) return portal.tables.get('chats', chatOfDialog(dialog, groupChat(portal)));
    const person = isDialog(dialog) ? portal.tables.get('users', intval(dialog)) : undefined;
    return isApproachable(person, caller) ? dialogOf(portal, person, caller) : undefined;
  }
  const chatId = params.get('chatId');
  if (chatId === undefined || chatId === null) {
    const wanted = 'Could not find value for parameter to build auto wired argument {Bitrix\\Im\\V2\\Chat $chat}';
    throw new RestError('100', wanted);
  }
  if (!isOfKind(chatId, 'int')) throw invalid('chatId', chatId, 'int');
  return portal.tables.get('chats', intval(chatId));
}

/** PHP's `is_numeric` for whole numbers, `is_string` for texts: a number is no text. */
function isOfKind(value: PhpValue, kind: Kind): boolean {
  switch (kind) {
    case 'array':
      return value instanceof PhpArray;
    case 'int':
      return typeof value === 'number' || value instanceof PhpFloat || (typeof value === 'string' && isNumeric(value));
    default:
      return typeof value === 'string';
  }
}

function invalid(key: string, value: PhpValue, kind: Kind): RestError {
  const shown = value instanceof PhpArray ? 'Array' : toText(value);
  const type = kind.replace('?', '');
  return new RestError(
    '100',
    `Invalid value {${shown}} to match with parameter {${key}}. Should be value of type ${type}.`,
  );
}

/** A bound argument as a text. */
export function textOf(call: Call, key: string): string {
  return toText(call.params.get(key));
}

/** The positive ids of a bound list. */
export function idsOf(value: PhpValue | undefined): readonly number[] {
  if (!(value instanceof PhpArray)) return [];
  return [...value.values()].map((item) => intval(item)).filter((id) => id > 0);
}

export const accessDenied = () => new RestError('ACCESS_DENIED', '');

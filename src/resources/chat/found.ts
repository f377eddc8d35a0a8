import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { FoundChat } from '../../model/actual.ts';
import { colorCode } from './colors.ts';

/**
 * Reads a chat object of `im.dialog.get`, `im.search.chat.list` or the `chat` of an `im.recent.list` item.
 *
 * Shape: `undefined` when it is no group chat at all. `members` is left to the caller.
 */
export function foundChat(answer: Json | undefined): FoundChat | undefined {
  if (!isObject(answer)) return undefined;
  const id = integer(answer.id);
  if (id === undefined) return undefined;
  return {
    id,
    title: string(answer.name),
    description: string(answer.description),
    color: colorCode(string(answer.color)),
    avatarUrl: avatarUrl(answer.avatar),
    type: chatType(string(answer.message_type)),
    owner: integer(answer.owner) ?? 0,
    entity: entity(answer),
    managers: integers(answer.manager_list),
    members: undefined,
    role: role(string(answer.role)),
    createdSec: unixSeconds(answer.date_create),
  };
}

/**
 * Members whom `im.dialog.get` names along with a chat: active ones besides the caller.
 *
 * Source: `readed_list` holds them all, whether they have read anything or not; on older portals, those who have.
 */
export function readersIn(dialog: Json | undefined): readonly number[] {
  const list = isObject(dialog) ? dialog.readed_list : undefined;
  const readers = Array.isArray(list) ? list : isObject(list) ? Object.values(list) : [];
  return readers
    .map((reader: Json) => (isObject(reader) ? integer(reader.user_id) : undefined))
    .filter((id) => id !== undefined);
}

/** Ids out of a PHP list, which may come as an object. */
export function integers(answer: Json | undefined): readonly number[] {
  const items = Array.isArray(answer) ? answer : isObject(answer) ? Object.values(answer) : [];
  return items.map((item: Json) => integer(item)).filter((id) => id !== undefined);
}

/** Ids come as numbers from one method and as digits from another. */
export function integer(answer: Json | undefined): number | undefined {
  const number = typeof answer === 'string' && /^\d+$/.test(answer) ? Number(answer) : answer;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

function string(answer: Json | undefined): string {
  return typeof answer === 'string' ? answer : '';
}

function chatType(messageType: string): string {
  if (messageType === 'O') return 'OPEN';
  return messageType === 'C' ? 'CHAT' : messageType;
}

function entity(answer: JsonObject): FoundChat['entity'] {
  const type = string(answer.entity_type);
  return type === '' ? undefined : { type, id: string(answer.entity_id) };
}

function role(text: string): FoundChat['role'] {
  const known = text.toLowerCase();
  return known === 'owner' || known === 'manager' || known === 'member' ? known : 'guest';
}

/** A chat without avatar shows an empty text or the portal's blank picture. */
function avatarUrl(answer: Json | undefined): string {
  const url = string(isObject(answer) ? answer.url : answer);
  return url.endsWith('/blank.gif') ? '' : url;
}

function unixSeconds(answer: Json | undefined): number {
  const ms = Date.parse(string(answer));
  return Number.isNaN(ms) ? 0 : Math.floor(ms / 1000);
}

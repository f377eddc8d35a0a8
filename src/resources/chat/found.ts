import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { FoundChat } from '../../model/actual.ts';
import { fitting, idIn, idOrNone, idsIn, rowsIn, textIn } from '../../model/judged.ts';
import { colorCode } from './colors.ts';

/**
 * Reads a chat object of `im.dialog.get`, `im.search.chat.list` or the `chat` of an `im.recent.list` item.
 *
 * Shape: `members` is left to the caller.
 * Errors: a Fault with the method's name for what no chat looks like: taken for "no such chat", it would be made a second time.
 */
export function foundChat(answer: Json | undefined, method: string): FoundChat {
  const chat = fitting(isObject(answer) ? answer : undefined, method);
  const text = (name: string) => fitting(textIn(chat[name]), method);
  // Only shown: a portal that does not tell it keeps nobody from anything.
  const memberCount = idIn(chat.user_counter);
  return {
    id: fitting(idIn(chat.id), method),
    title: text('name'),
    description: text('description'),
    color: colorCode(text('color')),
    avatarUrl: avatarUrl(chat, method),
    type: chatType(text('message_type')),
    owner: fitting(idOrNone(chat.owner), method),
    entity: text('entity_type') === '' ? undefined : { type: text('entity_type'), id: text('entity_id') },
    managers: fitting(idsIn(chat.manager_list), method),
    members: undefined,
    ...(memberCount === undefined ? {} : { memberCount }),
    role: role(text('role')),
    createdSec: unixSeconds(text('date_create')),
  };
}

/**
 * Members whom `im.dialog.get` names along with a chat: active ones besides the caller.
 *
 * Source: `readed_list` holds them all, whether they have read anything or not; on older portals, those who have.
 */
export function readersIn(dialog: Json | undefined, method: string): readonly number[] {
  const readers = isObject(dialog) ? rowsIn(dialog.readed_list) : undefined;
  return fitting(readers, method).map((reader) => fitting(idIn(reader.user_id), method));
}

function chatType(messageType: string): string {
  if (messageType === 'O') return 'OPEN';
  return messageType === 'C' ? 'CHAT' : messageType;
}

function role(text: string): FoundChat['role'] {
  const known = text.toLowerCase();
  return known === 'owner' || known === 'manager' || known === 'member' ? known : 'guest';
}

/** A chat without avatar shows an empty text or the portal's blank picture. */
function avatarUrl({ avatar }: JsonObject, method: string): string {
  const url = fitting(textIn(isObject(avatar) ? avatar.url : avatar), method);
  return url.endsWith('/blank.gif') ? '' : url;
}

function unixSeconds(text: string): number {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? 0 : Math.floor(ms / 1000);
}

import { readJsObject } from '../php/js-object.ts';
import { intval, isTruthy, looselyEquals, PhpArray, type PhpValue, toText, trim } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { isSet, text, upperKeys } from '../rest/params.ts';
import { keepAvatar } from '../store/avatars.ts';
import { createChat, describedAs } from '../store/chats.ts';
import { notesOf } from '../store/dialogs.ts';
import { post } from '../store/messages.ts';

/** `im.chat.add`: almost everything wrong in it is dropped without a word; OWNER_ID is never read. */
export const chatAdd: Method = { name: 'im.chat.add', scopes: ['im'], run };

function run(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const users = usersOf(params);
  const isExtranet = caller.kind === 'extranet';
  const entityType = isExtranet ? '' : trim(text(params, 'ENTITY_TYPE'));
  const entityId = isExtranet ? '' : trim(text(params, 'ENTITY_ID'));
  const existing = existingChat(call, entityType);
  if (existing !== undefined) return existing;
  if (characters(entityType) > 50 || characters(entityId) > 255) {
    throw new RestError('WRONG_REQUEST', "Chat can't be created");
  }
  const chat = createChat(portal, caller, {
    type: looselyEquals(params.get('TYPE'), 'OPEN') ? 'O' : 'C',
    title: trim(text(params, 'TITLE')),
    description: describedAs(text(params, 'DESCRIPTION')),
    color: trim(text(params, 'COLOR')),
    users,
    avatar: isSet(params, 'AVATAR') ? keepAvatar(portal, text(params, 'AVATAR')) : null,
    entityType: emptyIfZero(entityType),
    entityId: emptyIfZero(entityId),
  });
  const message = trim(toText(params.get('MESSAGE')));
  if (message !== '' && message !== '0') post(portal, chat.id, { author: caller.id, text: message });
  return chat.id;
}

/**
 * A text may hold a list, whose items are texts then; falsy items go; a float, a boolean or an array among the rest is
 * refused.
 */
function usersOf(params: PhpArray): readonly number[] {
  const raw = params.get('USERS');
  const list: PhpValue | undefined = typeof raw === 'string' ? readJsObject(raw) : raw;
  if (!(list instanceof PhpArray)) return [];
  const wanted = [...list.values()].filter((item) => isTruthy(item));
  for (const item of wanted) {
    if (typeof item !== 'number' && typeof item !== 'string') {
      throw new RestError('INVALID_FORMAT', 'Parameter USERS has wrong type');
    }
  }
  return wanted.map((item) => intval(item)).filter((id) => id > 0);
}

/** Some entity types never make a chat: they answer with one that is there. */
function existingChat(call: Call, entityType: string): number | undefined {
  const { tables } = call.portal;
  if (entityType === 'GENERAL') return [...tables.all('chats')].find((chat) => chat.special === 'general')?.id;
  if (entityType !== 'FAVORITE' && entityType !== 'PERSONAL') return undefined;
  return notesOf(call.portal, call.caller).id;
}

function emptyIfZero(value: string): string {
  return value === '0' ? '' : value;
}

function characters(value: string): number {
  return Array.from(value).length;
}

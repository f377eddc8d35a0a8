import { intval, isNumeric, PhpArray, type PhpValue, toText, trim } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { isSet } from '../rest/params.ts';
import { can } from '../store/access.ts';
import { keepAvatar } from '../store/avatars.ts';
import { addMembers, createChat, describedAs, handOver, removeMember } from '../store/chats.ts';
import { announce, mention } from '../store/messages.ts';
import type { ChatRights, ChatRow } from '../store/rows.ts';
import { flag, levelOf, setTitle } from './v2-chat.ts';
import { accessDenied, bind, boundChat, chatController, idsOf } from './v2-wiring.ts';

export const v2UpdateMethods: readonly Method[] = [
  chatController('im.v2.Chat.update', { action: 'update', needs: { fields: 'array' } }, (call, chat) => {
    applyFields(call, chat, fieldsOf(call));
    return { result: true };
  }),
  { name: 'im.v2.Chat.add', scopes: ['im'], isController: true, run: add },
  { name: 'imbot.v2.Chat.update', scopes: ['imbot'], isController: true, run: botUpdate },
];

/** May name another owner; then the caller himself is not put in. A first message is not among its fields. */
function add(call: Call): Reply {
  bind(call, { fields: 'array' });
  const fields = fieldsOf(call);
  const text = (key: string) => trim(toText(fields.get(key)));
  const chat = createChat(call.portal, call.caller, {
    type: text('SEARCHABLE') === 'Y' ? 'O' : 'C',
    title: text('TITLE'),
    description: describedAs(toText(fields.get('DESCRIPTION'))),
    color: text('COLOR'),
    users: idsOf(fields.get('USERS')),
    avatar: isSet(fields, 'AVATAR') ? keepAvatar(call.portal, text('AVATAR')) : null,
    entityType: text('ENTITY_TYPE'),
    entityId: text('ENTITY_ID'),
    owner: intval(fields.get('OWNER_ID')) || call.caller.id,
  });
  return { chatId: chat.id };
}

/**
 * The order of the server: type, picture and texts first, then who goes, who comes, who is a manager.
 *
 * Source: im/lib/V2/Chat/Update/UpdateService.php updateChat; UpdateFields.php create.
 */
function applyFields(call: Call, chat: ChatRow, fields: PhpArray): void {
  const { portal, caller } = call;
  const text = (key: string) => (isSet(fields, key) ? toText(fields.get(key)) : undefined);
  changeTexts(call, chat, fields);
  for (const user of peopleOf(fields.get('DELETED_MEMBER_ENTITIES'))) removeMember(portal, chat.id, user, caller);
  const owner = intval(text('OWNER_ID'));
  const managers = idsOf(fields.get('ADDED_MANAGERS'));
  const added = [...peopleOf(fields.get('ADDED_MEMBER_ENTITIES')), ...managers, owner];
  addMembers(portal, chat.id, caller, added, text('HIDE_HISTORY') !== 'N');
  if (owner > 0) handOver(portal, chat.id, owner);
  flag(call, chat, idsOf(fields.get('DELETED_MANAGERS')), false);
  flag(call, chat, managers, true);
}

const LEVELS: Readonly<Record<string, keyof ChatRights>> = {
  MANAGE_USERS_ADD: 'usersAdd',
  MANAGE_USERS_DELETE: 'usersDelete',
  MANAGE_UI: 'ui',
  MANAGE_MESSAGES: 'messages',
};

function changeTexts(call: Call, chat: ChatRow, fields: PhpArray): void {
  const { portal } = call;
  const change = (part: Partial<ChatRow>) => {
    const now = portal.tables.get('chats', chat.id);
    if (now) portal.tables.put('chats', { ...now, ...part });
  };
  const text = (key: string) => (isSet(fields, key) ? toText(fields.get(key)) : undefined);
  const searchable = text('SEARCHABLE');
  if (searchable === 'Y' || searchable === 'N') change({ type: searchable === 'Y' ? 'O' : 'C' });
  const avatar = pictureOf(call, text('AVATAR'));
  if (avatar !== undefined) change({ avatar });
  const title = text('TITLE');
  if (title !== undefined) setTitle(call, chat, title);
  const description = text('DESCRIPTION');
  if (description !== undefined) change({ description: describedAs(description) });
  for (const [field, key] of Object.entries(LEVELS)) {
    const level = text(field);
    const now = portal.tables.get('chats', chat.id);
    if (level !== undefined && now) change({ rights: { ...now.rights, [key]: levelOf(level, key) } });
  }
  if (avatar !== undefined) announce(portal, chat.id, 'CHAT_AVATAR', `${mention(call.caller)} changed the chat icon`);
}

/** A picture that cannot be read changes nothing here. */
function pictureOf(call: Call, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  return isNumeric(written) ? intval(written) : (keepAvatar(call.portal, written) ?? undefined);
}

/** Bots may change only chats they own, and none with an entity of its own. */
function botUpdate(call: Call): Reply {
  const botId = intval(call.params.get('botId'));
  if (botId <= 0) throw new RestError('BOT_ID_REQUIRED', 'Bot id is required');
  const token = call.params.get('botToken');
  if (call.credential.kind === 'webhook' && (typeof token !== 'string' || token === '')) {
    throw new RestError('BOT_TOKEN_NOT_SPECIFIED', 'Bot token is not specified');
  }
  const bot = call.portal.tables.get('users', botId);
  if (bot?.kind !== 'bot') throw new RestError('BOT_NOT_FOUND', 'Bot not found');
  const asBot = { ...call, caller: bot };
  const chat = boundChat(asBot);
  bind(call, { fields: 'array' });
  if (!chat) throw new RestError('CHAT_NOT_FOUND', 'Chat not found');
  if (!can(call.portal, chat, bot.id, 'update')) throw accessDenied();
  applyFields(asBot, chat, fieldsOf(call));
  return { result: true };
}

/** The fields by their names in capitals: `manageUi` and `MANAGE_UI` are one. */
function fieldsOf(call: Call): PhpArray {
  const fields = call.params.get('fields');
  const named = new PhpArray();
  if (!(fields instanceof PhpArray)) return named;
  for (const [key, value] of fields.entries()) {
    named.set(key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase(), value);
  }
  return named;
}

/** Pairs of the entity selector: `["user", 5]`. */
function peopleOf(value: PhpValue | undefined): readonly number[] {
  if (!(value instanceof PhpArray)) return [];
  return [...value.values()].flatMap((pair) =>
    pair instanceof PhpArray && pair.get('0') === 'user' ? [intval(pair.get('1'))] : [],
  );
}

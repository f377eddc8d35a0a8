import { intval, PhpArray, type PhpValue, toText, trim } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import { can } from '../store/access.ts';
import { keepAvatar } from '../store/avatars.ts';
import { addMembers, createChat, describedAs, handOver, removeMember } from '../store/chats.ts';
import { post } from '../store/messages.ts';
import type { ChatRow } from '../store/rows.ts';
import { flag, setTitle } from './v2-chat.ts';
import { accessDenied, chatController, missing, wiredChat } from './v2-wiring.ts';

export const v2UpdateMethods: readonly Method[] = [
  chatController('im.v2.Chat.update', 'update', (call, chat) => {
    applyFields(call, chat, needFields(call));
    return { result: true };
  }),
  { name: 'im.v2.Chat.add', scopes: ['im'], isController: true, run: add },
  { name: 'imbot.v2.Chat.update', scopes: ['imbot'], isController: true, run: botUpdate },
];

/** May name another owner; then the caller himself is not put in. */
function add(call: Call): Reply {
  const fields = needFields(call);
  const text = (key: string) => trim(toText(fields.get(key)));
  const owner = intval(fields.get('ownerId')) || call.caller.id;
  const chat = createChat(call.portal, call.caller, {
    type: text('searchable') === 'Y' ? 'O' : 'C',
    title: text('title'),
    description: describedAs(toText(fields.get('description'))),
    color: text('color'),
    users: idsOf(fields.get('users')),
    avatar: fields.has('avatar') ? keepAvatar(call.portal, text('avatar')) : null,
    entityType: text('entityType'),
    entityId: text('entityId'),
    owner,
  });
  if (text('message') !== '') post(call.portal, chat.id, { author: call.caller.id, text: text('message') });
  return { chatId: chat.id };
}

function applyFields(call: Call, chat: ChatRow, fields: PhpArray): void {
  const { tables } = call.portal;
  const change = (part: Partial<ChatRow>) => {
    const now = tables.get('chats', chat.id);
    if (now) tables.put('chats', { ...now, ...part });
  };
  const has = (key: string) => fields.has(key) && fields.get(key) !== null;
  if (has('title')) setTitle(call, chat, toText(fields.get('title')));
  if (has('description')) change({ description: describedAs(toText(fields.get('description'))) });
  if (has('searchable')) change({ type: toText(fields.get('searchable')) === 'Y' ? 'O' : 'C' });
  if (has('avatar')) change({ avatar: keepAvatar(call.portal, toText(fields.get('avatar'))) });
  if (has('addedMemberEntities')) {
    addMembers(call.portal, chat.id, call.caller, entityIds(fields.get('addedMemberEntities')), true);
  }
  if (has('addedManagers')) flag(call, chat, idsOf(fields.get('addedManagers')), true);
  if (has('deletedManagers')) flag(call, chat, idsOf(fields.get('deletedManagers')), false);
  for (const user of entityIds(fields.get('deletedMemberEntities'))) {
    removeMember(call.portal, chat.id, user, call.caller);
  }
  if (has('ownerId')) handOver(call.portal, chat.id, intval(fields.get('ownerId')));
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
  const chat = wiredChat(asBot);
  if (!can(call.portal, chat, bot.id, 'update')) throw accessDenied();
  applyFields(asBot, chat, needFields(call));
  return { result: true };
}

function needFields(call: Call): PhpArray {
  const fields = call.params.get('fields');
  if (!(fields instanceof PhpArray)) throw missing('fields');
  return fields;
}

function idsOf(value: PhpValue | undefined): readonly number[] {
  return value instanceof PhpArray ? [...value.values()].map((item) => intval(item)).filter((id) => id > 0) : [];
}

/** Pairs of the entity selector: `["user", 5]`. */
function entityIds(value: PhpValue | undefined): readonly number[] {
  if (!(value instanceof PhpArray)) return [];
  return [...value.values()].flatMap((pair) =>
    pair instanceof PhpArray && pair.get('0') === 'user' ? [intval(pair.get('1'))] : [],
  );
}

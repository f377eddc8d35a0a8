import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { PhpArray } from '../php/values.ts';
import { restrictionsOf, roleOf } from '../store/access.ts';
import { hexOf } from '../store/colors.ts';
import { unreadOf } from '../store/messages.ts';
import type { Portal } from '../store/portal.ts';
import type { ChatRow, MemberRow, MessageRow, UserRow } from '../store/rows.ts';
import { avatarUrl, entityFields, entityLink, extendedType, permissions } from './chat-view.ts';
import { messengerUser } from './user-view.ts';

type Shape = { readonly [key: string]: Answer };

/**
 * One group chat in `im.recent.list`; it knows neither the description nor the members.
 *
 * Shape: `manager_list` holds at most the caller, `mute_list` is a map, `role` is upper-case.
 * Source: im-recent-list page and the module's recent list.
 */
export function recentItem(portal: Portal, chat: ChatRow, member: MemberRow, caller: UserRow): Shape | undefined {
  const message = portal.tables.get('messages', chat.lastMessage);
  if (!message) return undefined;
  const author = portal.tables.get('users', message.author);
  return {
    id: `chat${chat.id}`,
    chat_id: chat.id,
    type: 'chat',
    avatar: { url: avatarUrl(portal, chat), color: hexOf(chat.color) },
    title: chat.title,
    message: lastMessage(message),
    counter: unreadOf(portal, chat, caller.id),
    last_id: member.lastRead,
    pinned: false,
    unread: false,
    has_reminder: false,
    date_update: isoOf(chat.lastActivity),
    date_last_activity: isoOf(chat.lastActivity),
    chat: recentChat(portal, chat, member, caller),
    user: author ? messengerUser(portal, author) : { id: 0 },
    options: [],
  };
}

function recentChat(portal: Portal, chat: ChatRow, member: MemberRow, caller: UserRow): Shape {
  const muted = new PhpArray<Answer>();
  if (member.muted) muted.set(String(caller.id), true);
  return {
    id: chat.id,
    parent_chat_id: 0,
    parent_message_id: 0,
    name: chat.title,
    owner: chat.owner,
    extranet: chat.extranet,
    contains_collaber: false,
    avatar: avatarUrl(portal, chat),
    color: hexOf(chat.color),
    type: extendedType(chat),
    ...entityFields(chat),
    mute_list: muted,
    manager_list: member.manager ? [caller.id] : [],
    date_create: isoOf(chat.created),
    message_type: chat.type,
    user_counter: chat.userCount,
    restrictions: { ...restrictionsOf(chat) },
    role: roleOf(portal, chat, caller.id).toUpperCase(),
    text_field_enabled: true,
    background_id: null,
    entity_link: entityLink(chat),
    permissions: permissions(chat),
    public: '',
  };
}

function lastMessage(message: MessageRow): Shape {
  return {
    id: message.id,
    text: message.text.replaceAll('\n', ' ').replace(/\[\/?[A-Z]+(=[^\]]*)?\]/g, ''),
    file: false,
    author_id: message.author,
    attach: false,
    sticker: null,
    date: isoOf(message.date),
    status: 'received',
    uuid: message.uuid,
  };
}

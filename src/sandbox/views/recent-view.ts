import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { PhpArray } from '../php/values.ts';
import { restrictionsOf, roleOf } from '../store/access.ts';
import { unreadOf } from '../store/messages.ts';
import type { Portal } from '../store/portal.ts';
import type { ChatRow, MemberRow, MessageRow, UserRow } from '../store/rows.ts';
import { avatarUrl, colorOf, entityFields, entityLink, extendedType, permissions } from './chat-view.ts';
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
  const named = chat.type === 'P' ? companion(portal, chat, member, caller) : groupItem(portal, chat, member, caller);
  if (!named) return undefined;
  return {
    user: author ? messengerUser(portal, author) : { id: 0 },
    ...named,
    chat_id: chat.id,
    message: lastMessage(message),
    counter: unreadOf(portal, chat, caller.id),
    last_id: member.lastRead,
    pinned: false,
    unread: false,
    has_reminder: false,
    date_update: isoOf(chat.lastActivity),
    date_last_activity: isoOf(chat.lastActivity),
    options: [],
  };
}

function groupItem(portal: Portal, chat: ChatRow, member: MemberRow, caller: UserRow): Shape {
  return {
    id: `chat${chat.id}`,
    type: 'chat',
    avatar: { url: avatarUrl(portal, chat), color: colorOf(chat) },
    title: chat.title,
    chat: recentChat(portal, chat, member, caller),
  };
}

/** A private dialog is shown as the other person. */
function companion(portal: Portal, chat: ChatRow, member: MemberRow, caller: UserRow): Shape | undefined {
  const other = [...portal.tables.indexes.membersOf(chat.id).keys()].find((id) => id !== caller.id);
  const user = other === undefined ? undefined : portal.tables.get('users', other);
  if (!user) return undefined;
  const shown = messengerUser(portal, user);
  return {
    id: user.id,
    type: 'user',
    avatar: { url: '', color: user.color },
    title: shown.name ?? '',
    user: shown,
    chat: { text_field_enabled: true, background_id: null, mute_list: muteList(member, caller) },
  };
}

function muteList(member: MemberRow, caller: UserRow): PhpArray<Answer> {
  const muted = new PhpArray<Answer>();
  if (member.muted) muted.set(String(caller.id), true);
  return muted;
}

function recentChat(portal: Portal, chat: ChatRow, member: MemberRow, caller: UserRow): Shape {
  return {
    id: chat.id,
    parent_chat_id: 0,
    parent_message_id: 0,
    name: chat.title,
    owner: chat.owner,
    extranet: chat.extranet,
    contains_collaber: false,
    avatar: avatarUrl(portal, chat),
    color: colorOf(chat),
    type: extendedType(chat),
    ...entityFields(chat),
    mute_list: muteList(member, caller),
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
    text: plainText(message.text),
    file: false,
    author_id: message.author,
    attach: false,
    sticker: null,
    date: isoOf(message.date),
    status: 'received',
    uuid: message.uuid,
  };
}

/** Tags of which the text between them stays, in any case; struck out text goes with its tag. */
const TAGS: readonly RegExp[] = [
  /\[[buis]\](.*?)\[\/[buis]\]/gis,
  /\[url(?:\s*=\s*[^[\]]+)?\](.*?)\[\/url\]/gis,
  /\[USER=(?:\d+|all)(?: REPLACE)?\](.*?)\[\/USER\]/gis,
  /\[CHAT=\d+\](.*?)\[\/CHAT\]/gis,
  /\[(?:SEND|PUT|CALL)(?:=.+?)?\](.+?)?\[\/(?:SEND|PUT|CALL)\]/gis,
  /\[PCH=\d+\](.*?)\[\/PCH\]/gis,
  /\[size=\d+\](.*?)\[\/size\]/gis,
  /\[color=#(?:[0-9a-f]{3}|[0-9a-f]{6})\](.*?)\[\/color\]/gis,
];

/**
 * The line under a chat's title.
 *
 * Source: im/lib/recent.php formatMessage; im/lib/text.php removeBbCodes.
 */
function plainText(text: string): string {
  const struck = text.replaceAll('\n', ' ').replace(/\[s\].*?\[\/s\]/gi, '');
  const bare = TAGS.reduce((left, tag) => left.replace(tag, '$1'), struck).trim();
  return bare === '' ? 'Сообщение удалено' : bare;
}

import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { membership, restrictionsOf, roleOf } from '../store/access.ts';
import { colorByNumber, hexOf } from '../store/colors.ts';
import { unreadOf } from '../store/messages.ts';
import { fullName } from '../store/people.ts';
import type { Portal } from '../store/portal.ts';
import type { ChatRow, UserRow } from '../store/rows.ts';

type Shape = { readonly [key: string]: Answer };

/** The chat object of `im.dialog.get` up to `is_new`, which is also a row of `im.search.chat.list`. */
export function dialogObject(portal: Portal, chat: ChatRow, caller: UserRow): Shape {
  const member = membership(portal, chat.id, caller.id);
  return {
    id: chat.id,
    parent_chat_id: 0,
    parent_message_id: 0,
    name: chat.type === 'P' ? null : chat.title,
    description: chat.description,
    owner: chat.owner,
    extranet: chat.extranet,
    avatar: avatarUrl(portal, chat),
    color: colorOf(chat),
    type: extendedType(chat),
    counter: unreadOf(portal, chat, caller.id),
    user_counter: chat.userCount,
    message_count: chat.messageCount - (member?.startCount ?? 0),
    unread_id: 0,
    restrictions: { ...restrictionsOf(chat) },
    last_message_id: chat.lastMessage,
    last_id: member?.lastRead ?? 0,
    marked_id: 0,
    disk_folder_id: 0,
    ...entityFields(chat),
    mute_list: member?.muted ? [caller.id] : [],
    date_create: isoOf(chat.created),
    message_type: chat.type,
    public: '',
    role: roleOf(portal, chat, caller.id),
    entity_link: entityLink(chat),
    text_field_enabled: true,
    background_id: null,
    permissions: permissions(chat),
    is_new: false,
  };
}

/** The whole answer of `im.dialog.get`. */
export function fullDialog(portal: Portal, chat: ChatRow, caller: UserRow, dialogId: Answer): Shape {
  const managers: number[] = [];
  const readers: Shape[] = [];
  for (const member of portal.tables.indexes.membersOf(chat.id).values()) {
    if (member.manager) managers.push(member.user);
    const user = portal.tables.get('users', member.user);
    if (!user?.active || user.id === caller.id) continue;
    readers.push({ user_id: user.id, user_name: fullName(user), message_id: member.lastRead, date: null });
  }
  return {
    ...dialogObject(portal, chat, caller),
    readed_list: readers,
    manager_list: managers,
    last_message_views: { message_id: chat.lastMessage, first_viewers: [], count_of_viewers: 0 },
    dialog_id: dialogId,
  };
}

export function avatarUrl(portal: Portal, chat: ChatRow): string {
  const path = avatarPath(portal, chat);
  return path === '' ? '' : `${portal.address()}${path}`;
}

/** Empty also for the number of a file that is not there. */
export function avatarPath(portal: Portal, chat: ChatRow): string {
  return (chat.avatar === null ? undefined : portal.tables.get('files', chat.avatar))?.path ?? '';
}

export function entityFields(chat: ChatRow): Shape {
  return {
    entity_type: chat.entityType,
    entity_id: chat.entityId,
    entity_data_1: chat.entityData[0],
    entity_data_2: chat.entityData[1],
    entity_data_3: chat.entityData[2],
  };
}

export function entityLink(chat: ChatRow): Shape {
  const isGroup = chat.entityType === 'SONET_GROUP' && chat.entityId !== '';
  return { type: chat.entityType, url: isGroup ? `/workgroups/group/${chat.entityId}/` : '', id: chat.entityId };
}

export function permissions(chat: ChatRow): Shape {
  return {
    manage_users_add: chat.rights.usersAdd,
    manage_users_delete: chat.rights.usersDelete,
    manage_ui: chat.rights.ui,
    manage_settings: chat.rights.settings,
    manage_messages: chat.rights.messages,
    can_post: chat.rights.messages,
  };
}

/** The colour that is shown; a chat without one has that of its number. */
export function colorOf(chat: ChatRow): string {
  return hexOf(chat.color === '' ? colorByNumber(chat.id) : chat.color);
}

/**
 * `chat`, `open`, `private`, `general`, or the camel case of a custom entity type: `ACME_TEAM` → `acmeTeam`.
 *
 * Source: im/lib/V2/Chat/Type/TypeRegistry.php; main/lib/text/stringhelper.php snake2camel.
 */
export function extendedType(chat: ChatRow): string {
  if (chat.special === 'general') return 'general';
  if (chat.type === 'P') return 'private';
  if (chat.entityType === '') return chat.type === 'O' ? 'open' : 'chat';
  const spaced = chat.entityType.toLowerCase().replaceAll('_', ' ');
  // PHP's `ucwords` and `lcfirst` know ASCII letters only, and words end at any white space.
  const joined = spaced.replace(/(^|[ \t\r\n\f\v])([a-z])/g, (word) => word.toUpperCase()).replaceAll(' ', '');
  return joined
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
};

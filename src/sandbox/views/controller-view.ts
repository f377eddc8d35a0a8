import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { membership, roleOf } from '../store/access.ts';
import type { Portal } from '../store/portal.ts';
import type { ChatRow, UserRow } from '../store/rows.ts';
import { avatarPath, colorOf, entityLink, extendedType } from './chat-view.ts';

/**
 * A chat as the controllers of `im.v2` show it.
 *
 * Shape: unlike `im.dialog.get` it has "" for no description, the avatar's path without a host, and no counters of a
 * hidden history.
 * Source: im/lib/V2/Chat.php toRestFormat, getPermissions.
 */
export function controllerChat(portal: Portal, chat: ChatRow, caller: UserRow): { readonly [key: string]: Answer } {
  const member = membership(portal, chat.id, caller.id);
  const managers = [...portal.tables.indexes.membersOf(chat.id).values()].filter(({ manager }) => manager);
  const { rights } = chat;
  return {
    avatar: avatarPath(portal, chat),
    color: colorOf(chat),
    description: chat.description ?? '',
    dialogId: dialogIdOf(portal, chat, caller),
    diskFolderId: 0,
    entityData1: chat.entityData[0],
    entityData2: chat.entityData[1],
    entityData3: chat.entityData[2],
    entityId: chat.entityId,
    entityType: chat.entityType,
    extranet: chat.extranet,
    containsCollaber: false,
    id: chat.id,
    parentChatId: 0,
    parentMessageId: 0,
    name: chat.type === 'P' ? null : chat.title,
    owner: chat.owner,
    messageType: chat.type,
    role: roleOf(portal, chat, caller.id),
    muteList: member?.muted ? [caller.id] : [],
    type: extendedType(chat),
    entityLink: entityLink(chat),
    permissions: {
      manageUsersAdd: rights.usersAdd,
      manageUsersDelete: rights.usersDelete,
      manageUi: rights.ui,
      manageSettings: rights.settings,
      manageMessages: rights.messages,
      manageMessagesAutoDelete: 'manager',
      canPost: rights.messages,
    },
    isNew: false,
    textFieldEnabled: true,
    backgroundId: null,
    dateCreate: isoOf(chat.created),
    lastMessageId: chat.lastMessage,
    lastMessageViews: { messageId: chat.lastMessage, firstViewers: [], countOfViewers: 0 },
    lastId: member?.lastRead ?? 0,
    managerList: managers.map(({ user }) => user),
    markedId: 0,
    messageCount: chat.messageCount,
    public: '',
    unreadId: 0,
    userCounter: chat.userCount,
  };
}

/** A private dialog is named by the other person's number. */
function dialogIdOf(portal: Portal, chat: ChatRow, caller: UserRow): string {
  if (chat.type !== 'P') return `chat${chat.id}`;
  const other = [...portal.tables.indexes.membersOf(chat.id).keys()].find((id) => id !== caller.id);
  return String(other ?? caller.id);
}

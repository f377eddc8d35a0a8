import { createChat, DEFAULT_RIGHTS } from './chats.ts';
import { nowOf, type Portal } from './portal.ts';
import type { ChatRow, UserRow } from './rows.ts';

/**
 * The private dialog of two people, made when somebody first asks for it.
 *
 * `first` becomes the owner of a new one; a person's dialog with himself is his chat of notes.
 *
 * Source: im/classes/general/im_message.php GetChatId; im/lib/V2/Chat/PrivateChat.php add.
 */
export function dialogOf(portal: Portal, first: UserRow, second: UserRow): ChatRow {
  if (first.id === second.id) return notesOf(portal, first);
  const { tables } = portal;
  for (const { chat } of tables.indexes.membershipsOf(first.id).values()) {
    const known = tables.get('chats', chat);
    if (known?.type === 'P' && tables.indexes.membersOf(chat).has(second.id)) return known;
  }
  const now = nowOf(portal);
  const chat = tables.put('chats', {
    id: tables.nextId('chats'),
    type: 'P',
    special: '',
    title: '',
    description: null,
    color: '',
    avatar: null,
    owner: first.id,
    entityType: '',
    entityId: '',
    entityData: ['', '', ''],
    extranet: false,
    rights: DEFAULT_RIGHTS,
    messageCount: 0,
    lastMessage: 0,
    userCount: 2,
    created: now,
    lastActivity: now,
  });
  for (const user of [first, second]) {
    tables.put('members', {
      id: tables.nextId('members'),
      chat: chat.id,
      user: user.id,
      manager: false,
      muted: false,
      startId: 0,
      startCount: 0,
      lastRead: 0,
      reason: '',
      hiddenFromRecent: false,
    });
  }
  return chat;
}

/** The one chat of notes that everybody has; made when first asked for. */
export function notesOf(portal: Portal, user: UserRow): ChatRow {
  const { tables } = portal;
  for (const { chat } of tables.indexes.membershipsOf(user.id).values()) {
    const known = tables.get('chats', chat);
    if (known?.special === 'favorite' && known.owner === user.id) return known;
  }
  const { id } = createChat(portal, user, {
    type: 'C',
    title: 'Notes',
    description: '',
    color: '',
    users: [],
    avatar: null,
    entityType: 'FAVORITE',
    entityId: String(user.id),
  });
  const chat = tables.get('chats', id);
  if (!chat) throw new Error(`the sandbox has no chat ${id}`);
  return tables.put('chats', { ...chat, special: 'favorite' });
}

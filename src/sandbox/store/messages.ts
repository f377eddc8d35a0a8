import { trim } from '../php/values.ts';
import { fullName } from './people.ts';
import { nowOf, type Portal } from './portal.ts';
import type { ChatRow, MessageRow, UserRow } from './rows.ts';

const MAX_MESSAGE = 20_000;

export interface NewMessage {
  readonly author: number;
  readonly text: string;
  readonly system?: boolean;
  readonly code?: string;
}

/** Appends a message, raises the chat in everybody's recent list and marks it read for its author. */
export function post(portal: Portal, chatId: number, message: NewMessage): MessageRow {
  const { tables } = portal;
  const date = nowOf(portal);
  const text = messageText(message.text);
  const row = tables.put('messages', {
    id: tables.nextId('messages'),
    chat: chatId,
    author: message.author,
    system: message.system ?? false,
    date,
    text,
    code: message.code ?? '',
    uuid: null,
  });
  const chat = tables.get('chats', chatId);
  if (chat) {
    const messageCount = chat.messageCount + 1;
    tables.put('chats', { ...chat, messageCount, lastMessage: row.id, lastActivity: date });
  }
  for (const member of tables.indexes.membersOf(chatId).values()) {
    const reads = member.user === message.author;
    if (reads || member.hiddenFromRecent) {
      tables.put('members', { ...member, hiddenFromRecent: false, lastRead: reads ? row.id : member.lastRead });
    }
  }
  return row;
}

/**
 * What is kept of a text: `[BR]` becomes a line end, and more than 20 006 characters become 20 000 and an ellipsis.
 *
 * Source: im/lib/V2/Message.php setMessage.
 */
export function messageText(written: string): string {
  const text = trim(written.replace(/\[BR\]|\[br\]|#BR#/g, '\n'));
  const characters = text.length > MAX_MESSAGE ? Array.from(text) : [];
  return characters.length > MAX_MESSAGE + 6 ? `${characters.slice(0, MAX_MESSAGE).join('')} (...)` : text;
}

/** A line of the chat's history that no person wrote; it raises no unread counter. */
export function announce(portal: Portal, chatId: number, code: string, text: string): void {
  post(portal, chatId, { author: 0, system: true, code, text });
}

export function mention(user: UserRow): string {
  return `[USER=${user.id} REPLACE]${fullName(user)}[/USER]`;
}

/** Unread messages of other people that are not older than the member's visible history. */
export function unreadOf(portal: Portal, chat: ChatRow, user: number): number {
  const member = portal.tables.indexes.membersOf(chat.id).get(user);
  if (!member) return 0;
  const ids = portal.tables.indexes.messagesOf(chat.id);
  let unread = 0;
  for (let at = ids.length - 1; at >= 0; at -= 1) {
    const id = ids[at] ?? 0;
    if (id <= member.lastRead || id <= member.startId) break;
    const message = portal.tables.get('messages', id);
    if (message && !message.system && message.author !== user) unread += 1;
  }
  return unread;
}

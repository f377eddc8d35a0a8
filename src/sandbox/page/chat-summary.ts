import { hexOf } from '../store/colors.ts';
import { fullName } from '../store/people.ts';
import type { ChatView, Store } from '../store/store.ts';
import type { ChatKind, ChatSummary } from './wire.ts';

const MAX_PREVIEW = 140;

export function chatSummary(store: Store, chat: ChatView): ChatSummary {
  return {
    id: chat.id,
    title: chat.title,
    kind: kindOf(chat),
    color: hexOf(chat.color),
    avatar: chat.avatarFile?.path ?? null,
    marker: chat.entityType === '' || chat.special !== '' ? null : { type: chat.entityType, id: chat.entityId },
    members: chat.userCount,
    activeAt: chat.lastActivity,
    last: lastLine(store, chat.id),
  };
}

function kindOf(chat: ChatView): ChatKind {
  if (chat.special === 'general') return 'general';
  return chat.type === 'O' ? 'open' : 'closed';
}

function lastLine(store: Store, chatId: number): ChatSummary['last'] {
  const message = store.messages(chatId).at(-1);
  if (!message) return null;
  const author = message.system ? undefined : store.user(message.author);
  const line = message.text
    .slice(0, 4 * MAX_PREVIEW)
    .replace(/\[\/?[A-Za-z]+([= ][^\]]*)?\]/g, '')
    .replace(/\s+/g, ' ');
  return { id: message.id, author: author ? fullName(author) : '', text: line.trim().slice(0, MAX_PREVIEW) };
}

import { hexOf } from '../store/colors.ts';
import { fullName } from '../store/people.ts';
import type { UserRow } from '../store/rows.ts';
import type { ChatView, Store } from '../store/store.ts';
import { chatSummary } from './chat-summary.ts';
import type { ChatDetail, Member, Message, Person } from './wire.ts';

/** How much of a chat is asked for; the totals tell how much there is. */
export interface Extent {
  readonly people: number;
  readonly messages: number;
}

export function chatDetail(store: Store, chat: ChatView, extent: Extent): ChatDetail {
  const people = peopleOf(store, chat);
  const messages = store.messages(chat.id);
  return {
    ...chatSummary(store, chat),
    description: chat.description,
    colorCode: chat.color,
    createdAt: chat.created,
    people: people.slice(0, extent.people),
    peopleTotal: people.length,
    messages: messages.slice(-extent.messages).map(
      (row): Message => ({
        id: row.id,
        author: row.system ? null : personOf(row.author, store.user(row.author)),
        at: row.date,
        text: row.text,
      }),
    ),
    messagesTotal: messages.length,
  };
}

const RANK: Readonly<Record<Member['role'], number>> = { owner: 0, manager: 1, member: 2 };

/** An owner who left keeps the chat on a portal, so he is listed, as absent. */
function peopleOf(store: Store, chat: ChatView): readonly Member[] {
  const managers = new Set(chat.managers);
  const inside = new Set(chat.members);
  const ids = inside.has(chat.owner) ? chat.members : [chat.owner, ...chat.members];
  return ids
    .map((id): Member => {
      const user = store.user(id);
      return {
        ...personOf(id, user),
        position: user?.position ?? '',
        role: id === chat.owner ? 'owner' : managers.has(id) ? 'manager' : 'member',
        state: inside.has(id) ? stateOf(user) : 'absent',
      };
    })
    .sort((a, b) => RANK[a.role] - RANK[b.role]);
}

function stateOf(user: UserRow | undefined): Member['state'] {
  if (!user?.active) return 'dismissed';
  return user.kind === 'bot' || user.kind === 'extranet' ? user.kind : 'active';
}

function personOf(id: number, user: UserRow | undefined): Person {
  return { id, name: user ? fullName(user) : `#${id}`, color: user?.color ?? hexOf('') };
}

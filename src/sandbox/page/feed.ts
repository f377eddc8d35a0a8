import type { ServerResponse } from 'node:http';
import type { Store } from '../store/store.ts';
import type { Mutation } from '../store/tables.ts';
import { chatSummary } from './chat-summary.ts';
import type { ChatNews, ChatSummary, Greeting } from './wire.ts';

/*
 * One connection remembers which chats its page has not seen, and tells of them as fast as the socket takes it. A page
 * that has just come has seen none, so the first full list and later news are the same act; a page that sleeps in a
 * background tab costs one number for each changed chat, however often that chat changes.
 */

const MAX_PORTION = 500;
const GENERAL_CHAT = 1;

/**
 * Streams all chats, then `ready`, then every change as it happens.
 *
 * Shape: Server-Sent Events `greeting`, `chats` (ChatNews), `ready`, and `people` when somebody's name or standing changed.
 */
export function streamChats(store: Store, greeting: Greeting, response: ServerResponse): void {
  const unseen = new Set(newestFirst(store));
  let isComplete = false;
  let isScheduled = false;
  let arePeopleStale = false;

  const say = (event: string, data: Greeting | ChatNews | Record<string, never>) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    if (response.writableNeedDrain) response.once('drain', tell);
    else setImmediate(tell);
  };

  const tell = (): void => {
    isScheduled = false;
    if (response.destroyed) return;
    if (response.writableNeedDrain) {
      schedule();
      return;
    }
    if (arePeopleStale) say('people', {});
    arePeopleStale = false;
    if (unseen.size > 0) say('chats', takeNews(store, unseen));
    else if (!isComplete) {
      isComplete = true;
      say('ready', {});
    }
    if (unseen.size > 0 || !isComplete) schedule();
  };

  const hear = (mutation: Mutation): void => {
    const chat = chatOf(mutation);
    if (mutation.table === 'users') arePeopleStale = true;
    else if (chat !== undefined) unseen.add(chat);
    else return;
    schedule();
  };

  const leave = store.onMutation(hear);
  response.once('close', leave);
  response.write('retry: 1000\n\n');
  say('greeting', greeting);
  tell();
}

/** The chats that people made, and the general one, which the store leaves out of its list. */
function newestFirst(store: Store): readonly number[] {
  const chats = store.chats().toSorted((a, b) => b.lastActivity - a.lastActivity || b.lastMessage - a.lastMessage);
  const general = store.chat(GENERAL_CHAT) ? [GENERAL_CHAT] : [];
  return [...chats.map((chat) => chat.id), ...general];
}

function takeNews(store: Store, unseen: Set<number>): ChatNews {
  const chats: ChatSummary[] = [];
  const gone: number[] = [];
  for (const id of unseen) {
    if (chats.length + gone.length === MAX_PORTION) break;
    unseen.delete(id);
    const chat = store.chat(id);
    if (chat) chats.push(chatSummary(store, chat));
    else gone.push(id);
  }
  return { chats, gone };
}

/** A member's row that was removed names no chat, but the chat's own row is written then as well. */
function chatOf(mutation: Mutation): number | undefined {
  if (mutation.table === 'chats') return mutation.id;
  return mutation.table === 'members' || mutation.table === 'messages' ? mutation.row?.chat : undefined;
}

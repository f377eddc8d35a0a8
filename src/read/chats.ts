import { isObject, type Json } from '../base/json.ts';
import type { FoundChat } from '../model/actual.ts';
import { foundChat, integer, integers, readersIn } from '../resources/chat/found.ts';
import type { Marker } from '../resources/chat/marker.ts';
import { ask, demand, objects, type Reader, refusal } from './ask.ts';

/** Source: `im.recent.list` gives 200 items a page at most, `im.search.chat.list` 50. */
const recentPage = 200;
const searchPage = 50;

/** Bound on the caller's recent chats that are listed; beyond, only the search finds lookalikes. */
const recentPagesAtMost = 500;

/** Reads one chat; `undefined` when the portal answers "no access", which also means "no such chat". */
export async function readChat(reader: Reader, id: number, withMembers: boolean): Promise<FoundChat | undefined> {
  const [dialog, members] = await Promise.all([
    readDialog(reader, id),
    withMembers ? readMembers(reader, id) : undefined,
  ]);
  const chat = foundChat(dialog);
  return chat && { ...chat, members };
}

/**
 * Reads one chat of which nobody matters but these people.
 *
 * Its members may be those alone that the portal names with the chat itself, if the people are among them: most chats take one call.
 */
export async function readChatOf(
  reader: Reader,
  id: number,
  people: readonly number[],
  caller: number,
): Promise<FoundChat | undefined> {
  const dialog = await readDialog(reader, id);
  const chat = foundChat(dialog);
  if (!chat) return undefined;
  const seen = new Set([...readersIn(dialog), ...(chat.role === 'guest' ? [] : [caller])]);
  const members = people.every((person) => seen.has(person)) ? [...seen] : await readMembers(reader, id);
  return { ...chat, members };
}

async function readDialog(reader: Reader, id: number): Promise<Json | undefined> {
  const call = { method: 'im.dialog.get', params: { DIALOG_ID: `chat${id}` } };
  const answer = await ask(reader, call);
  if (answer.kind === 'done') return answer.result;
  if (answer.status === 403 || answer.code === 'ACCESS_ERROR') return undefined;
  throw refusal(call, answer);
}

/** Everybody in a chat; the portal's general chat refuses to name its members. */
export async function readMembers(reader: Reader, id: number): Promise<readonly number[] | undefined> {
  const members = await ask(reader, { method: 'im.chat.user.list', params: { CHAT_ID: id } });
  return members.kind === 'done' ? integers(members.result) : undefined;
}

/** The id of the chat that carries a marker; membership is not needed. */
export async function readMarked(reader: Reader, marker: Marker): Promise<number | undefined> {
  const result = await demand(reader, {
    method: 'im.chat.get',
    params: { ENTITY_TYPE: marker.type, ENTITY_ID: marker.id },
  });
  return isObject(result) ? integer(result.ID) : undefined;
}

/**
 * Tells a deleted chat from one that the caller may not see, by the one method that answers differently.
 *
 * Source: prefilters of `im.v2.Chat.get`, undocumented: CHAT_NOT_FOUND against ACCESS_DENIED.
 */
export async function isDeleted(reader: Reader, id: number): Promise<boolean> {
  const answer = await ask(reader, { method: 'im.v2.Chat.get', params: { chatId: id } });
  return answer.kind === 'refused' && answer.code === 'CHAT_NOT_FOUND';
}

/** How much of the recent list is wanted. */
export interface RecentWish {
  readonly pagesAtMost: number;
  /** How many chats are expected at least; the portal tells no total. */
  readonly expected: number;
  /** Are the chats read so far enough? */
  readonly enough: (chats: ReadonlyMap<number, FoundChat>) => boolean;
  /** May no chat be missed? */
  readonly complete: boolean;
}

/** The whole recent list, as far as anybody may want to wait for it. */
export const wholeRecent: RecentWish = {
  pagesAtMost: recentPagesAtMost,
  expected: 0,
  enough: () => false,
  complete: true,
};

/**
 * The group chats in the caller's recent list, newest first; without descriptions and members. Pages are asked for in growing flights.
 *
 * A chat in which somebody writes meanwhile moves to the front, behind our back; so where none may be missed the front is looked at once more after the rest.
 */
export async function readRecent(
  reader: Reader,
  { pagesAtMost, expected, enough, complete }: RecentWish = wholeRecent,
): Promise<readonly FoundChat[]> {
  const chats = new Map<number, FoundChat>();
  let flight = Math.ceil((expected + 1) / recentPage);
  let page = 0;
  while (page < pagesAtMost) {
    const pages = Array.from({ length: Math.min(flight, pagesAtMost - page) }, (_, index) => page + index);
    const answers = await Promise.all(pages.map((number) => readRecentPage(reader, number)));
    for (const chat of answers.flatMap((answer) => answer.chats)) chats.set(chat.id, chat);
    if (answers.some((answer) => !answer.more) || enough(chats)) break;
    page += pages.length;
    flight = Math.min(flight * 4, 50);
  }
  if (complete && page > 0) for (const chat of (await readRecentPage(reader, 0)).chats) chats.set(chat.id, chat);
  return [...chats.values()];
}

async function readRecentPage(reader: Reader, page: number) {
  const result = await demand(reader, {
    method: 'im.recent.list',
    params: { SKIP_OPENLINES: 'Y', SKIP_DIALOG: 'Y', LIMIT: recentPage, OFFSET: page * recentPage },
  });
  const items = isObject(result) && result.items !== undefined ? objects(result.items) : [];
  const chats = items.map((item) => foundChat(item.chat)).filter((chat) => chat !== undefined);
  const more = isObject(result) && (result.hasMore === true || result.hasMorePages === true);
  return { chats, more };
}

/** Chats that the portal's search finds by a phrase, the newest first; a phrase too short to be searched finds none. */
export async function searchChats(
  reader: Reader,
  phrase: string,
): Promise<{ readonly chats: readonly FoundChat[]; readonly complete: boolean }> {
  const answer = await ask(reader, { method: 'im.search.chat.list', params: { FIND: phrase, LIMIT: searchPage } });
  if (answer.kind === 'refused') return { chats: [], complete: false };
  const rows = objects(answer.result);
  const chats = rows.map(foundChat).filter((chat) => chat !== undefined);
  return { chats, complete: answer.next === undefined && rows.length < searchPage };
}

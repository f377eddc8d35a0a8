import { isObject } from '../base/json.ts';
import type { FoundChat } from '../model/actual.ts';
import { fitting, idIn, idsIn, isNothing, listIn, rowsIn } from '../model/judged.ts';
import { foundChat, readersIn } from '../resources/chat/found.ts';
import type { Marker } from '../resources/chat/marker.ts';
import { ask, demand, type Reader, refusal } from './ask.ts';

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
  return dialog && { ...dialog.chat, members };
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
  if (!dialog) return undefined;
  const { chat } = dialog;
  const seen = new Set([...dialog.readers(), ...(chat.role === 'guest' ? [] : [caller])]);
  const members = people.every((person) => seen.has(person)) ? [...seen] : await readMembers(reader, id);
  return { ...chat, members };
}

interface Dialog {
  readonly chat: FoundChat;
  readonly readers: () => readonly number[];
}

async function readDialog(reader: Reader, id: number): Promise<Dialog | undefined> {
  const { method, params } = { method: 'im.dialog.get', params: { DIALOG_ID: `chat${id}` } };
  const call = { method, params };
  const answer = await ask(reader, call);
  if (answer.kind === 'done') {
    const chat = foundChat(answer.result, method);
    // Of another chat than the one that was asked for nothing may be believed.
    fitting(chat.id === id ? chat : undefined, method);
    return { chat, readers: () => readersIn(answer.result, method) };
  }
  if (answer.status === 403 || answer.code === 'ACCESS_ERROR') return undefined;
  throw refusal(call, answer);
}

/** Everybody in a chat; the portal's general chat refuses to name its members. */
export async function readMembers(reader: Reader, id: number): Promise<readonly number[] | undefined> {
  const method = 'im.chat.user.list';
  const members = await ask(reader, { method, params: { CHAT_ID: id } });
  return members.kind === 'done' ? fitting(idsIn(members.result), method) : undefined;
}

/** The id of the chat that carries a marker; membership is not needed. */
export async function readMarked(reader: Reader, marker: Marker): Promise<number | undefined> {
  const method = 'im.chat.get';
  const result = await demand(reader, { method, params: { ENTITY_TYPE: marker.type, ENTITY_ID: marker.id } });
  return isNothing(result) ? undefined : fitting(isObject(result) ? idIn(result.ID) : undefined, method);
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

async function readRecentPage(reader: Reader, number: number) {
  const method = 'im.recent.list';
  const result = await demand(reader, {
    method,
    params: { SKIP_OPENLINES: 'Y', SKIP_DIALOG: 'Y', LIMIT: recentPage, OFFSET: number * recentPage },
  });
  const page = fitting(isObject(result) && 'items' in result ? result : undefined, method);
  const chats = fitting(rowsIn(page.items), method).filter(({ chat }) => !isNothing(chat));
  return {
    chats: chats.map(({ chat }) => foundChat(chat, method)),
    more: page.hasMore === true || page.hasMorePages === true,
  };
}

/** Chats that the portal's search finds by a phrase, the newest first; a phrase too short to be searched finds none. */
export async function searchChats(
  reader: Reader,
  phrase: string,
): Promise<{ readonly chats: readonly FoundChat[]; readonly complete: boolean }> {
  const method = 'im.search.chat.list';
  const answer = await ask(reader, { method, params: { FIND: phrase, LIMIT: searchPage } });
  if (answer.kind === 'refused') return { chats: [], complete: false };
  const rows = fitting(listIn(answer.result), method);
  const chats = rows.map((row) => foundChat(row, method));
  return { chats, complete: answer.next === undefined && rows.length < searchPage };
}

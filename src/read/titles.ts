import type { FoundChat } from '../model/actual.ts';
import type { Reader } from './ask.ts';
import { searchChats } from './chats.ts';

/**
 * Searching for many titles with few calls.
 *
 * Premise: the portal's search finds titles that have every word looked for, or, without a full-text index, that begin with the
 * phrase. Either way the first word of a title finds all that the whole title would find. Titles of one config begin alike
 * ("Project Anna", "Project Boris"), and one search serves all that do, if its answer is complete; where it is not, each title is
 * searched for by itself. Only plain words are shared: what the portal makes of numbers, signs and short words is not known.
 */
export async function searchTitles(reader: Reader, titles: readonly string[]): Promise<readonly FoundChat[]> {
  const found = await Promise.all(
    [...byFirstWord(titles)].map(([word, sharing]) =>
      sharing.length > 1 ? searchShared(reader, word, sharing) : searchEach(reader, sharing),
    ),
  );
  return found.flat();
}

/** Titles by the plain word that they begin with, in lower case; a title that begins otherwise stands by itself. */
export function byFirstWord(titles: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const title of new Set(titles)) {
    const [word = ''] = title.toLowerCase().split(/\s/, 1);
    const name = plainWord.test(word) ? word : title;
    const group = groups.get(name) ?? [];
    group.push(title);
    groups.set(name, group);
  }
  return groups;
}

const plainWord = /^\p{L}{4,}$/u;

async function searchShared(reader: Reader, word: string, titles: readonly string[]): Promise<readonly FoundChat[]> {
  const { chats, complete } = await searchChats(reader, word);
  return complete ? chats : searchEach(reader, titles);
}

async function searchEach(reader: Reader, titles: readonly string[]): Promise<readonly FoundChat[]> {
  const found = await Promise.all(titles.map((title) => searchChats(reader, title)));
  return found.flatMap(({ chats }) => chats);
}

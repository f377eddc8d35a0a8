import type { FoundChat } from '../model/actual.ts';
import type { Reader } from './ask.ts';
import { searchChats } from './chats.ts';

/**
 * Searching for many titles with few calls.
 *
 * Premise: the portal's search finds the chats that have every word looked for, so one word of a title finds all that the whole title
 * would find. Titles of one config share words ("Project Anna", "Project Boris"), and one search serves all that share one, if its
 * answer is complete; where it is not, each title is searched for by itself. Only plain words are shared: what the portal makes of
 * numbers, signs and short words is not known.
 */
export async function searchTitles(reader: Reader, titles: readonly string[]): Promise<readonly FoundChat[]> {
  const found = await Promise.all(
    [...byWord(titles)].map(([word, sharing]) =>
      sharing.length > 1 ? searchShared(reader, word, sharing) : searchEach(reader, sharing),
    ),
  );
  return found.flat();
}

/** Titles by the word of theirs that most of them share; a title that shares none stands by itself. */
export function byWord(titles: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const distinct = [...new Set(titles)];
  const counts = new Map<string, number>();
  for (const word of distinct.flatMap((title) => wordsOf(title))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const count = (word: string) => counts.get(word) ?? 0;
  const groups = new Map<string, string[]>();
  for (const title of distinct) {
    const [word = title] = wordsOf(title).toSorted((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
    groups.set(word, [...(groups.get(word) ?? []), title]);
  }
  return groups;
}

function wordsOf(title: string): readonly string[] {
  return [...new Set(title.toLowerCase().split(/\s+/))].filter((word) => /^\p{L}{4,}$/u.test(word));
}

async function searchShared(reader: Reader, word: string, titles: readonly string[]): Promise<readonly FoundChat[]> {
  const { chats, complete } = await searchChats(reader, word);
  return complete ? chats : searchEach(reader, titles);
}

async function searchEach(reader: Reader, titles: readonly string[]): Promise<readonly FoundChat[]> {
  const found = await Promise.all(titles.map((title) => searchChats(reader, title)));
  return found.flatMap(({ chats }) => chats);
}

import { globTest } from '../../base/glob.ts';
import { isAscii } from '../../config/check/rules.ts';
import { keyPattern } from '../../config/check/schemas.ts';
import { keyFrom, keyLengthAtMost } from '../../config/key-from.ts';
import type { FoundChat } from '../../model/actual.ts';
import type { Config } from '../../model/config.ts';
import type { LockRow } from '../../model/lockfile.ts';
import { type Message, message } from '../../model/message.ts';
import type { Reader } from '../../read/ask.ts';
import { readChat, readRecent } from '../../read/chats.ts';
import { isReserved, keyInMarker, wantedTitle } from '../../resources/chat/identity.ts';
import { markerType } from '../../resources/chat/marker.ts';
import { isWritableTitle } from '../../resources/chat/text.ts';

/** A chat that was left out, and why. */
export interface SkippedChat {
  readonly id: number;
  readonly title: string | undefined;
  readonly why: Message;
}

export interface Wanted {
  readonly chats: readonly FoundChat[];
  /** Ids that were asked for and that the portal gives no access to. */
  readonly unreachable: readonly SkippedChat[];
}

export interface Choice {
  /** By the key that each gets. */
  readonly taken: ReadonlyMap<string, FoundChat>;
  readonly skipped: readonly SkippedChat[];
}

interface Filters {
  readonly ids?: readonly number[];
  readonly titles?: readonly string[];
  readonly owner?: number | undefined;
}

/** The caller's group chats, or the ones whose ids are given, each with its members. */
export async function readWanted(reader: Reader, { ids, titles, owner }: Filters): Promise<Wanted> {
  const isTitle = globTest(titles ?? []);
  const isWanted = (chat: FoundChat) =>
    (titles === undefined || isTitle(chat.title)) && (owner === undefined || chat.owner === owner);
  const listed = ids ?? [...(await readRecent(reader)).values()].filter(isWanted).map(({ id }) => id);
  const distinct = [...new Set(listed)].sort((a, b) => a - b);
  const full = await Promise.all(distinct.map(async (id) => ({ id, chat: await readChat(reader, id, true) })));
  const missing = ids === undefined ? [] : full.filter(({ chat }) => chat === undefined);
  return {
    chats: full.flatMap(({ chat }) => (chat && isWanted(chat) ? [chat] : [])),
    unreachable: missing.map(({ id }) => ({ id, title: undefined, why: message('EXPORT_UNREACHABLE', { id }) })),
  };
}

/** Leaves out what is no team's chat or has its place already, and finds a key for each of the others. */
export function chooseChats(found: Wanted, config: Config, rows: ReadonlyMap<string, LockRow>): Choice {
  const file = placesIn(config, rows);
  const skipped: SkippedChat[] = [];
  const taken = new Map<string, FoundChat>();
  const used = new Set(config.chats.map(({ key }) => sameKey(key)));
  for (const chat of found.chats) {
    const why = reasonAgainst(chat, file);
    if (why) skipped.push({ id: chat.id, title: chat.title, why });
    else taken.set(freeKey(chat, file, used), chat);
  }
  return { taken, skipped };
}

/** What the file and its lockfile know of chats. */
interface Places {
  readonly config: Config;
  readonly keyOfId: ReadonlyMap<number, string>;
  readonly keys: ReadonlySet<string>;
  /** Title → key of the chats that have no id yet. */
  readonly awaited: ReadonlyMap<string, string>;
}

function placesIn(config: Config, rows: ReadonlyMap<string, LockRow>): Places {
  const ids = [...rows].flatMap(([key, { id }]) => (id === undefined ? [] : [[id, key] as const]));
  const withoutId = config.chats.filter(({ key }) => rows.get(key)?.id === undefined);
  return {
    config,
    keyOfId: new Map(ids),
    keys: new Set(config.chats.map(({ key }) => key)),
    awaited: new Map(withoutId.map((chat) => [wantedTitle(chat), chat.key])),
  };
}

function reasonAgainst(chat: FoundChat, { config, keyOfId, keys, awaited }: Places): Message | undefined {
  const { id, type, entity } = chat;
  const title = JSON.stringify(chat.title);
  const known = keyOfId.get(id);
  if (known !== undefined && keys.has(known)) return message('EXPORT_KNOWN', { id, title, key: known });
  if ((type !== 'OPEN' && type !== 'CHAT') || (entity && isReserved(entity.type)))
    return message('EXPORT_SYSTEM', { id, title });
  if (!isWritableTitle(chat.title)) return message('EXPORT_TITLELESS', { id, title });
  const marked = entity && keyInMarker(entity, config.project);
  if (entity?.type === markerType && marked === undefined)
    return message('EXPORT_OTHER_PROJECT', { id, title, marker: entity.id });
  if (marked !== undefined && keys.has(marked)) return message('EXPORT_MARKED', { id, title, key: marked });
  const namesake = entity === undefined ? awaited.get(chat.title) : undefined;
  return namesake === undefined ? undefined : message('EXPORT_NAMESAKE', { id, title, key: namesake });
}

/** The key that the lockfile or the marker has for a chat, or one made of its title, numbered where that is taken. */
function freeKey(chat: FoundChat, { config, keyOfId }: Places, used: Set<string>): string {
  const ascii = config.identity === 'marker';
  const isKey = (key: string | undefined): key is string =>
    key !== undefined &&
    new RegExp(keyPattern, 'u').test(key) &&
    key.length <= keyLengthAtMost &&
    (!ascii || isAscii(key));
  const remembered = [keyOfId.get(chat.id), chat.entity && keyInMarker(chat.entity, config.project)].find(isKey);
  const wanted = remembered ?? keyFrom(chat.title, { ascii });
  const numbered = `${[...wanted].slice(0, keyLengthAtMost - 12).join('')}-${chat.id}`;
  const candidates = [wanted, numbered, `chat-${chat.id}`, `chat-${chat.id}-exported`];
  const key = candidates.find((candidate) => !used.has(sameKey(candidate)));
  if (key === undefined) throw new Error(`no free key for chat ${chat.id}`);
  used.add(sameKey(key));
  return key;
}

/** Keys that differ in case only are one key to a portal that looks for markers. */
function sameKey(key: string): string {
  return key.toLowerCase();
}

import type { Directory, FoundChat } from '../model/actual.ts';
import type { ChatConfig } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import { chatFields } from '../resources/chat/fields.ts';
import { peopleOf } from '../resources/chat/named-people.ts';
import { idsBehind } from '../resources/chat/people.ts';
import type { AnyRow } from '../resources/field.ts';
import type { Reader } from './ask.ts';
import { type RecentWish, readChat, readChatOf, readMembers } from './chats.ts';

/**
 * Reading chats whose ids are known with as few calls as the portal allows.
 *
 * Premise: `im.dialog.get` tells one chat and names its active members, `im.chat.user.list` names everybody in one, and
 * `im.recent.list` tells 200 chats of the caller, but neither their descriptions nor their members. So a list is worth its pages for
 * chats of which no more is managed than it tells; whatever it does not tell, or leaves out, is asked of the chat itself.
 */
export interface Known extends People {
  readonly reader: Reader;
  /** Chats of the recent list, as far as it was read. */
  readonly recent: ReadonlyMap<number, FoundChat>;
}

export interface People {
  readonly caller: number;
  readonly directory: Directory;
}

/** Who has to be known of in a chat of the config: everybody, these people as far as they are in it, or nobody. */
type Members = 'all' | 'none' | readonly number[];

/** Reads a chat of the config, with its members as far as anything depends on them. */
export async function readKnown(
  known: Known,
  chat: ChatConfig,
  row: LockRow | undefined,
  id: number,
): Promise<FoundChat | undefined> {
  const { reader, caller, recent } = known;
  const members = membersOf(chat, known);
  const listed = recent.get(id);
  if (listed && row && isTold(chat, row, listed) && !Array.isArray(members))
    return members === 'all' ? { ...listed, members: await readMembers(reader, id) } : listed;
  return typeof members === 'string'
    ? readChat(reader, id, members === 'all')
    : readChatOf(reader, id, members, caller);
}

/** How much of the recent list is worth reading for chats with these rows; `undefined`: nothing of it. */
export function worthListing(
  chats: readonly (readonly [ChatConfig, LockRow | undefined])[],
  people: People,
): RecentWish | undefined {
  const ids = chats.flatMap(([chat, row]) =>
    row?.id !== undefined && mayBeTold(chat, row) && !Array.isArray(membersOf(chat, people)) ? [row.id] : [],
  );
  if (ids.length < fewest) return undefined;
  return {
    pagesAtMost: Math.ceil(ids.length / worthAPage),
    expected: ids.length,
    complete: false,
    enough: (listed) => ids.every((id) => listed.has(id)),
  };
}

/** Fewer chats than fill a request are as well asked for one by one. */
const fewest = 50;

/**
 * Chats that make a page worth reading.
 *
 * A page takes the portal six times as long as one chat, and our chats may lie anywhere in the list: even if none of them is found,
 * the pages have cost less than a third of what the chats cost.
 */
const worthAPage = 20;

/** A chat whose creation is not over is looked at closely. */
function mayBeTold(chat: ChatConfig, row: LockRow): boolean {
  return row.unfinished !== true && managed(chat).every(({ compared }) => compared?.listed !== 'never');
}

function isTold(chat: ChatConfig, row: LockRow, found: FoundChat): boolean {
  const tells = managed(chat).map(({ compared }) => compared?.listed ?? (() => true));
  // Everybody is a member of what stands in his recent list; older portals do not say so there.
  if (found.role === 'guest') return false;
  return mayBeTold(chat, row) && tells.every((told) => told !== 'never' && told(found, row));
}

function membersOf(chat: ChatConfig, { directory }: People): Members {
  if (chat.fields.membership === 'exact' || unfoundAddresses(chat, directory).length > 0) return 'all';
  const people = peopleOf(chat)
    .flatMap((ref) => idsBehind(ref, directory))
    .filter((person) => directory.people.get(person)?.active);
  return people.length === 0 ? 'none' : people;
}

/**
 * Addresses of a chat that the portal's search does not find; members may have them all the same.
 *
 * Source: `user.get` shows people from outside to those of their workgroups only, administrators included.
 */
export function unfoundAddresses(chat: ChatConfig, { emails }: Directory): readonly string[] {
  const addresses = peopleOf(chat).flatMap((ref) => (typeof ref === 'string' ? [ref.toLowerCase()] : []));
  return addresses.filter((address) => emails.get(address)?.length === 0);
}

function managed({ fields }: ChatConfig): readonly AnyRow[] {
  return Object.entries(chatFields).flatMap(([name, row]) => (fields[name] === undefined ? [] : [row]));
}

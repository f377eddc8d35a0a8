import { listed } from '../base/listed.ts';
import type { Directory, FoundChat } from '../model/actual.ts';
import type { ChatConfig, PersonRef } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import { type Message, message } from '../model/message.ts';
import type { Change } from '../model/plan.ts';
import { keysOf } from '../resources/chat/identity.ts';
import { peopleIn } from '../resources/chat/named-people.ts';
import { idsBehind, problemOf, refText } from '../resources/chat/people.ts';

/** What follows from entries that do not resolve: who is not removed, and which chat is not made. */
export function heldNote({ key, places, place }: ChatConfig, heldBy: readonly PersonRef[]): readonly Change[] {
  if (heldBy.length === 0) return [];
  const who = listed(heldBy.map(refText));
  return [
    { kind: 'note', key, field: 'users', message: message('REMOVALS_HELD', { who }), place: places.users ?? place },
  ];
}

/** Who is not removed from an exact chat because it is protected: a wish that is not met is said. */
export function protectNote({ key, places, place }: ChatConfig, names: readonly string[]): readonly Change[] {
  if (names.length === 0) return [];
  const why = message('PROTECT_KEEPS', { who: listed(names) });
  return [{ kind: 'note', key, field: 'users', message: why, place: places.protect ?? places.users ?? place }];
}

/**
 * Why a chat is not made: nobody whom the file names would be in it, or a department may be the wrong one.
 *
 * A person who is missing can be added later; a chat that was made for nobody, or for strangers, stands there for ever.
 */
export function whyNotCreate(chat: ChatConfig, directory: Directory): Message | undefined {
  const refs = [...peopleIn(chat, 'users'), ...peopleIn(chat, 'managers')];
  const isActive = (id: number) => directory.people.get(id)?.active === true;
  if (refs.length > 0 && !refs.some((ref) => idsBehind(ref, directory).some(isActive)))
    return message('PEOPLE_NONE', { who: listed(refs.map(refText)) });
  return refs.map((ref) => problemOf(ref, directory)).find((problem) => problem?.code === 'DEPARTMENT_AMBIGUOUS');
}

/** Only the owner makes managers: a caller who gives the chat away cannot become one. */
export function callerAsManager(
  chat: ChatConfig,
  owner: number | undefined,
  found: FoundChat | undefined,
  { caller, directory }: { readonly caller: number; readonly directory: Directory },
): readonly Change[] {
  const isListed = peopleIn(chat, 'managers').some((ref) => idsBehind(ref, directory).includes(caller));
  if (!isListed || owner === undefined || owner === caller || (found && found.owner !== caller)) return [];
  const place = chat.places.managers ?? chat.place;
  return [{ kind: 'note', key: chat.key, field: 'managers', message: message('CALLER_AS_MANAGER', { caller }), place }];
}

/** Rows of former keys that name other chats than the key's own row does: nobody but a person can say which is right. */
export function formerRowNotes(chat: ChatConfig, rows: ReadonlyMap<string, LockRow>): readonly Change[] {
  const { key, places, place } = chat;
  const own = rows.get(key);
  if (own === undefined) return [];
  return keysOf(chat).flatMap((from) => {
    const other = rows.get(from);
    if (from === key || other === undefined || other.id === own.id) return [];
    const facts = { key, from, id: own.id ?? '?', other: other.id ?? '?' };
    const why = message('PREVIOUS_KEY_KNOWN', facts);
    return [{ kind: 'note', key, field: 'previousKeys', message: why, place: places.previousKeys ?? place } as const];
  });
}

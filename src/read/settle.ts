import type { Finding, FoundChat } from '../model/actual.ts';
import type { SentCreate } from '../model/lockfile.ts';
import { mayBeLostCreate } from '../resources/chat/identity.ts';
import type { Reader } from './ask.ts';
import { readChat } from './chats.ts';

/**
 * Looking for plain chats by their title.
 *
 * Premise: `im.chat.add` keeps no key of ours, so a create whose answer was lost, or whose row was lost, can only be told by what it
 * made: a chat of the caller, of exactly that title and type, made since, that no other key claims. The caller is a member of what he
 * creates, so it stands in his recent list at once; the search is asked as well, as people can hide a chat from that list.
 * Why not the search alone: its index lags behind.
 */
export interface Candidates {
  /** What the recent list and the search show, by title. */
  readonly byTitle: ReadonlyMap<string, readonly FoundChat[]>;
  readonly claimed: ReadonlySet<number>;
}

export function candidatesAmong(chats: readonly FoundChat[], claimed: ReadonlySet<number>): Candidates {
  const byTitle = new Map<string, FoundChat[]>();
  for (const chat of chats) {
    const same = byTitle.get(chat.title) ?? [];
    same.push(chat);
    byTitle.set(chat.title, same);
  }
  return { byTitle, claimed };
}

/** The chats of this title that no row claims and that may be the key's. */
export async function lookalikes(
  reader: Reader,
  title: string,
  known: Candidates,
  mayBe: (found: FoundChat) => boolean,
): Promise<readonly FoundChat[]> {
  const found = known.byTitle.get(title) ?? [];
  const ids = new Set(found.filter((one) => mayBe(one) && !known.claimed.has(one.id)).map(({ id }) => id));
  const full = await Promise.all([...ids].sort((a, b) => a - b).map((id) => readChat(reader, id, true)));
  return full.filter((one) => one !== undefined).filter((one) => one.title === title && mayBe(one));
}

/**
 * What became of a create that left at `pendingSec` of the portal's clock. `stillRunning`: finding nothing proves nothing yet.
 *
 * A lookalike that cannot be the lost one as far as clocks and owners tell is not passed over in silence either: it was not there when
 * the create was planned, or a person agreed to a twin and can do so again.
 */
export function settled(
  sent: SentCreate,
  found: readonly FoundChat[],
  pendingSec: number,
  caller: number,
  stillRunning: boolean,
): Finding {
  const candidates = found.filter((candidate) => mayBeLostCreate(candidate, sent, pendingSec));
  const [only] = candidates;
  if (candidates.length === 1 && only) return { kind: 'found', chat: only, by: 'pending' };
  if (candidates.length === 0 && sent.by !== caller) return { kind: 'sent-by-other', by: sent.by };
  if (candidates.length > 0 || stillRunning) return { kind: 'unsettled', candidates };
  const others = found.filter(({ type }) => type === sent.type);
  return others.length === 0 ? { kind: 'absent' } : { kind: 'lookalikes', chats: others };
}

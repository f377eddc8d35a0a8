/** A chat as the portal shows it to the caller. Only `resources/chat/found.ts` makes one. */
export interface FoundChat {
  readonly id: number;
  readonly title: string;
  /** Empty when there is none. */
  readonly description: string;
  /** The colour's code (`RED`), or the raw hex when it is none of ours. */
  readonly color: string;
  /** Absolute URL of a small crop; empty when there is no avatar. */
  readonly avatarUrl: string;
  /** `OPEN`, `CHAT`, or the raw message type of anything else. */
  readonly type: string;
  readonly owner: number;
  readonly entity: { readonly type: string; readonly id: string } | undefined;
  readonly managers: readonly number[];
  /** Everybody in the chat, dismissed people included; `undefined` when not asked. */
  readonly members: readonly number[] | undefined;
  /** Active members, as the portal counts them. */
  readonly memberCount?: number;
  readonly role: 'owner' | 'manager' | 'member' | 'guest';
  /** Units: unix seconds. */
  readonly createdSec: number;
}

/** What looking for one key gave. */
export type Finding =
  /** `by` says which trace led there; `pending` is a create whose answer was lost and that is now settled. */
  | { readonly kind: 'found'; readonly chat: FoundChat; readonly by: 'lockfile' | 'marker' | 'pending' }
  | { readonly kind: 'absent' }
  /** No row, but the caller already has chats of exactly this title. */
  | { readonly kind: 'lookalikes'; readonly chats: readonly FoundChat[] }
  /** The row's id (or the marker's) answers 403: deleted, or the caller was removed. The portal does not say which. */
  | { readonly kind: 'unreachable'; readonly id: number; readonly by: 'lockfile' | 'marker' }
  /** The row's chat is known to be gone: its marker finds nothing, or the portal says that there is no such chat. */
  | { readonly kind: 'deleted'; readonly id: number }
  /** The id leads to a chat that is not what the row says. */
  | { readonly kind: 'foreign'; readonly id: number; readonly marker: string }
  /** The row's chat bears no marker, and the marker of this key is on another one. */
  | { readonly kind: 'elsewhere'; readonly id: number; readonly marked: number }
  /** The lockfile was merged and holds two ids for the key. */
  | { readonly kind: 'conflict'; readonly ids: readonly number[] }
  /** Two chats carry this key's marker. */
  | { readonly kind: 'doubled'; readonly ids: readonly number[] }
  /** A create's outcome is unknown and looking did not settle it. */
  | { readonly kind: 'unsettled'; readonly candidates: readonly FoundChat[] }
  /** A create is noted for a moment that the portal's clock has not reached: nothing can be told from looking. */
  | { readonly kind: 'ahead'; readonly seconds: number }
  /** Another user sent the create, and what he made need not be ours to see. */
  | { readonly kind: 'sent-by-other'; readonly by: number };

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
  readonly bot: boolean;
  readonly extranet: boolean;
}

/** People and departments, as far as the config speaks of them. Keys are what was asked for. */
export interface Directory {
  /** `undefined` for an id that the portal does not know. */
  readonly people: ReadonlyMap<number, Person | undefined>;
  /** Lower-cased address → ids of people with exactly that address. */
  readonly emails: ReadonlyMap<string, readonly number[]>;
  /** `groupKey(ref)` → the active employees in it, or why there are none. */
  readonly groups: ReadonlyMap<string, GroupFinding>;
}

export type GroupFinding =
  | { readonly kind: 'found'; readonly members: readonly number[] }
  | { readonly kind: 'unknown' }
  /** `paths` tell the departments of one name apart. */
  | { readonly kind: 'ambiguous'; readonly ids: readonly number[]; readonly paths: readonly string[] };

export interface Actual {
  /** The user whose webhook or token is used. */
  readonly caller: number;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly directory: Directory;
  /** Rows of the lockfile whose key is no longer in the file, as far as they were read. */
  readonly leftovers: ReadonlyMap<string, Finding>;
}

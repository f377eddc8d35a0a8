import type { Json } from '../base/json.ts';
import type { Place } from '../base/place.ts';
import type { Identity } from './config.ts';
import type { LockRow } from './lockfile.ts';
import type { Message, Told } from './message.ts';
import type { Operation } from './operation.ts';

export type ChangeKind = 'create' | 'update' | 'adopt' | 'forget' | 'remove' | 'note';

/** A person as configs name one: by id or by e-mail. */
type Ref = number | string;

/** One thing that differs, as the reader of a plan sees it. */
export interface Change {
  readonly kind: ChangeKind;
  readonly key: string;
  /** The config field; `undefined` for what concerns the whole chat. */
  readonly field: string | undefined;
  /** Worded values before and after, for fields with one value. */
  readonly from?: Told;
  readonly to?: Told;
  /** The field's values as they are: texts, or lists of ids and e-mails; `null` for none. Not part of the digest: `from` and its like are. */
  readonly before?: Json;
  readonly after?: Json;
  /** For lists: who comes and who goes, worded. */
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
  /** Why, where it is not plain: always present on notes. */
  readonly message?: Message;
  readonly place?: Place;
}

/** The kinds of danger that need consent, named as on the command line. */
export const consents = [
  'remove-members',
  'archive',
  'delete',
  'hand-over',
  'adopt',
  'twin',
  'recreate',
  'forget',
] as const;
export type ConsentName = (typeof consents)[number];

/** All that will happen to one chat. Serialisable. */
export interface ChatPlan {
  readonly key: string;
  /** The chat's title as wanted, or as found for chats that left the file. */
  readonly title: string;
  readonly place: Place | undefined;
  /** `undefined` until the chat is created. */
  readonly id: number | undefined;
  /** Facts for the summary line of a create. */
  readonly summary?: CreateSummary;
  readonly changes: readonly Change[];
  /** In the order of their stages. Empty for notes and for what only the lockfile learns. */
  readonly operations: readonly Operation[];
  /**
   * The lockfile row once everything is done, without the id of a chat that is still to be created; `undefined` removes the row.
   * `'keep'` leaves the row as it is.
   */
  readonly row: LockRow | 'keep' | undefined;
  /** Does `row` differ from the lockfile's? */
  readonly rowChanged: boolean;
  /** Rows that give way to this one, as `previousKeys` says. */
  readonly replaces: readonly string[];
  /** A create of the same title and type that must be answered first, so that a lost one can be told by its title. */
  readonly after?: string;
  /** How many of each danger this chat adds. */
  readonly consents: Readonly<Partial<Record<ConsentName, number>>>;
  /** Why nothing may be done to this chat: its operations are empty and the run ends with exit 3. */
  readonly blocked?: Message;
  /** SHA-256 over everything above but places: equal digests mean the same act on the same state. */
  readonly digest: string;
}

/** A chat that may be the one of a key, with what a person needs to tell. */
export interface Candidate {
  readonly id: number;
  readonly title: string;
  /** Units: unix seconds. */
  readonly createdSec: number;
  readonly owner: number;
  /** Empty where the portal does not tell it. */
  readonly ownerName: string;
  readonly members: number | undefined;
  readonly link: string | undefined;
}

export interface CreateSummary {
  readonly type: string;
  readonly color?: string;
  readonly description?: string;
  /** The first message. */
  readonly message?: string;
  readonly users: number;
  /** The members, the caller among them, worded. */
  readonly people: readonly string[];
  /** The same people as a config names them. */
  readonly refs: { readonly users: readonly Ref[]; readonly owner: Ref };
  readonly owner: string;
  /** Is the chat given to somebody else than the caller? One-way. */
  readonly handOver: boolean;
  readonly avatar?: { readonly name: string; readonly sizeBytes: number };
}

/** What `plan` shows and `apply` executes. */
export interface Plan {
  readonly project: string;
  readonly identity: Identity;
  /** The lockfile section: host or `sandbox`. */
  readonly portal: string;
  readonly caller: number;
  /** Only chats with a change, or with a row to be written; sorted by key. */
  readonly chats: readonly ChatPlan[];
  readonly unchanged: number;
  readonly consents: Readonly<Partial<Record<ConsentName, number>>>;
  readonly digest: string;
}

/** What executing a plan will cost, by the portal's limits. */
export interface Estimate {
  readonly requests: number;
  readonly seconds: number;
  /** Share of the scarcest method's operating seconds per ten minutes, 0–1 and above. */
  readonly operatingShare: number;
}

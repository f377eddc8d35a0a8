/** A chat as its row in the list shows it. */
export interface ChatSummary {
  readonly id: number;
  readonly title: string;
  readonly kind: ChatKind;
  /** CSS colour. */
  readonly color: string;
  /** Path on this origin; null where the colour stands in for a picture. */
  readonly avatar: string | null;
  readonly marker: Marker | null;
  readonly members: number;
  /** Portal seconds of the last thing that happened here. */
  readonly activeAt: number;
  /** `author` is empty where the system speaks; `text` is one plain line. Ids grow with time. */
  readonly last: { readonly id: number; readonly author: string; readonly text: string } | null;
}

export type ChatKind = 'general' | 'open' | 'closed';

export interface Marker {
  readonly type: string;
  readonly id: string;
}

/** Rows that changed or are new, and ids of chats that are gone. */
export interface ChatNews {
  readonly chats: readonly ChatSummary[];
  readonly gone: readonly number[];
}

/** Said once, before the first chats. */
export interface Greeting {
  /** The caller's webhook with its secret part hidden. */
  readonly webhook: string;
}

/** A chat as its pane shows it; lists are cut, their totals are not. */
export interface ChatDetail extends ChatSummary {
  readonly description: string | null;
  /** Code of the colour, such as `LIGHT_BLUE`. */
  readonly colorCode: string;
  readonly createdAt: number;
  /** Owner first, then managers, then the others in the order in which they came. */
  readonly people: readonly Member[];
  readonly peopleTotal: number;
  /** The newest ones, oldest first. */
  readonly messages: readonly Message[];
  readonly messagesTotal: number;
}

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly color: string;
}

export interface Member extends Person {
  readonly position: string;
  readonly role: 'owner' | 'manager' | 'member';
  /** What sets the person apart from an active colleague. */
  readonly state: 'active' | 'dismissed' | 'extranet' | 'bot' | 'absent';
}

export interface Message {
  readonly id: number;
  /** null: the system speaks. */
  readonly author: Person | null;
  readonly at: number;
  /** May hold the portal's BB codes. */
  readonly text: string;
}

import type { Place } from '../base/place.ts';

/** How a chat is found again: by the id in the lockfile, or by a marker on the chat. */
export type Identity = 'lockfile' | 'marker';

export const tariffs = ['standard', 'enterprise', 'self-hosted'] as const;

export type Tariff = (typeof tariffs)[number];

export type PortalConfig =
  | {
      readonly kind: 'sandbox';
      readonly undocumented: boolean;
      readonly saidBy: string;
      /** How it is called where there are several: `sandbox/trial`. */
      readonly name?: string;
    }
  | {
      readonly kind: 'rest';
      /** Webhook URL, or the portal's address together with a token. A secret when it is a webhook. */
      readonly url: string | undefined;
      readonly token: string | undefined;
      readonly tariff: Tariff | undefined;
      /** May methods that Bitrix24 does not document be used? */
      readonly undocumented: boolean;
      /** How people know the setting that said the address: `--url`, `PROVISION_URL`, `portal.url` or `portal`. */
      readonly saidBy: string;
      readonly place: Place;
    };

/** A person as people write him: an id, an e-mail address, or whoever belongs to a group of the company. */
export type PersonRef = number | string | GroupRef;

export type GroupRef = DepartmentRef | HeadRef | EveryoneRef;

/** Who works in a department: its id, its name, or as much of its path as tells it apart (`Sales/EMEA`). */
export interface DepartmentRef {
  readonly department: number | string;
  readonly recursive?: boolean;
  readonly except?: readonly PersonRef[];
}

/** Who heads a department. */
export interface HeadRef {
  readonly head: number | string;
}

/** All employees of the portal. */
export interface EveryoneRef {
  readonly everyone: true;
  readonly except?: readonly PersonRef[];
}

/**
 * One chat as written, `defaults` merged in.
 *
 * Shape: `fields` holds only what is written (absent = not managed), each valid by the field's schema; `places` has a place
 * for every member of `fields` and one for each list item as `users[0]`; an inherited field points into `defaults`.
 */
export interface ChatConfig {
  readonly key: string;
  /** The key's own place. */
  readonly place: Place;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly places: Readonly<Record<string, Place>>;
  /** Absolute folder of the file the chat is written in: relative avatar paths start there. */
  readonly folder: string;
}

/** A chat that is written once and made for every row. */
export interface Template {
  /** As written: `team-${each.id}`. */
  readonly key: string;
  readonly place: Place;
  readonly chats: number;
}

/** Where a file says that the state lies; checked by form. */
export interface StateConfig {
  readonly text: string;
  readonly place: Place;
}

/** All files together, checked: what the team wants. */
export interface Config {
  readonly project: string;
  readonly identity: Identity;
  readonly portal: PortalConfig;
  readonly state?: StateConfig | undefined;
  /** Sorted by key (code point), so that moving a chat inside or between files changes nothing. */
  readonly chats: readonly ChatConfig[];
  /** Chats with `each:`, and how many each of them makes. */
  readonly templates: readonly Template[];
  /** Keys that the files have and that are not managed on this portal: their rows are neither used nor taken away. */
  readonly unmanaged?: readonly string[];
  /** Absolute folder that pictures may not leave, and in which the lockfile and `.provision/` lie. */
  readonly root: string;
  /** Absolute path of the lockfile. */
  readonly lockfile: string;
  /** Text of every file read, by the name that places use; for frames. */
  readonly sources: ReadonlyMap<string, string>;
}

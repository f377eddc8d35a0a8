import type { Json, JsonObject } from '../base/json.ts';
import type { FoundChat } from '../model/actual.ts';
import type { PersonRef } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import type { Message, Told } from '../model/message.ts';
import type { Operation, Value } from '../model/operation.ts';

/** What a field may need to know to bring itself about. */
export interface Situation {
  readonly caller: number;
  readonly found: FoundChat;
  /** May undocumented methods be used? */
  readonly undocumented: boolean;
}

/** No operation can bring the field about: the difference becomes a note that says why. */
export interface Cannot {
  readonly cannot: Message;
}

/** What brings a difference about, in order, and what of it cannot be brought about. */
export type Steps = readonly (Operation | Cannot)[];

/** How one value of a field reads in a plan. */
export type Shown = { readonly text: Told } | { readonly items: readonly string[] };

/**
 * All we know about one chat field.
 *
 * `Written` is the YAML form, valid by `schema`; `Want` the form that is compared, made by `config` and `plan` from the written one
 * (people as ids, pictures as hashes). Fields with only `about` and `schema` steer the tool and are never compared.
 */
export interface Row<Written, Want> {
  /** Two sentences at most, for editors and the reference page. */
  readonly about: string;
  /** What becomes of a difference once the chat exists, for the reference page. */
  readonly afterCreation: string;
  /** Draft-07 JSON Schema of the written form, with `examples` where they help. */
  readonly schema: JsonObject;
  readonly compared?: Compared<Written, Want>;
}

export interface Compared<Written, Want> {
  /** Who must be looked up before the written form can be understood. */
  readonly people?: (written: Written) => readonly PersonRef[];
  /** Written form → compared form. */
  readonly want: (written: Written, resolve: Resolver) => Want;
  /** The compared form as the portal (and, where it is mute, the lockfile) has it; `undefined` when it cannot be known. */
  readonly have: (found: FoundChat, row: LockRow) => Want | undefined;
  /** Does `im.recent.list` tell it as surely as `im.dialog.get` does? Absent: always. */
  readonly listed?: 'never' | ((found: FoundChat, row: LockRow) => boolean);
  readonly same: (want: Want, have: Want) => boolean;
  readonly show: (value: Want, resolve: Resolver) => Shown;
  /** The value for programs, as a config would write it; `null` for none. */
  readonly raw: (value: Want, resolve: Resolver) => Json;
  /** Its share of `im.chat.add`. */
  readonly onCreate?: (want: Want) => Readonly<Record<string, Value>>;
  /** What brings the difference about on an existing chat. */
  readonly onUpdate: (want: Want, have: Want, situation: Situation) => Steps;
  /** After a create, what is still to be done that `im.chat.add` cannot take (an owner, for one). */
  readonly afterCreate?: (want: Want, caller: number, undocumented: boolean) => Steps;
  /** What the lockfile remembers while the field is as wanted. */
  readonly remember?: (want: Want, found: FoundChat, row: LockRow) => Partial<LockRow>;
  /** How export writes it; `undefined` leaves it out. */
  readonly write?: (found: FoundChat, resolve: Resolver) => Written | undefined;
}

/** Builds a row whose two forms the table then forgets: walkers of the table see `unknown` and pass it on unopened. */
export function row<Written, Want>(definition: Row<Written, Want>): AnyRow {
  return definition as unknown as AnyRow;
}

export type AnyRow = Row<unknown, unknown>;

/** Pure look-ups over what was read. */
export interface Resolver {
  /** Ids behind references, in order, without those that cannot be members. */
  readonly people: (refs: readonly PersonRef[]) => readonly number[];
  /** How a person is written for readers: e-mail and id, or the id alone. */
  readonly name: (id: number) => string;
  /** The reference for export: the e-mail where it is known and unambiguous, the id otherwise. */
  readonly ref: (id: number) => number | string;
  /** References for export that mean exactly these people. */
  readonly refs: (ids: readonly number[]) => readonly PersonRef[];
  /** What is known of the picture at a path or URL as written. */
  readonly picture: (written: string) => Picture;
}

/** A picture that has been inspected. */
export interface Picture {
  /** Absolute path, or URL. */
  readonly source: string;
  /** The last part of the path, for readers. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

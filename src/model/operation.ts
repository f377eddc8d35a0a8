import type { Json } from '../base/json.ts';
import type { LockRow } from './lockfile.ts';

/** Order inside one chat; the portal's rules dictate it. Chats do not wait for each other. */
export const stages = ['create', 'update', 'add-members', 'managers', 'remove-members', 'hand-over', 'remove'] as const;
export type Stage = (typeof stages)[number];

/** A parameter that is filled in at the last moment. */
export type Hole =
  | { readonly hole: 'chat-id' }
  /** Base64 of the picture. `source` is an absolute path or a URL; its bytes must still hash to `sha256`. */
  | { readonly hole: 'picture'; readonly source: string; readonly sha256: string; readonly sizeBytes: number };

export type Value = Json | Hole;

/** One REST call as data; it can be saved, hashed and run by code that never heard of chats. */
export interface Operation {
  readonly stage: Stage;
  /** The config field it brings about, for reports. */
  readonly field: string | undefined;
  readonly method: string;
  readonly params: Readonly<Record<string, Value>>;
  /** What the lockfile row learns the moment this is done, before anything is read back. */
  readonly remember?: Partial<LockRow>;
  /** What the lockfile row of a create holds from before it leaves until it is answered. */
  readonly whilePending?: Pick<LockRow, 'sent'>;
}

export function isHole(value: Value | undefined): value is Hole {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'hole' in value;
}

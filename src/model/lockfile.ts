/**
 * What we remember of one chat: what the portal cannot tell us.
 *
 * Shape: exactly one of `id` and `pending`; the rest only where it differs from the default.
 */
export interface LockRow {
  readonly id?: number;
  /** A create left, or may have left, at this moment of the portal's clock (unix seconds), and no id is known yet. */
  readonly pending?: number;
  /** What a pending create was to make, where it is to be found again by that; the file may say something else by now. */
  readonly sent?: SentCreate;
  /** `sha256-<hex>` of the picture that we set. */
  readonly avatar?: string;
  /** First 12 hex digits of the SHA-256 of the avatar URL's path as read after we set it; another one means somebody replaced it. */
  readonly avatarSeen?: string;
  /** The key in the chat's marker, where the chat was renamed by `previousKeys`; markers cannot change. */
  readonly marker?: string;
  /** We made this chat and its first apply has not come to its end; what the creating plan was allowed to do it may still do. */
  readonly unfinished?: true;
  readonly protect?: true;
  readonly onRemove?: 'archive' | 'delete';
}

/** The traces by which a plain chat is found whose create was not answered. */
export interface SentCreate {
  readonly title: string;
  readonly type: string;
  /** Whose webhook or token sent it. */
  readonly by: number;
}

export interface Lockfile {
  readonly project: string;
  /** Portal name → chat key → row. */
  readonly portals: ReadonlyMap<string, ReadonlyMap<string, LockRow>>;
}

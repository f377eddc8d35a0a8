/** Why a file is not read. */
export type Refusal =
  /** Its real place is not below the folder that others may name files in; `root` is that folder, as people know it. */
  | { readonly kind: 'outside'; readonly root: string }
  /** A folder, a pipe, a device, or a window into the system such as /proc. */
  | { readonly kind: 'not-a-file' }
  /** `reason` is the system's own code, such as `EACCES`. */
  | { readonly kind: 'failed'; readonly reason: string };

/** What became of reading a file. */
export type FileText =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  /** It has more bytes than asked for; how many is not known, as it was read no further. */
  | { readonly kind: 'too-large' }
  | Refusal;

export type FolderList =
  | { readonly kind: 'listed'; readonly files: readonly string[] }
  | { readonly kind: 'refused'; readonly path: string; readonly refusal: Refusal };

/**
 * The disk as far as files go that a config, or whoever wrote into the checkout, may name. All paths are absolute.
 *
 * Only regular files are read, and where there is a fence, only those whose real path lies within.
 */
export interface ConfigFiles {
  /** What cannot be looked at, and what lies outside, counts as a file: why it is not read shows when it is. */
  kind(path: string): Promise<'file' | 'folder' | 'absent'>;
  /** Reads a whole file, but never more than `limitBytes`. */
  read(path: string, limitBytes: number): Promise<FileText>;
  /** Passes a file's bytes to `take`, chunk by chunk in one buffer, until it throws. */
  stream(path: string, take: (chunk: Uint8Array) => void): Promise<Refusal | undefined>;
  /** Every file below a folder, at any depth, sorted by code point; hidden ones and `node_modules` left out. */
  list(folder: string): Promise<FolderList>;
  /** What stands in a folder, for hints; nothing where it cannot be looked at. */
  names(folder: string): Promise<readonly string[]>;
  /** The same disk behind a fence around `root`; where `root` lies below `cwd`, no link leads it out of there either. */
  within(root: string, cwd: string): Promise<ConfigFiles>;
}

/** What became of reading a file. */
export type FileText =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly sizeBytes: number }
  /** `reason` is the system's own code, such as `EACCES`. */
  | { readonly kind: 'failed'; readonly reason: string };

export type FolderList =
  | { readonly kind: 'listed'; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string };

/** The disk as far as configs need it. All paths are absolute. */
export interface ConfigFiles {
  kind(path: string): Promise<'file' | 'folder' | 'absent'>;
  /** Reads a whole file, or tells how large it is when that is more than `limitBytes`. */
  read(path: string, limitBytes: number): Promise<FileText>;
  /** Every file below a folder, at any depth, sorted by code point; hidden ones and `node_modules` left out. */
  list(folder: string): Promise<FolderList>;
}

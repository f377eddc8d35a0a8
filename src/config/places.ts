import { dirname, resolve, sep } from 'node:path';
import type { ConfigFiles } from '../model/config-files.ts';

/** What a command line says of files. */
export interface Given {
  readonly paths: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly lockfile?: string;
  readonly files: Pick<ConfigFiles, 'kind'>;
}

/** Absolute paths. */
export interface Places {
  /** The folder below which the files of the config lie. */
  readonly root: string;
  readonly lockfile: string;
}

/** Where the project's memory lies: beside the one file, in the one folder, or in the folder that all paths share. */
export async function placesOf({ paths, cwd, lockfile, files }: Given): Promise<Places> {
  const given = await Promise.all(
    paths
      .map((path) => resolve(cwd, path))
      .map(async (path) => ({ path, folder: (await files.kind(path)) === 'folder' })),
  );
  const root = commonFolder(given.map(({ path, folder }) => (folder ? path : dirname(path))));
  const [only] = given;
  const beside =
    given.length === 1 && only && !only.folder ? only.path.replace(/(?:\.ya?ml)?$/i, '.lock.json') : undefined;
  return {
    root,
    lockfile: lockfile === undefined ? (beside ?? resolve(root, 'provision.lock.json')) : resolve(cwd, lockfile),
  };
}

/** The folder that all paths share. */
function commonFolder(folders: readonly string[]): string {
  const [first = sep, ...others] = folders;
  const parts = first.split(sep);
  const shared = others.reduce((length, other) => {
    const theirs = other.split(sep);
    const differs = parts.slice(0, length).findIndex((part, index) => part !== theirs[index]);
    return differs === -1 ? length : differs;
  }, parts.length);
  return parts.slice(0, shared).join(sep) || sep;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const exampleRoot = join(import.meta.dirname, '../../examples');

/** Workflows of forges, which are no configs; the tests of shipping run them. */
const pipelines = 'pipelines';

export const exampleFolders: readonly string[] = readdirSync(exampleRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== pipelines)
  .map(({ name }) => name);

/** Files below the examples that belong to the repository, as paths relative to the examples' folder. */
export function exampleFiles(): readonly string[] {
  return readdirSync(exampleRoot, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(exampleRoot.length + 1))
    .filter((path) => !path.startsWith(`${pipelines}/`))
    .filter((path) => !/(^|\/)\.provision\/|\.lock\.json(\.lock)?$/.test(path));
}

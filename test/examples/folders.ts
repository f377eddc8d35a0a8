import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const exampleRoot = join(import.meta.dirname, '../../examples');

/** What is no config: files for forges and engines, inventories and programs, each of which has tests of its own. */
const others: readonly string[] = ['engines', 'fleets', 'pipelines', 'tests'];

export const exampleFolders: readonly string[] = readdirSync(exampleRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !others.includes(entry.name))
  .map(({ name }) => name);

/** Files below the examples that belong to the repository, as paths relative to the examples' folder. */
export function exampleFiles(): readonly string[] {
  return readdirSync(exampleRoot, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(exampleRoot.length + 1))
    .filter((path) => !others.some((folder) => path.startsWith(`${folder}/`)))
    .filter((path) => !/(^|\/)\.provision\/|\.lock\.json(\.lock)?$/.test(path));
}

import type { ConfigFiles } from '../model/config-files.ts';
import { mayBeKey } from './check/rules.ts';
import { expandEach } from './each/expand.ts';
import { openDisk } from './files.ts';
import { placesOf } from './places.ts';
import { readTree } from './tree.ts';
import { newBudget } from './yaml/fill.ts';

/**
 * The keys that stand in config files, wrong as these may be: they are asked for while somebody is typing.
 *
 * Shape: only what may be a key; a shell is given these in the middle of a command line.
 */
export async function chatKeys(paths: readonly string[], cwd: string, files: ConfigFiles): Promise<readonly string[]> {
  const { root, lockfile } = await placesOf({ paths, cwd, files });
  const disk = openDisk(await files.within(root, cwd), cwd, lockfile);
  const around = { given: { vars: {}, env: {} }, report: () => {}, budget: newBudget() };
  const { chats } = await expandEach(await readTree(paths, disk, around), disk, around);
  const keys = [...chats.values()].flat().map(({ key }) => key);
  return [...new Set(keys)].filter((key) => mayBeKey(key));
}

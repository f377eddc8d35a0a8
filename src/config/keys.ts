import type { ConfigFiles } from '../model/config-files.ts';
import { placesOf } from './places.ts';
import { readTree } from './tree.ts';

/** The keys that stand in config files, wrong as these may be: they are asked for while somebody is typing. */
export async function chatKeys(paths: readonly string[], cwd: string, files: ConfigFiles): Promise<readonly string[]> {
  const { root, lockfile } = await placesOf({ paths, cwd, files });
  const tree = await readTree(paths, { files: await files.within(root, cwd), cwd, lockfile }, {}, () => {});
  const keys = tree.flatMap(({ root }) => {
    const chats = root.members.get('chats')?.node;
    return chats?.kind === 'map' ? [...chats.members.keys()] : [];
  });
  return [...new Set(keys)];
}

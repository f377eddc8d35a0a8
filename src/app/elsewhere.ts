import { dirname, join, relative } from 'node:path';
import { listed } from '../base/listed.ts';
import { configFiles } from '../disk/config-files.ts';
import { type Message, message } from '../model/message.ts';
import { keysOf } from '../resources/chat/identity.ts';
import { openLockfile } from '../state/file/lockfile.ts';
import type { StateHandle } from '../state/open-state.ts';
import type { Loaded } from './load.ts';
import type { Options } from './options.ts';

/*
 * Other files on the command line mean another lockfile, and another address means another section of it. Then every chat looks new, and
 * whoever goes on makes each a second time. So where nothing is remembered of these chats on this portal, it is said who remembers them.
 */

/** Warns where another lockfile nearby, or another portal's section, knows the chats that this run takes for new. */
export async function tellElsewhere(
  options: Options,
  loaded: Loaded,
  memory: StateHandle,
  portal: string,
): Promise<void> {
  const keys = new Set(loaded.chats.flatMap(keysOf));
  const known = (rows: ReadonlyMap<string, unknown>) => [...rows.keys()].filter((key) => keys.has(key));
  if (known(memory.section(portal).rows()).length > 0) return;
  const { lockfile, project } = loaded.config;
  const warn = (said: Message) => options.onEvent?.({ type: 'warning', message: said });
  const file = relative(options.cwd, lockfile);
  const others = [...memory.lockfile.portals].flatMap(([name, rows]) => {
    const shared = known(rows);
    return shared.length > 0 ? [{ name, shared }] : [];
  });
  if (others.length > 0) {
    const count = new Set(others.flatMap(({ shared }) => shared)).size;
    warn(message('CHATS_KNOWN_ON', { file, portal, others: listed(others.map(({ name }) => name)), count }));
  }
  for (const path of await nearbyLockfiles(loaded, options)) {
    const rows = await rowsIn(path, project, portal);
    const count = known(rows).length;
    if (count > 0) warn(message('CHATS_KNOWN_ELSEWHERE', { file, portal, other: relative(options.cwd, path), count }));
  }
}

/** Lockfiles that the same project would have for other files: in the folder of the config, the one above it, and the working folder. */
async function nearbyLockfiles({ config }: Loaded, { cwd }: Options): Promise<readonly string[]> {
  const files = await configFiles.within(cwd, cwd);
  const folders = new Set([
    dirname(config.lockfile),
    dirname(dirname(config.lockfile)),
    config.root,
    dirname(config.root),
    cwd,
  ]);
  const paths = new Set<string>();
  for (const folder of folders)
    for (const name of await files.names(folder)) if (name.endsWith('.lock.json')) paths.add(join(folder, name));
  paths.delete(config.lockfile);
  return [...paths].sort();
}

/** A lockfile that cannot be read, or is another project's, knows nothing of ours. */
async function rowsIn(path: string, project: string, portal: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    return (await openLockfile(path, project)).section(portal).rows();
  } catch {
    return new Map();
  }
}

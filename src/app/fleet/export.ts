import { join } from 'node:path';
import { type Exported, type ExportOptions, exportChats } from '../export/export.ts';
import { type Invalid, load } from '../load.ts';

/**
 * Writes the chats of one portal of an inventory that it does not manage yet as a pack, in a folder named by its entry.
 *
 * The rows go to the portal's own memory: with the pack among the entry's `chats`, a plan right after is empty.
 */
export async function exportPack(options: ExportOptions, name: string): Promise<Exported | Invalid> {
  const { out } = options;
  const loaded = await load(options, true, true);
  if (loaded.kind === 'invalid') return loaded;
  const { project } = loaded.config;
  return exportChats({ ...options, project, ...(out === undefined ? {} : { out: join(out, name, 'chats.yaml') }) });
}

import { type Invalid, judgeSelection, load } from './load.ts';
import { keysIn, openMemory } from './memory.ts';
import type { Options } from './options.ts';
import { sectionName } from './section.ts';

export interface Ids {
  readonly kind: 'ids';
  readonly project: string;
  readonly portal: string;
  readonly ids: Readonly<Record<string, number>>;
}

/** The ids of the config's chats as the lockfile has them; asks no portal. */
export async function output(options: Options): Promise<Ids | Invalid> {
  const loaded = await load(options, true, true);
  if (loaded.kind === 'invalid') return loaded;
  const { config, isSelected } = loaded;
  const memory = await openMemory(config, options);
  await memory.close();
  const wrong = judgeSelection(options, loaded, keysIn(memory));
  if (wrong) return wrong;
  const portal = sectionName(config, memory.lockfile);
  const rows = [...memory.section(portal).rows()].filter(([key]) => isSelected(key));
  const ids = rows.flatMap(([key, { id }]) => (id === undefined ? [] : [[key, id] as const]));
  return { kind: 'ids', project: config.project, portal, ids: Object.fromEntries(ids) };
}

import { Fault } from '../model/fault.ts';
import type { LockRow } from '../model/lockfile.ts';
import type { Taken } from './adopt.ts';
import type { Invalid } from './load.ts';
import { type Bench, chatToTake, withRow } from './one-chat.ts';
import type { Options } from './options.ts';

export interface Cleared {
  readonly kind: 'cleared';
  readonly key: string;
}

/** What a person knows of a lost create: the id of the chat it made, or that it made none. */
export type Verdict = { readonly id: number } | { readonly recreate: true };

/** Settles a create whose outcome cannot be found out by looking, or a merged row with several ids; changes the lockfile only. */
export function resolve(options: Options, key: string, verdict: Verdict): Promise<Taken | Cleared | Invalid> {
  return withRow(options, 'resolve', async (bench) => {
    const { section } = bench;
    const row = section.rows().get(key);
    if (!isOpen(bench, key, row)) throw new Fault('NOTHING_PENDING', { key });
    if ('recreate' in verdict) {
      await section.put(key, undefined);
      return { kind: 'cleared', key } as const;
    }
    const { id } = verdict;
    const { title } = await chatToTake(bench, key, id);
    const { pending: _, ...kept } = row ?? {};
    await section.put(key, { ...kept, id, ...(row?.pending === undefined ? {} : { unfinished: true as const }) });
    return { kind: 'taken', key, id, title } as const;
  });
}

function isOpen({ lockfile, portal }: Bench, key: string, row: LockRow | undefined): boolean {
  const merged = lockfile.conflicts.some((conflict) => conflict.key === key && conflict.portal === portal.client.name);
  return merged || row?.pending !== undefined;
}

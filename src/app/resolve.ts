import type { Taken } from './adopt.ts';
import type { Invalid } from './load.ts';
import { chatToTake, memoryOf, refuseSettled, withRow } from './one-chat.ts';
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
    refuseSettled(bench, key);
    if ('recreate' in verdict) {
      await section.put(key, undefined);
      return { kind: 'cleared', key } as const;
    }
    const { id } = verdict;
    const found = await chatToTake(bench, key, id);
    const { pending, sent: _, ...kept } = section.rows().get(key) ?? {};
    const unfinished = pending === undefined ? {} : { unfinished: true as const };
    await section.put(key, { ...kept, ...memoryOf(bench, key, found), ...unfinished, id });
    return { kind: 'taken', key, id, title: found.title, notes: [] } as const;
  });
}

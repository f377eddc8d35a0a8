import { Fault } from '../model/fault.ts';
import type { Invalid } from './load.ts';
import { chatToTake, withRow } from './one-chat.ts';
import type { Options } from './options.ts';

export interface Taken {
  readonly kind: 'taken';
  readonly key: string;
  readonly id: number;
  readonly title: string;
}

/** Puts one existing chat under a key of the config; changes the lockfile only. Errors: a Fault when the key or the id is taken. */
export function adopt(options: Options, key: string, id: number): Promise<Taken | Invalid> {
  return withRow(options, 'adopt', async (bench) => {
    const { section, loaded } = bench;
    if (!loaded.config.chats.some((chat) => chat.key === key)) throw new Fault('KEY_UNKNOWN', { key });
    const { pending: _, ...row } = section.rows().get(key) ?? {};
    const known = row.id;
    if (known !== undefined && known !== id) throw new Fault('KEY_HAS_ID', { key, id: known });
    const { title } = await chatToTake(bench, key, id);
    await section.put(key, { ...row, id });
    return { kind: 'taken', key, id, title };
  });
}

import { Fault } from '../model/fault.ts';
import { type Message, message } from '../model/message.ts';
import { markerType } from '../resources/chat/marker.ts';
import { refuseUnknown } from './key-of-file.ts';
import type { Invalid } from './load.ts';
import { chatToTake, isOpenQuestion, memoryOf, withRow } from './one-chat.ts';
import type { Options } from './options.ts';

export interface Taken {
  readonly kind: 'taken';
  readonly key: string;
  readonly id: number;
  readonly title: string;
  /** What the person who did it should know. */
  readonly notes: readonly Message[];
}

/** Puts one existing chat under a key of the config; changes the lockfile only. Errors: a Fault when the key or the id is taken. */
export function adopt(options: Options, key: string, id: number): Promise<Taken | Invalid> {
  return withRow(options, 'adopt', async (bench) => {
    const { section, loaded } = bench;
    refuseUnknown(loaded.config, key);
    if (isOpenQuestion(bench, key)) throw new Fault('KEY_OPEN', { key, id });
    const row = section.rows().get(key) ?? {};
    if (row.id !== undefined && row.id !== id) throw new Fault('KEY_HAS_ID', { key, id: row.id });
    const found = await chatToTake(bench, key, id);
    await section.put(key, { ...row, ...memoryOf(bench, key, found), id });
    const heals = loaded.config.identity !== 'marker' || found.entity?.type === markerType;
    return { kind: 'taken', key, id, title: found.title, notes: heals ? [] : [message('CANNOT_HEAL', { id })] };
  });
}

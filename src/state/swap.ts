import type { Clock } from '../base/clock.ts';
import type { Stored } from '../model/state.ts';
import { patiently } from './patience.ts';

/**
 * What a store said to a conditional write.
 *
 * `refused`: the condition, or the lock, did not hold. `unclear`: the answer was lost or says nothing of what was done; a code tells why.
 */
export type Said =
  | { readonly kind: 'written'; readonly stamp: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unclear'; readonly reason: string };

export interface Swap {
  readonly state: string;
  readonly clock: Clock;
  readonly text: string;
  readonly before: Stored | undefined;
  send(): Promise<Said>;
  read(): Promise<Stored | undefined>;
}

/**
 * Writes if nobody else has written since `before`, and finds out what really happened.
 *
 * Stores disagree about the status of a lost race and of a write that is repeated (409, 412, 422, 423, 500), and answers get lost. So a
 * status other than a plain yes decides nothing: what lies in the store does. Our text there: it is written, by whichever try. Something
 * else: a conflict. Still what was there before: a lost try may be repeated, as its condition protects it, and a refused one means that
 * the store refuses us and not our version.
 *
 * Errors: `STATE_AWAY`.
 */
export function swap({ state, clock, text, before, send, read }: Swap): Promise<string | 'conflict' | 'refused'> {
  return patiently(state, clock, async () => {
    const said = await send();
    if (said.kind === 'written') return { end: said.stamp };
    const found = await read();
    if (found?.text === text) return { end: found.stamp };
    if (found?.stamp !== before?.stamp) return { end: 'conflict' as const };
    return said.kind === 'refused' ? { end: 'refused' as const } : { again: said.reason };
  });
}

import { Fault } from '../../src/model/fault.ts';
import type { Rescue, StateLock, StateObject, Stored } from '../../src/model/state.ts';

/** A store of one object in memory, with hands that reach into it. */
export interface Shelf {
  readonly object: StateObject;
  readonly lock: StateLock;
  readonly rescue: Rescue;
  text: string | undefined;
  aside: string | undefined;
  heldMs: number;
  away: boolean;
  /** Called before every write. */
  onWrite: () => void;
  readonly writes: string[];
  readonly released: () => boolean;
}

/** A store that compares and swaps; it is what its `text` says at any time. */
export function shelf(text?: string, unites = true): Shelf {
  let released = false;
  const made: Shelf = {
    text,
    aside: undefined,
    heldMs: Number.POSITIVE_INFINITY,
    away: false,
    onWrite: () => {},
    writes: [],
    released: () => released,
    object: {
      name: 'shelf',
      unites,
      read: async () => stored(made),
      write: async (next, before) => {
        await Promise.resolve();
        made.onWrite();
        if (made.away) throw new Fault('STATE_CHANGED', { state: 'shelf' }, { reach: 'temporary' });
        if (made.text !== before?.stamp) return 'conflict';
        made.text = next;
        made.writes.push(next);
        return next;
      },
      lock: async () => made.lock,
    },
    lock: {
      heldMs: async () => made.heldMs,
      release: async () => {
        released = true;
      },
      tookFrom: undefined,
    },
    rescue: {
      name: 'aside',
      read: async () => made.aside,
      write: async (next) => {
        made.aside = next;
      },
      remove: async () => {
        made.aside = undefined;
      },
    },
  };
  return made;
}

function stored({ text }: Shelf): Stored | undefined {
  return text === undefined ? undefined : { text, stamp: text };
}

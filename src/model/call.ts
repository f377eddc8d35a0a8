import type { Json } from '../base/json.ts';
import type { Fault } from './fault.ts';

/** A value that is too large to be held while it waits: loaded when its request is built, then let go. */
export interface Late {
  /** Of the text that `load` gives. */
  readonly sizeBytes: number;
  load(): Promise<string>;
}

/** One parameter of a call; `Late` values are made by `late()` and told by `isLate()`. */
export type Param = Json | Late;
export type Params = Readonly<Record<string, Param>>;

/** One REST call, the smallest thing the portal is asked. */
export interface Call {
  readonly method: string;
  readonly params: Params;
}

/** What became of a call. */
export type Answer =
  /** The portal did it and says so. `next` and `total` belong to list methods. */
  | { readonly kind: 'done'; readonly result: Json; readonly next?: number; readonly total?: number }
  /** The portal read the call and refused it. */
  | { readonly kind: 'refused'; readonly code: string; readonly description: string; readonly status: number }
  /** It provably never took effect: not connected, not sent, rejected by a limit, given up before sending. */
  | { readonly kind: 'not-done'; readonly fault: Fault }
  /** It left and its answer was lost: it may have happened, may happen still, or never. Never send it again blindly. */
  | {
      readonly kind: 'unknown';
      readonly fault: Fault;
      /** Units: portal seconds (unix). Before this moment the portal may still be at it, and looking and finding nothing proves nothing. */
      readonly settledAfterSec: number;
    };

const lateValues = new WeakSet<object>();

export function late(value: Late): Late {
  lateValues.add(value);
  return value;
}

export function isLate(param: Param | undefined): param is Late {
  return typeof param === 'object' && param !== null && lateValues.has(param);
}

import type { Place } from '../base/place.ts';
import type { Code, GivenArgs } from './codes/index.ts';
import { type Message, say } from './message.ts';

/**
 * How far a fault reaches: one call, or every call of the run; `temporary` ones are worth running again later (exit 75).
 */
export type Reach = 'call' | 'run' | 'temporary';

export interface FaultOptions {
  readonly reach?: Reach;
  readonly place?: Place;
  readonly cause?: unknown;
}

class WorldFault extends Error {
  readonly code: Code;
  readonly args: Message['args'];
  readonly reach: Reach;
  readonly place: Place | undefined;

  constructor(code: Code, args: Message['args'] = {}, options: FaultOptions = {}) {
    super(say({ code, args }, 'en').text, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.args = args;
    this.reach = options.reach ?? 'call';
    this.place = options.place;
  }
}

/** Something wrong with the world (network, portal, disk, rights): thrown, or carried in an answer. */
export type Fault = WorldFault;

/** Ties the arguments to the gaps of the code's sentence, which a class cannot do by itself. */
interface FaultClass {
  readonly prototype: Fault;
  new <Each extends Code>(code: Each, ...args: [...GivenArgs<Each>, options?: FaultOptions]): Fault;
}

export const Fault = WorldFault as FaultClass;

/** A message that somebody else worded, thrown. */
export function faultOf({ code, args }: Message, options: FaultOptions = {}): Fault {
  return new WorldFault(code, args, options);
}

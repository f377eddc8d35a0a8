import type { Place } from '../base/place.ts';
import type { Code } from './codes/index.ts';
import { type Message, say } from './message.ts';

/**
 * How far a fault reaches: one call, or every call of the run; `temporary` ones are worth running again later (exit 75).
 */
export type Reach = 'call' | 'run' | 'temporary';

/** Something wrong with the world (network, portal, disk, rights): thrown, or carried in an answer. */
export class Fault extends Error {
  readonly code: Code;
  readonly args: Message['args'];
  readonly reach: Reach;
  readonly place: Place | undefined;

  constructor(code: Code, args: Message['args'] = {}, options: { reach?: Reach; place?: Place; cause?: unknown } = {}) {
    super(say({ code, args }, 'en').text, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.args = args;
    this.reach = options.reach ?? 'call';
    this.place = options.place;
  }
}

import type { Clock } from '../base/clock.ts';
import type { Json } from '../base/json.ts';
import type { Answer } from '../model/call.ts';
import type { Fault } from '../model/fault.ts';
import type { EventSink } from '../model/ports.ts';
import type { Auth } from './auth-oauth.ts';
import type { Pupils } from './pace/lessons.ts';
import type { Pending } from './pending.ts';
import type { Transport } from './transport.ts';
import type { Address } from './wire/address.ts';

/** What all requests of one client share. */
export interface Parts extends Pupils {
  readonly clock: Clock;
  readonly random: () => number;
  readonly onEvent: EventSink;
  readonly transport: Transport;
  readonly auth: Auth;
  readonly home: Home;
  readonly requestCutMs: number;
  readonly maxWaitMs: number;
  readonly hurried: boolean;
}

/** Where the portal lives now. */
export interface Home {
  readonly address: Address;
  move(to: Address): void;
}

/** The ways in which a call leaves a request: with its answer, or back into the queue. */
export interface Desk {
  settle(call: Pending, answer: Answer, envelope?: Json): void;
  again(calls: readonly Pending[]): void;
  /** Ends what waits with a fault that it would meet as well: a good citizen does not knock a thousand times. */
  endAll(fault: Fault): void;
}

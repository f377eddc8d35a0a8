import type { Strike } from '../fault-dice.ts';
import type { Arrangement } from '../faults.ts';
import type { RequestRecord } from '../log.ts';
import type { ApplicationException } from './errors.ts';

/** One HTTP request while a worker is on it. */
export interface Job {
  readonly record: RequestRecord;
  readonly faults: Arrangement;
  readonly exception: ApplicationException;
  readonly afterwards: (() => void)[];
  /** Portal time this worker has reached; costs add to it, so that timer jitter does not pile up. */
  position: number;
  /** When the front end gives up waiting: what runs then still takes effect, nothing further begins. */
  limit: number;
}

export function strikeAt(job: Job, place: number, kind: string): Strike | undefined {
  return job.faults.commands.get(place)?.find((strike) => strike.kind === kind);
}

/** Ends a request without an answer: the socket is destroyed, or left open for ever. */
export class ConnectionFault extends Error {
  override readonly name = 'ConnectionFault';
  readonly isHanging: boolean;
  readonly spec: string;

  constructor(strike: Strike) {
    super(strike.spec);
    this.spec = strike.spec;
    this.isHanging = strike.kind.startsWith('hang');
  }
}

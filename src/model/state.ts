import type { Clock } from '../base/clock.ts';

/** The text of a lockfile as a store has it, and what tells it from every other one that the store had or will have. */
export interface Stored {
  readonly text: string;
  readonly stamp: string;
}

/** What a claim tells whoever has to wait; without secrets. */
export interface Claim {
  readonly command: string;
  readonly clock?: Clock;
}

/** A lock that is held. */
export interface StateLock {
  /**
   * How long from now on nobody else can have the lock.
   *
   * Units: milliseconds; `Infinity` where it does not end by itself, 0 once it is lost or cannot be proved any more.
   */
  heldMs(): Promise<number>;
  release(): Promise<void>;
  /** Who left the lock behind that was taken over. */
  readonly tookFrom: string | undefined;
}

/**
 * What a store remembers of one project: a lockfile.
 *
 * Errors: Faults. One of reach `temporary` says that the store is away, and nothing about what became of the request.
 */
export interface StateObject {
  /** As people know it: a path, or an address without secrets. */
  readonly name: string;
  /** May a version that somebody else wrote be replaced by the union of both? A file belongs to people and to git. */
  readonly unites: boolean;
  read(): Promise<Stored | undefined>;
  /**
   * Replaces `before` (`undefined`: nothing), and nothing else.
   *
   * Shape: the new stamp, or `conflict` when something else was there, which is untouched then. A lost answer is settled inside.
   */
  write(text: string, before: Stored | undefined): Promise<string | 'conflict'>;
  /** Errors: `LOCKFILE_BUSY` or `STATE_BUSY` naming the holder. */
  lock(claim: Claim): Promise<StateLock>;
}

/** Where a run puts what its store would not take; the next run unites it with what the store has by then. */
export interface Rescue {
  readonly name: string;
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  remove(): Promise<void>;
}

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

/** Who holds a lock, as every store writes it down; the members are those of Terraform's protocol. */
export interface LockInfo {
  readonly ID: string;
  readonly Operation: string;
  /** The address of the job that holds it, where there is one. */
  readonly Info: string;
  readonly Who: string;
  readonly Version: string;
  /** ISO 8601. */
  readonly Created: string;
  readonly Path: string;
}

/** What a store has, and who holds it. */
export interface Listed {
  readonly project: string;
  readonly portal: string;
  readonly holder: LockInfo | undefined;
}

/** One step of proving a store: what was tried, and whether the store did what it must. */
export interface Proof {
  readonly what: 'lock' | 'second-lock' | 'write' | 'read' | 'swap' | 'release' | 'session' | 'etag';
  readonly holds: boolean;
  readonly detail?: string;
}

/** A store of many objects, one for every project on every portal. */
export interface StateStore {
  /** As people know it, without secrets. */
  readonly name: string;
  object(project: string, portal: string): StateObject;
  /** All that it has; `undefined` where its protocol cannot list. */
  list(): Promise<readonly Listed[] | undefined>;
  /** Who holds an object, without taking it. */
  holder(project: string, portal: string): Promise<LockInfo | undefined>;
  /** Takes the lock `id` away from its holder; `false` when it is not held by that one any more. */
  unlock(project: string, portal: string, id: string): Promise<boolean>;
  /** Proves with an object of its own that the store keeps what is written and really locks; cleans up. */
  check(): Promise<readonly Proof[]>;
  close(): Promise<void>;
}

/** How a store is opened. It knows no globals: a fleet opens one for all of its portals, or one a portal. */
export interface StoreSettings {
  readonly clock: Clock;
  /** For HTTPS_PROXY and NO_PROXY. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Named to whoever has to wait: `anna@build-7 (pid 4711)`. */
  readonly who: string;
  /** The address of the job that this run is, where there is one. */
  readonly job: string;
  readonly version: string;
}

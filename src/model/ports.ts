import type { Answer, Call } from './call.ts';
import type { Event } from './event.ts';
import type { LockRow } from './lockfile.ts';

export interface CallOptions {
  /** Aborted: what has not been sent is `not-done`, and reads are no longer waited for; a write that has left comes to its end. */
  readonly signal?: AbortSignal;
  /**
   * Awaited after the limits have let the request through and right before its bytes leave; it gets the portal's clock.
   * All calls of one request are told at the same time. When it rejects, the call is `not-done`. A call that provably did nothing and
   * leaves again is told again.
   */
  readonly beforeSend?: (portalNowSec: number) => Promise<void>;
}

/**
 * The portal. Calls made in the same turn travel together; the caller never sees requests.
 *
 * Errors: none from the portal or the network, they are answers.
 */
export interface PortalClient {
  call(call: Call, options?: CallOptions): Promise<Answer>;
  /** The lockfile section of this portal: host, with the port if it is not the default one; `sandbox`. Follows a rename. */
  readonly name: string;
  /** The portal's clock, unix seconds, as last heard; asks the portal (server.time) if nothing was heard yet. */
  nowSec(): Promise<number>;
}

/** Our memory of one project on one portal. Every change is on disk when its promise resolves. */
export interface LockSection {
  rows(): ReadonlyMap<string, LockRow>;
  /** Replaces a row; `undefined` removes it. Equal rows write nothing. Changes made in one turn share one write. */
  put(key: string, row: LockRow | undefined): Promise<void>;
}

export type EventSink = (event: Event) => void;

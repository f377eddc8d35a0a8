import { systemClock } from '../../base/clock.ts';
import type { Event } from '../../model/event.ts';
import { Fault } from '../../model/fault.ts';
import type { Diagnostic } from '../../model/message.ts';
import type { Invalid } from '../load.ts';
import type { Options } from '../options.ts';
import type { Brake } from './brake.ts';
import { workThrough } from './pool.ts';
import type { FleetPortal } from './portals.ts';

export interface DriveOptions {
  readonly clock?: Options['clock'];
  /** Portals in flight at most. */
  readonly atOnce?: number;
  readonly random?: () => number;
  /** What happens on a portal, with its name. */
  readonly onPortalEvent?: (name: string, event: Event) => void;
  /** What is wrong with `--only` and `--exclude` on a portal; whether it is wrong shows over all of them. */
  readonly onSelection?: (name: string, troubles: readonly Diagnostic[]) => void;
}

/** What a recipe came to on one portal. */
export interface PortalEnd<End> {
  readonly portal: FleetPortal;
  readonly seconds: number;
  readonly end: End;
}

/** A Fault where the world failed it; a bug of ours is one as well, so that it takes no other portal with it. */
export type End<Result> = Result | Invalid | Fault;

/** Portals in flight where nothing else is said. */
export const portalsAtOnce = 32;

/**
 * Runs a recipe for many portals. Each is a run of its own, with its own client, limits and lockfile; a recipe does not know that it is one of many.
 *
 * `onEnd` is awaited before the next portal begins in its place, and gets what `isFailure` is asked about first; nothing is kept of a portal that has ended.
 *
 * Shape: the portals that were not begun.
 */
export async function drive<Result>(
  portals: readonly FleetPortal[],
  { clock = systemClock, atOnce = portalsAtOnce, random = Math.random, onPortalEvent, onSelection }: DriveOptions,
  brake: Brake,
  recipe: (options: Options, portal: FleetPortal) => Promise<Result>,
  onEnd: (ended: PortalEnd<End<Result>>) => Promise<{ readonly failed: boolean }>,
): Promise<readonly FleetPortal[]> {
  return workThrough(portals, { atOnce, clock, random, mayStart: brake.mayStart }, async (portal) => {
    const startedMs = clock.nowMs();
    const { signal } = portal.options;
    const options: Options = {
      ...portal.options,
      // A signal of its own, so that what listens to it is gone with the portal.
      ...(signal ? { signal: AbortSignal.any([signal]) } : {}),
      ...(onSelection ? { onSelection: (troubles) => onSelection(portal.name, troubles) } : {}),
      ...(onPortalEvent ? { onEvent: (event) => onPortalEvent(portal.name, event) } : {}),
    };
    const end = portal.trouble ?? (await recipe(options, portal).catch(asFault));
    const { failed } = await onEnd({ portal, seconds: (clock.nowMs() - startedMs) / 1000, end });
    if (failed) brake.count();
  });
}

function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new Fault('BUG', { detail }, { reach: 'run', cause: error });
}

import { loadPicture, encodedSize } from '../avatar/pictures.ts';
import { takeLock } from '../disk/lock.ts';
import { openLockfile } from '../disk/lockfile.ts';
import { execute } from '../execute/execute.ts';
import { late } from '../model/call.ts';
import type { Outcome } from '../model/event.ts';
import type { Allowed, Missing } from '../plan/consent.ts';
import { missingConsents } from '../plan/consent.ts';
import { type Invalid, load } from './load.ts';
import type { Options } from './options.ts';
import { describe, patientWait, type Planned, Planner } from './plan.ts';
import { openPortal } from './portal.ts';

export interface ApplyOptions extends Options {
  /** Shown the plan before anything is written. */
  readonly onPlan?: (planned: Planned) => void;
  /** Asked when dangers are not agreed to; `undefined` or `false` refuses. Absent: refused. */
  readonly consent?: (planned: Planned, missing: readonly Missing[]) => Promise<Allowed | undefined>;
}

export type Applied =
  | Invalid
  /** Dangers that nobody agreed to: nothing was done. */
  | { readonly kind: 'consent'; readonly planned: Planned; readonly missing: readonly Missing[] }
  | { readonly kind: 'applied'; readonly planned: Planned; readonly outcome: Outcome };

/** Makes the portal as the files say: plan, consent, execute, read back; every id is on disk before anything else is done with its chat. */
export async function apply(options: ApplyOptions): Promise<Applied> {
  const loaded = await load(options, false);
  if (loaded.kind === 'invalid') return loaded;
  const release = await takeLock(loaded.config.lockfile, { command: 'apply' });
  try {
    const lockfile = await openLockfile(loaded.config.lockfile, loaded.config.project);
    const portal = await openPortal(loaded.config, options, 'all');
    try {
      const planner = new Planner(options, loaded, portal, lockfile, patientWait(options, portal));
      const plan = await planner.plan();
      const planned = describe(loaded, plan, portal);
      options.onPlan?.(planned);
      const missing = await stillMissing(options, planned);
      if (missing.length > 0) return { kind: 'consent', planned, missing };
      const outcome = await execute(plan, {
        client: portal.client,
        section: planner.section,
        picture: (hole) => late({ sizeBytes: encodedSize(hole), load: () => loadPicture(hole) }),
        onEvent: options.onEvent ?? (() => {}),
        signal: options.signal ?? new AbortController().signal,
        replan: (keys) => planner.replan(keys),
      });
      return { kind: 'applied', planned, outcome };
    } finally {
      await portal.close();
      await lockfile.close();
    }
  } finally {
    await release();
  }
}

async function stillMissing(options: ApplyOptions, planned: Planned): Promise<readonly Missing[]> {
  const allowed = options.allowed ?? {};
  const missing = missingConsents(planned.plan, allowed);
  if (missing.length === 0) return [];
  const agreed = await options.consent?.(planned, missing);
  return agreed ? missingConsents(planned.plan, { ...allowed, ...agreed }) : missing;
}

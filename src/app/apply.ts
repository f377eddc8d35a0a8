import { encodedSize, loadPicture } from '../avatar/pictures.ts';
import { execute } from '../execute/execute.ts';
import { late } from '../model/call.ts';
import type { Outcome } from '../model/event.ts';
import { Fault } from '../model/fault.ts';
import type { Plan } from '../model/plan.ts';
import { type Allowed, addConsents, type Missing, missingConsents } from '../plan/consent.ts';
import type { StateHandle } from '../state/open-state.ts';
import { type Invalid, judgeSelection, type Loaded, load } from './load.ts';
import { keysIn, openMemory } from './memory.ts';
import type { Options } from './options.ts';
import { describe, type Planned, Planner, patientWait } from './plan.ts';
import { type OpenPortal, openPortal } from './portal.ts';
import { approved, loadSavedPlan, optionsOf, type SavedPlan } from './saved-plan.ts';

export interface ApplyOptions extends Options {
  /** Shown the plan before anything is written. */
  readonly onPlan?: (planned: Planned) => Promise<void>;
  /** Asked once before the portal is written to, with the dangers that are not agreed to; `undefined` refuses. Absent: only dangers are refused. */
  readonly consent?: (planned: Planned, missing: readonly Missing[]) => Promise<Allowed | undefined>;
}

export type Applied =
  | Invalid
  /** Dangers that nobody agreed to, or somebody said no to all of it: nothing was done. */
  | { readonly kind: 'consent'; readonly planned: Planned; readonly missing: readonly Missing[] }
  | {
      readonly kind: 'applied';
      readonly planned: Planned;
      readonly outcome: Outcome;
      /** Keys of a saved plan that were left alone, as their state is not the planned one any more. */
      readonly stale: readonly string[];
      /** The portal that a saved plan was made for. */
      readonly plannedFor: string | undefined;
    };

/** Makes the portal as the files say: plan, consent, execute, read back; every id is on disk before anything else is done with its chat. */
export async function apply(options: ApplyOptions): Promise<Applied> {
  return run(options, undefined);
}

/** Applies a plan that `plan --out` saved, for the chats whose state is still what was planned. */
export async function applySaved(options: ApplyOptions, path: string): Promise<Applied> {
  const saved = await loadSavedPlan(path, options.cwd);
  refuseUnheeded(options, path);
  return run({ ...options, ...optionsOf(saved, options) }, saved);
}

/** Errors: `SAVED_PLAN_FLAGS` names the flags by which a person means something else than what was planned. */
function refuseUnheeded({ only = [], exclude = [], prune }: Options, file: string): void {
  const flags = [
    ...(only.length > 0 ? ['--only'] : []),
    ...(exclude.length > 0 ? ['--exclude'] : []),
    ...(prune ? ['--prune'] : []),
  ];
  if (flags.length > 0) throw new Fault('SAVED_PLAN_FLAGS', { flags: flags.join(', '), file }, { reach: 'run' });
}

async function run(options: ApplyOptions, saved: SavedPlan | undefined): Promise<Applied> {
  const loaded = await load(options, false);
  if (loaded.kind === 'invalid') return loaded;
  const memory = await openMemory(loaded.config, options, options.destroy ? 'destroy' : 'apply');
  try {
    const wrong = saved ? undefined : judgeSelection(options, loaded, keysIn(memory));
    if (wrong) return wrong;
    const portal = await openPortal(loaded.config, options, 'all');
    try {
      return await applyOpen({ options, loaded, memory, portal, saved });
    } finally {
      await portal.close();
    }
  } finally {
    await memory.close();
  }
}

interface Open {
  readonly options: ApplyOptions;
  readonly loaded: Loaded;
  readonly memory: StateHandle;
  readonly portal: OpenPortal;
  readonly saved: SavedPlan | undefined;
}

async function applyOpen({ options, loaded, memory, portal, saved }: Open): Promise<Applied> {
  const waitUntilSec = patientWait(options, portal);
  const planner = new Planner(options, loaded, portal, memory, waitUntilSec);
  const { plan: fresh, actual } = await planner.plan();
  const { plan, stale } = saved ? onlyApproved(fresh, saved) : { plan: fresh, stale: [] };
  const planned = await describe(options, loaded, { plan, actual }, { portal, memory });
  await options.onPlan?.(planned);
  const missing = await refused(options, planned);
  if (missing !== undefined) return { kind: 'consent', planned, missing };
  const outcome = await execute(plan, {
    client: portal.client,
    section: planner.section,
    picture: (hole) => late({ sizeBytes: encodedSize(hole), load: () => loadPicture(hole, loaded.access) }),
    onEvent: options.onEvent ?? (() => {}),
    signal: options.signal ?? new AbortController().signal,
    replan: (keys, settledAfterSec) => planner.replan(keys, settledAfterSec),
    waitUntilSec,
  });
  await memory.tidy();
  return { kind: 'applied', planned, outcome, stale, plannedFor: saved?.portal };
}

function onlyApproved(fresh: Plan, saved: SavedPlan): { plan: Plan; stale: readonly string[] } {
  const { chats, stale } = approved(fresh, saved);
  return { plan: { ...fresh, chats, consents: addConsents(chats.map(({ consents }) => consents)) }, stale };
}

/** What is still to be agreed to; `undefined` where the run may go on. */
async function refused(options: ApplyOptions, planned: Planned): Promise<readonly Missing[] | undefined> {
  const { plan } = planned;
  const allowed = options.allowed ?? {};
  const missing = missingConsents(plan, allowed);
  const writes = plan.chats.some(({ operations }) => operations.length > 0);
  if (missing.length === 0 && (!writes || options.consent === undefined)) return undefined;
  const agreed = await options.consent?.(planned, missing);
  if (agreed === undefined) return missing;
  const open = missingConsents(plan, { ...allowed, ...agreed });
  return open.length > 0 ? open : undefined;
}

import { Fault } from '../../model/fault.ts';
import type { Plan } from '../../model/plan.ts';
import type { Allowed, Missing } from '../../plan/consent.ts';
import { addConsents, missingConsents } from '../../plan/consent.ts';
import { addUndertakings, type Undertaking, undertakingOf } from '../../report/undertaking.ts';
import { type Applied, apply } from '../apply.ts';
import type { Invalid } from '../load.ts';
import type { Options } from '../options.ts';
import { type Planned, plan } from '../plan.ts';
import type { Brake } from './brake.ts';
import { type DriveOptions, drive, type End, type PortalEnd } from './drive.ts';
import type { FleetPortal } from './portals.ts';
import { type FleetState, lockfileOf, makeStateFolder, takeOver } from './state.ts';

export interface FleetApplyHooks {
  /** Told of every plan; what it needs of it, it has to take at once. */
  readonly onPlanned: (ended: PortalEnd<End<Planned>>) => Promise<{ readonly failed: boolean }>;
  /** Asked once, when every portal is planned: may anything be written? */
  readonly mayWrite?: () => boolean;
  /** Told once, when every portal is planned: what the due ones will take. Units: seconds. */
  readonly onDue?: (seconds: ReadonlyMap<string, number>) => Promise<void>;
  readonly onApplied: (ended: PortalEnd<End<Applied>>) => Promise<{ readonly failed: boolean }>;
  /** Asked once for the whole fleet, before anything is written; `undefined` refuses all of it. Absent: nobody can be asked. */
  readonly consent?: (undertaking: Undertaking, missing: readonly Missing[]) => Promise<Allowed | undefined>;
}

/** What a fleet's apply came to, besides what the hooks were told. */
export interface FleetApplied {
  /** Not begun: the run was stopped, or too many had failed. */
  readonly left: readonly FleetPortal[];
  /** Dangers nobody agreed to, or somebody said no to all of it: these portals were left alone. */
  readonly unagreed: readonly FleetPortal[];
  /** Left alone, as a number that was given is not the fleet's. */
  readonly held: readonly FleetPortal[];
  /** Over all portals that could be planned. */
  readonly missing: readonly Missing[];
}

/** What is kept of a portal between its plan and its apply. */
interface Due {
  readonly portal: FleetPortal;
  readonly consents: Plan['consents'];
  readonly undertaking: Undertaking;
  readonly seconds: number;
}

/**
 * Makes many portals as their files say.
 *
 * First all are planned, and nothing is written anywhere; then dangers are added up and agreed to for all at once; then those with something
 * to do are applied, each allowed exactly what its own plan needed. A number of `--allow` that is not the sum stops everything: whoever wrote it had
 * another fleet before his eyes. Dangers that nobody spoke of stop the portals that need them, and no other.
 */
export async function applyFleet(
  portals: readonly FleetPortal[],
  options: DriveOptions & Pick<Options, 'allowed'>,
  state: FleetState,
  brake: Brake,
  hooks: FleetApplyHooks,
): Promise<FleetApplied> {
  const due: Due[] = [];
  const unplanned = await drive(portals, options, brake, planOne, async (ended) => {
    const { end, portal } = ended;
    if (!(end instanceof Fault) && end.kind === 'planned' && isDue(end, portal))
      due.push({
        portal,
        consents: end.plan.consents,
        undertaking: undertakingOf(end.plan, portal.name),
        seconds: end.estimate.seconds,
      });
    return hooks.onPlanned(ended);
  });
  if (hooks.mayWrite?.() === false)
    return { left: unplanned, unagreed: [], held: due.map(({ portal }) => portal), missing: [] };
  const { missing, allowed, isRefused } = await agree(due, options.allowed ?? {}, hooks.consent);
  if (missing.some((one) => one.allowed > 0))
    return { left: unplanned, unagreed: [], held: due.map(({ portal }) => portal), missing };
  const lacks = ({ consents }: Due) => isRefused || missing.some(({ what }) => (consents[what] ?? 0) > 0);
  const ready = due.filter((one) => !lacks(one)).toSorted((a, b) => b.seconds - a.seconds);
  await hooks.onDue?.(new Map(ready.map(({ portal, seconds }) => [portal.name, seconds])));
  if (ready.length > 0 && brake.mayStart()) await makeStateFolder(state);
  const shares = new Map(ready.map(({ portal, consents }) => [portal.name, consents]));
  const unapplied = await drive(
    ready.map(({ portal }) => portal),
    options,
    brake,
    async (one, portal) =>
      apply({ ...(await ownLockfile(one, portal, state)), allowed: shareOf(shares.get(portal.name) ?? {}, allowed) }),
    hooks.onApplied,
  );
  return {
    left: [...unplanned, ...unapplied],
    unagreed: due.filter(lacks).map(({ portal }) => portal),
    held: [],
    missing,
  };
}

/** A portal whose plan alone is looked at; a signal may cut it short, as nothing is written. */
function planOne(options: Options): Promise<Planned | Invalid> {
  return plan(options);
}

/** Whoever is being written to comes to his end: a signal only keeps new ones from beginning. */
export function unstopped({ signal: _, ...options }: Options): Options {
  return options;
}

async function ownLockfile(options: Options, portal: FleetPortal, state: FleetState): Promise<Options> {
  if (portal.formerName === undefined) return unstopped(options);
  await takeOver(state, portal.formerName, portal.name);
  return { ...unstopped(options), lockfile: lockfileOf(state, portal.name) };
}

/** Is there anything to write, or to find out under the lock? */
function isDue({ plan }: Planned, { host }: FleetPortal): boolean {
  const isRenamed = host !== undefined && plan.portal !== host;
  return (
    isRenamed ||
    plan.chats.some(
      ({ operations, rowChanged, blocked }) => operations.length > 0 || rowChanged || blocked !== undefined,
    )
  );
}

async function agree(
  due: readonly Due[],
  given: Allowed,
  consent: FleetApplyHooks['consent'],
): Promise<{ readonly missing: readonly Missing[]; readonly allowed: Allowed; readonly isRefused: boolean }> {
  const sum = addConsents(due.map(({ consents }) => consents));
  const missing = missingConsents({ consents: sum }, given);
  if (consent === undefined || due.length === 0) return { missing, allowed: given, isRefused: false };
  const agreed = await consent(addUndertakings(due.map(({ undertaking }) => undertaking)), missing);
  const allowed = { ...given, ...agreed };
  return { missing: missingConsents({ consents: sum }, allowed), allowed, isRefused: agreed === undefined };
}

/** A portal's part of what the whole fleet was allowed. */
function shareOf(consents: Plan['consents'], allowed: Allowed): Allowed {
  return Object.fromEntries(Object.entries(consents).filter(([what]) => (allowed[what as keyof Allowed] ?? 0) > 0));
}

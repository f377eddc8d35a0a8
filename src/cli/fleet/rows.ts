import type { Applied } from '../../app/apply.ts';
import type { PortalEnd } from '../../app/fleet/drive.ts';
import type { FleetPortal } from '../../app/fleet/portals.ts';
import type { Invalid } from '../../app/load.ts';
import type { Planned } from '../../app/plan.ts';
import type { Failure } from '../../model/event.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import { missingConsents } from '../../plan/consent.ts';
import { countDeeds, deedsOf } from '../../report/deeds.ts';
import { type Counts, type FleetRow, noCounts } from '../../report/fleet/row.ts';
import { isIdle, tally } from '../../report/tally.ts';
import { exitCodeOfFault, exitCodeOfOutcome, exitCodes } from '../exit-codes.ts';

/** A row of what every command may come to: wrong settings and packs, or a world that failed it. */
export function rowOfTrouble({ portal, seconds, end }: PortalEnd<Invalid | Fault>): FleetRow {
  const head = { ...headOf(portal), seconds, counts: noCounts };
  if (end instanceof Fault) return rowOfFault(head, end);
  const errors = end.diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return {
    ...head,
    verdict: 'failed',
    exitCode: exitCodes.wrong,
    ...(first ? { why: first } : {}),
    ...(first?.place ? { place: first.place } : {}),
    ...(errors.length > 1 ? { more: errors.length - 1 } : {}),
  };
}

/** A read that was cut short by a signal has failed at nothing. */
function rowOfFault(head: Omit<FleetRow, 'verdict'>, fault: Fault): FleetRow {
  if (fault.code === 'INTERRUPTED') return { ...head, verdict: 'left' };
  return {
    ...head,
    verdict: 'failed',
    exitCode: exitCodeOfFault(fault),
    why: { code: fault.code, args: fault.args },
    ...(fault.place ? { place: fault.place } : {}),
  };
}

export function isTrouble<Result extends { readonly kind: string }>(
  end: Result | Invalid | Fault,
): end is Invalid | Fault {
  return end instanceof Fault || end.kind === 'invalid';
}

/** A portal that was not begun, or left alone. */
export function rowOfLeft(portal: FleetPortal): FleetRow {
  return { ...headOf(portal), verdict: 'left', counts: noCounts, seconds: 0 };
}

/** What a plan says; `detailed`: changes have an exit code of their own. */
export function rowOfPlan({ portal, seconds }: PortalEnd<unknown>, planned: Planned, detailed: boolean): FleetRow {
  const { plan, allowed } = planned;
  const count = tally(plan);
  const counts: Counts = { ...pick(count), adopt: count.adopt + count.healed };
  const head = { ...headOf(portal), portal: plan.portal, seconds, counts };
  const consents = consentsOf(missingConsents(plan, allowed).filter(({ allowed: given }) => given === 0));
  const changed = !isIdle(count) || count.healed > 0;
  const exitCode = detailed && changed ? exitCodes.changes : exitCodes.done;
  const blocked = plan.chats.filter((chat) => chat.blocked !== undefined);
  return {
    ...head,
    exitCode,
    verdict: consents ? 'consent' : changed ? 'changed' : 'unchanged',
    ...(consents ? { consents } : {}),
    ...reasonOf(
      blocked.flatMap(({ key, blocked: why, place }) =>
        why ? [{ key, message: why, ...(place ? { place } : {}) }] : [],
      ),
    ),
  };
}

/** What an apply came to. */
export function rowOfApplied({ portal, seconds }: PortalEnd<unknown>, applied: Exclude<Applied, Invalid>): FleetRow {
  const { plan } = applied.planned;
  const head = { ...headOf(portal), portal: plan.portal, seconds };
  if (applied.kind === 'consent')
    return {
      ...head,
      counts: noCounts,
      verdict: 'consent',
      exitCode: exitCodes.consent,
      why: message('FLEET_PLAN_CHANGED'),
      ...(consentsOf(applied.missing) ? { consents: plan.consents } : {}),
    };
  const { outcome, stale } = applied;
  const deeds = countDeeds(deedsOf(plan, outcome));
  const counts: Counts = {
    ...pick(deeds),
    adopt: deeds.adopt + deeds.healed,
    note: tally(plan).note,
  };
  const exitCode = exitCodeOfOutcome(outcome, stale);
  const changed = deeds.create + deeds.update + deeds.adopt + deeds.forget + deeds.remove + deeds.healed > 0;
  const [firstStale] = stale;
  return {
    ...head,
    counts,
    exitCode,
    verdict: exitCode !== exitCodes.done ? 'failed' : changed ? 'changed' : 'unchanged',
    ...(outcome.stoppedBy ? { why: outcome.stoppedBy } : {}),
    ...(firstStale !== undefined && outcome.failed.length === 0
      ? { why: message('PLAN_STALE', { key: firstStale }) }
      : {}),
    ...reasonOf(outcome.failed),
  };
}

function headOf({ name, host }: FleetPortal) {
  return { name, ...(host === undefined ? {} : { portal: host }) };
}

/** A fleet's table has one column for what leaves. */
function pick({ create, update, forget, remove, note = 0 }: Picked): Omit<Counts, 'adopt'> {
  return { create, update, remove: remove + forget, note };
}

type Picked = Readonly<Record<'create' | 'update' | 'forget' | 'remove', number>> & { readonly note?: number };

function consentsOf(missing: ReturnType<typeof missingConsents>): FleetRow['consents'] | undefined {
  return missing.length === 0 ? undefined : Object.fromEntries(missing.map(({ what, needed }) => [what, needed]));
}

/** The first failure in words, and how many more there are. */
function reasonOf(failures: readonly Pick<Failure, 'key' | 'message' | 'place'>[]): Partial<FleetRow> {
  const [first] = failures;
  if (!first) return {};
  const { key, message: why, place } = first;
  return {
    key,
    why,
    ...(place ? { place } : {}),
    ...(failures.length > 1 ? { more: failures.length - 1 } : {}),
  };
}

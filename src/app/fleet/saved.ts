import { join, relative, resolve } from 'node:path';
import { isObject } from '../../base/json.ts';
import { makeFolder } from '../../disk/folder.ts';
import { loadPlanFile, savePlanFile } from '../../disk/plan-file.ts';
import { Fault } from '../../model/fault.ts';
import type { Plan } from '../../model/plan.ts';
import { type Allowed, addConsents, type Missing, missingConsents } from '../../plan/consent.ts';
import type { Planned } from '../plan.ts';
import { allowedOf, savePlan } from '../saved-plan.ts';
import type { Fleet } from './open.ts';
import type { FleetPortal } from './portals.ts';
import { fleetFile, kind } from './saved-folder.ts';

/*
 * A fleet's plan, to be applied later and elsewhere: a folder with one saved plan a portal, and what was agreed to.
 *
 * Consent is given where the whole fleet is seen. Each shard then takes from it what its own portals need; it cannot take more, as
 * a portal's share is what its reviewed plan needed, and that plan is applied only where it still holds.
 */

export interface SavedFleet {
  /** Absolute path of the inventory. */
  readonly inventory: string;
  /** What the whole fleet was allowed when it was planned. */
  readonly allowed: Allowed;
  /** What each portal's plan needs, by name. */
  readonly consents: ReadonlyMap<string, Plan['consents']>;
  readonly planPath: (name: string) => string;
}

/** Begins a saved plan of a fleet; its portals are added as they are planned. */
export async function saveFleetPlan(folder: string, { inventory }: Fleet, cwd: string) {
  const path = resolve(cwd, folder);
  await makeFolder(path);
  const portals: Record<string, { readonly consents: Plan['consents'] }> = {};
  return {
    async add({ name, options }: FleetPortal, { plan }: Planned): Promise<void> {
      portals[name] = { consents: plan.consents };
      await savePlan(planPath(path, name), { ...options, allowed: {} }, plan);
    },
    /** `allowed`: what was agreed to, where that was exactly what the fleet needs. */
    async close(allowed: Allowed): Promise<void> {
      await savePlanFile(join(path, fleetFile), {
        kind,
        version: 1,
        fleet: inventory.fleet,
        inventory: relative(path, inventory.path),
        allowed,
        portals,
      });
    },
  };
}

/** Reads a fleet's saved plan. Errors: a Fault when the folder holds something else. */
export async function loadSavedFleet(folder: string, cwd: string): Promise<SavedFleet> {
  const path = resolve(cwd, folder);
  const document = await loadPlanFile(join(path, fleetFile), cwd, kind);
  if (!isObject(document) || document.kind !== kind || document.version !== 1 || !isObject(document.portals))
    throw new Fault('FLEET_PLAN_FOREIGN', { folder }, { reach: 'run' });
  return {
    inventory: resolve(path, String(document.inventory)),
    allowed: allowedOf(document.allowed),
    consents: new Map(
      Object.entries(document.portals).map(([name, portal]) => [
        name,
        allowedOf(isObject(portal) ? portal.consents : {}),
      ]),
    ),
    planPath: (name) => planPath(path, name),
  };
}

/**
 * What these portals may do of what the fleet was allowed, then or now.
 *
 * Shape: `missing` over the portals at hand; numbers given now have to be their sum.
 */
export function agreedFor(
  { allowed, consents }: SavedFleet,
  names: readonly string[],
  given: Allowed,
): { readonly missing: readonly Missing[]; readonly share: (name: string) => Allowed } {
  const needed = addConsents(names.map((name) => consents.get(name) ?? {}));
  const open = Object.fromEntries(Object.entries(needed).filter(([what]) => !allowed[what as keyof Allowed]));
  const missing = missingConsents({ consents: open }, given);
  const lacks = new Set<string>(missing.map(({ what }) => what));
  const share = (name: string) =>
    Object.fromEntries(Object.entries(consents.get(name) ?? {}).filter(([what]) => !lacks.has(what)));
  return { missing, share };
}

function planPath(folder: string, name: string): string {
  return join(folder, `${name}.plan.json`);
}

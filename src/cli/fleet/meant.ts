import { findInventory } from '../../app/fleet/find.ts';
import { type FleetOptions, openFleet } from '../../app/fleet/open.ts';
import { readyPortals } from '../../app/fleet/portals.ts';
import { makeStateFolder } from '../../app/fleet/state.ts';
import type { Invalid } from '../../app/load.ts';
import type { Options } from '../../app/options.ts';
import { Fault } from '../../model/fault.ts';
import type { Context } from '../command.ts';
import { type FleetFlags, type KeyFlags, toKeyOptions, toOptions } from '../flags.ts';
import { refuseFleetFlags } from './one-or-many.ts';
import { selectionOf } from './selection.ts';

/*
 * Commands that look after single chats or rows work on one portal. Given an inventory, `--portal` says which one; the recipe gets that
 * portal's settings and does not know that there are others.
 */

export type MeantFlags = KeyFlags & Pick<FleetFlags, 'portal' | 'label' | 'shard'>;

/** Every portal that the command line names: that of a config, or those of an inventory that are selected. */
export async function meantPortals(context: Context, flags: MeantFlags): Promise<readonly Options[] | Invalid> {
  const files = flags.file ?? [];
  const inventory = await findInventory(files, context.cwd);
  if (inventory === undefined) {
    refuseFleetFlags(files, flags);
    return [toKeyOptions(flags, context)];
  }
  const options = fleetOptions(context, inventory, flags);
  const fleet = await openFleet(options, false);
  if (fleet.kind === 'invalid') return fleet;
  const portals = await readyPortals(fleet, options, 'asked');
  if ('kind' in portals) return portals;
  for (const { trouble } of portals) if (trouble) return trouble;
  // Locks and lockfiles lie in it, and whoever looks after a row may be the first.
  await makeStateFolder(fleet.state);
  return portals.map((portal) => portal.options);
}

/** The one portal that a command is for. Errors: `FLEET_ONE_PORTAL` where the command line means more or fewer. */
export async function meantPortal(context: Context, flags: MeantFlags): Promise<Options | Invalid> {
  const portals = await meantPortals(context, flags);
  return 'kind' in portals ? portals : onlyOne(portals);
}

/** Errors: `FLEET_ONE_PORTAL`. */
export function onlyOne(portals: readonly Options[]): Options {
  const [only, ...others] = portals;
  if (only === undefined || others.length > 0)
    throw new Fault('FLEET_ONE_PORTAL', { count: portals.length }, { reach: 'run' });
  return only;
}

/** What a command line says about an inventory and its portals. Errors: a Fault for flags that are for one portal alone. */
export function fleetOptions({ cwd, env, stop }: Context, inventory: string, flags: FleetFlags): FleetOptions {
  refuseSingleFlags(flags);
  const { files: _, url: __, token: ___, lockfile: ____, ...shared } = toOptions([], flags, cwd, env);
  return { ...shared, inventory, selection: selectionOf(flags, env), signal: stop.signal };
}

const singleFlags = [
  ['url', '--url', 'FLEET_FLAG_ADDRESS'],
  ['token', '--token', 'FLEET_FLAG_ADDRESS'],
  ['lockfile', '--lockfile', 'FLEET_FLAG_LOCKFILE'],
] as const;

/** One address or one lockfile for many portals would make a mess of all of them. */
function refuseSingleFlags(flags: FleetFlags): void {
  for (const [name, flag, code] of singleFlags)
    if (flags[name] !== undefined) throw new Fault(code, { flag }, { reach: 'run' });
}

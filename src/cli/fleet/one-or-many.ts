import { findInventory } from '../../app/fleet/find.ts';
import { isSavedFleet } from '../../app/fleet/saved-folder.ts';
import { Fault } from '../../model/fault.ts';
import type { Context, Run } from '../command.ts';
import { type FleetFlags, fleetFlags } from '../flags.ts';

/** A command on one portal's files. */
type OnFiles = Run<[files: readonly string[], flags: FleetFlags]>;
/** The same on an inventory, loaded only when there is one. */
type OnFleet = () => Promise<(context: Context, inventory: string, flags: FleetFlags) => Promise<number>>;

/** A command that takes the files of one portal, or an inventory of many; the content decides. `saved`: what it does with a fleet's saved plan. */
export function oneOrMany(one: OnFiles, many: OnFleet, { saved }: { readonly saved?: OnFleet } = {}): OnFiles {
  return async (context, files, flags) => {
    const [only] = files;
    if (saved && only !== undefined && files.length === 1 && (await isSavedFleet(only, context.cwd)))
      return (await saved())(context, only, flags);
    const inventory = await findInventory(files, context.cwd);
    if (inventory !== undefined) return (await many())(context, inventory, flags);
    refuseFleetFlags(files, flags);
    return one(context, files, flags);
  };
}

/** A selection of portals that nobody heeds would let a command do more than was asked for. */
export function refuseFleetFlags(files: readonly string[], flags: FleetFlags): void {
  for (const [name, flag] of Object.entries(fleetFlags))
    if (flags[name as keyof typeof fleetFlags] !== undefined)
      throw new Fault('NOT_AN_INVENTORY', { flag, file: files[0] ?? 'chats.yaml' }, { reach: 'run' });
}

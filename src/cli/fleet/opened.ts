import process from 'node:process';
import type { Brake } from '../../app/fleet/brake.ts';
import type { DriveOptions, PortalEnd } from '../../app/fleet/drive.ts';
import { type Fleet, type FleetOptions, openFleet } from '../../app/fleet/open.ts';
import { type AddressUse, type FleetPortal, readyPortals } from '../../app/fleet/portals.ts';
import type { Invalid } from '../../app/load.ts';
import type { Options } from '../../app/options.ts';
import { shardText } from '../../config/inventory/shard.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import type { Context } from '../command.ts';
import type { FleetFlags } from '../flags.ts';
import { sayInvalid, sayMessage } from '../say.ts';
import { fleetOptions } from './meant.ts';
import { type FleetProgress, openFleetProgress } from './progress.ts';
import { rowOfTrouble } from './rows.ts';
import { brakeOf } from './selection.ts';
import { Telling } from './telling.ts';

export interface Opened {
  readonly fleet: Fleet;
  readonly portals: readonly FleetPortal[];
  readonly options: DriveOptions & Pick<Options, 'allowed'>;
  readonly brake: Brake;
  readonly telling: Telling;
  readonly progress: FleetProgress;
  /** Tells of a portal that came to nothing. */
  readonly trouble: (ended: PortalEnd<Invalid | Fault>) => Promise<{ readonly failed: boolean }>;
}

export interface Opening {
  readonly command: string;
  /** Does it write to portals? Then they have to be named, unless they were reviewed by name (`reviewed`). */
  readonly writes: boolean;
  readonly reviewed?: boolean;
  readonly address: AddressUse;
  readonly more?: Partial<FleetOptions>;
}

/** Opens a fleet for a command. Shape: a number is the exit code of a command that is over by then. */
export async function opened(
  context: Context,
  inventory: string,
  flags: FleetFlags,
  { command, writes, reviewed = false, address, more = {} }: Opening,
): Promise<Opened | number> {
  const { terminal, stop } = context;
  // Every portal in flight holds a lock that is let go should the process end; Node takes more than ten for a leak.
  process.setMaxListeners(0);
  const options: FleetOptions = { ...fleetOptions(context, inventory, flags), ...more };
  const { selection } = options;
  const fleet = await openFleet(options, writes && !reviewed);
  if (fleet.kind === 'invalid') return sayInvalid(context, command, fleet, flags.json === true);
  const portals = await readyPortals(fleet, options, address);
  if ('kind' in portals) return sayInvalid(context, command, portals, flags.json === true);
  const telling = new Telling(context, flags, command, fleet);
  telling.warn(fleet.inventory.fleet, fleet.diagnostics, fleet.inventory.sources);
  if (portals.length === 0 && selection.shard)
    sayMessage(terminal, message('FLEET_SHARD_EMPTY', { count: fleet.ofAll, shard: shardText(selection.shard) }));
  const brake = brakeOf(flags, portals.length, stop.signal);
  const progress = openFleetProgress(context, flags, portals.length);
  const { clock, allowed } = options;
  return {
    fleet,
    portals,
    brake,
    telling,
    progress,
    options: {
      onSelection: (name, troubles) => telling.patterns.add(name, troubles),
      ...(clock ? { clock } : {}),
      ...(allowed ? { allowed } : {}),
      ...(flags.atOnce === undefined ? {} : { atOnce: flags.atOnce }),
      onPortalEvent: (name, event) => {
        telling.onEvent(name, event);
        progress.onEvent(name, event);
      },
    },
    trouble: async (ended) => {
      const row = rowOfTrouble(ended);
      const { end, portal } = ended;
      if (!(end instanceof Fault)) telling.warn(portal.name, end.diagnostics, end.sources);
      else if (end.code === 'BUG') telling.bug(portal.name, end.cause);
      await telling.add(row);
      const failed = row.verdict === 'failed';
      progress.ended(portal.name, failed);
      return { failed };
    },
  };
}

import { Command } from 'commander';
import { findInventory } from '../../app/fleet/find.ts';
import type { Define } from '../command.ts';
import type { FleetFlags, KeyFlags } from '../flags.ts';
import { withFleetFlags, withKeyFlags } from '../flags.ts';
import { refuseFleetFlags } from '../fleet/one-or-many.ts';

export const outputCommand: Define = (act) =>
  withFleetFlags(withKeyFlags(new Command('output')))
    .description('Prints the ids of chats from the lockfile; asks no portal.')
    .argument('[key]', 'one chat; its id alone is printed')
    .action(
      act(async () => {
        const { runOutput } = await import('../run/output.ts');
        return async (context, key: string | undefined, flags: KeyFlags & FleetFlags) => {
          const inventory = await findInventory(flags.file ?? [], context.cwd);
          if (inventory === undefined) {
            refuseFleetFlags(flags.file ?? [], flags);
            return runOutput(context, key, flags);
          }
          const { runFleetOutput } = await import('../fleet/output.ts');
          return runFleetOutput(context, inventory, key, flags);
        };
      }),
    );

import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withFleetFlags, withWritingFlags } from '../flags.ts';
import { oneOrMany } from '../fleet/one-or-many.ts';

export const applyCommand: Define = (act) =>
  withFleetFlags(withWritingFlags(new Command('apply')))
    .description(
      'Makes the portal match the files: plan, consent, execute, read back, lockfile. Also takes a plan saved by plan --out.',
    )
    .action(
      act(async () => {
        const { runApply } = await import('../run/apply.ts');
        return oneOrMany(runApply, async () => (await import('../fleet/apply.ts')).runFleetApply, {
          saved: async () => (await import('../fleet/apply.ts')).runSavedFleet,
        });
      }),
    );

export const destroyCommand: Define = (act) =>
  withFleetFlags(withWritingFlags(new Command('destroy')))
    .description('Takes every chat of the project away, as its onRemove says: forgotten, archived or deleted.')
    .action(
      act(async () => {
        const { runDestroy } = await import('../run/apply.ts');
        return oneOrMany(runDestroy, async () => (await import('../fleet/apply.ts')).runFleetDestroy);
      }),
    );

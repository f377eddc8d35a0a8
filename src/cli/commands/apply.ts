import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withPlanFlags } from '../flags.ts';

export const applyCommand: Define = (act) =>
  withPlanFlags(new Command('apply'))
    .description(
      'Makes the portal as the files say: plan, consent, execute, read back, lockfile. Also takes a plan saved by plan --out.',
    )
    .action(act(async () => (await import('../run/apply.ts')).runApply));

export const destroyCommand: Define = (act) =>
  withPlanFlags(new Command('destroy'))
    .description('Takes every chat of the project away, as its onRemove says: forgotten, archived or deleted.')
    .action(act(async () => (await import('../run/apply.ts')).runDestroy));

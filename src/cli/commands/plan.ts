import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withFleetFlags, withPlanFlags } from '../flags.ts';
import { oneOrMany } from '../fleet/one-or-many.ts';

export const planCommand: Define = (act) =>
  withFleetFlags(withPlanFlags(new Command('plan')))
    .description('Shows what apply would do. It cannot write to the portal.')
    .option('--out <file>', 'save the plan for: provision apply FILE')
    .option('--gitlab <file>', 'write the counts for the merge request widget of GitLab')
    .option(
      '--detailed-exitcode',
      'exit with 2 when the portal is otherwise than the files say, also where that cannot be changed',
    )
    .action(
      act(async () => {
        const { runPlan } = await import('../run/plan.ts');
        return oneOrMany(runPlan, async () => (await import('../fleet/plan.ts')).runFleetPlan);
      }),
    );

import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withPlanFlags } from '../flags.ts';

export const planCommand: Define = (act) =>
  withPlanFlags(new Command('plan'))
    .description('Shows what apply would do. It cannot write to the portal.')
    .option('--out <file>', 'save the plan for: provision apply FILE')
    .option('--gitlab <file>', 'write the counts for the merge request widget of GitLab')
    .option('--detailed-exitcode', 'exit with 2 when there are changes')
    .action(act(async () => (await import('../run/plan.ts')).runPlan));

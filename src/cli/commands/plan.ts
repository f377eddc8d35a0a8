import { Command } from 'commander';
import type { Event } from '../../model/event.ts';
import { jsonText } from '../../report/document.ts';
import { planJson } from '../../report/plan-json.ts';
import { planText } from '../../report/text-plan.ts';
import { type Context, look, sayInvalid } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions, withPlanFlags } from '../flags.ts';
import type { Define } from './index.ts';

export const planCommand: Define = (context, setExitCode) =>
  withPlanFlags(new Command('plan'))
    .description('Shows what apply would do. It cannot write to the portal.')
    .option('--out <file>', 'save the plan for: provision apply FILE')
    .option('--gitlab <file>', 'write the counts for the merge request widget of GitLab')
    .option('--detailed-exitcode', 'exit with 2 when there are changes')
    .action(async (files: string[], flags: Flags) => setExitCode(await runPlan(context, files, flags)));

async function runPlan(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal, stop } = context;
  const { plan } = await import('../../app/plan.ts');
  const { openProgress } = await import('../progress.ts');
  const { eventFile, reportPlan } = await import('../reports.ts');
  const progress = openProgress(terminal, flags);
  const toFile = eventFile(context, flags);
  const options = {
    ...toOptions(files, flags, context.cwd, context.env),
    signal: stop.signal,
    onEvent: (event: Event) => {
      toFile(event);
      progress.onEvent(event);
    },
  };
  const planned = await plan(options).finally(progress.close);
  if (planned.kind === 'invalid')
    return sayInvalid(context, 'plan', planned.diagnostics, planned.sources, flags.json === true);
  const { plan: made, estimate } = planned;
  await reportPlan(context, planned, flags);
  if (flags.out) {
    const { savePlan } = await import('../../app/saved-plan.ts');
    await savePlan(flags.out, options, made);
  }
  const { language } = terminal;
  const changed = made.chats.some(({ changes }) => changes.some(({ kind }) => kind !== 'note'));
  const exitCode = flags.detailedExitcode && changed ? exitCodes.changes : exitCodes.done;
  if (flags.json) terminal.out(jsonText(planJson(made, estimate, { language, exitCode })));
  else if (!flags.quiet) terminal.out(planText(made, estimate, { ...look(terminal, flags), allowed: planned.allowed }));
  return exitCode;
}

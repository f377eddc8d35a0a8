import { plan } from '../../app/plan.ts';
import { savePlan } from '../../app/saved-plan.ts';
import type { Event } from '../../model/event.ts';
import { planJson } from '../../report/plan-json.ts';
import { planText } from '../../report/text-plan.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { openProgress } from '../progress.ts';
import { eventFile, reportPlan } from '../reports.ts';
import { look, sayInvalid } from '../say.ts';
import { sayUnresolved, strictly } from '../unresolved.ts';

export async function runPlan(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal, stop } = context;
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
  if (planned.kind === 'invalid') return sayInvalid(context, 'plan', planned, flags.json === true);
  const { plan: made, estimate } = planned;
  await reportPlan(context, planned, flags);
  if (flags.out) await savePlan(flags.out, options, made);
  const { language } = terminal;
  const changed = made.chats.some(({ changes, blocked }) => blocked || changes.some(({ kind }) => kind !== 'note'));
  const exitCode = strictly(
    flags.detailedExitcode && changed ? exitCodes.changes : exitCodes.done,
    terminal,
    made,
    flags,
  );
  sayUnresolved(terminal, made, flags);
  if (flags.json) terminal.outJson(planJson(made, estimate, { language, exitCode }));
  else if (!flags.quiet) terminal.out(planText(made, estimate, { ...look(terminal, flags), allowed: planned.allowed }));
  return exitCode;
}

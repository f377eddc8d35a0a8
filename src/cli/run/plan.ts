import { plan } from '../../app/plan.ts';
import { savePlan } from '../../app/saved-plan.ts';
import type { Event } from '../../model/event.ts';
import { message } from '../../model/message.ts';
import { planJson } from '../../report/plan-json.ts';
import { differs } from '../../report/tally.ts';
import { planText } from '../../report/text-plan.ts';
import type { Context } from '../command.ts';
import { agreeingWith } from '../command-lines.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { openProgress } from '../progress.ts';
import { eventFile, reportPlan } from '../reports.ts';
import { look, sayInvalid, sayMessage, warner } from '../say.ts';
import { sayUnresolved, strictly } from '../unresolved.ts';

export async function runPlan(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal, stop } = context;
  const progress = openProgress(context, flags);
  const toFile = eventFile(context, flags);
  const options = {
    ...toOptions(files, flags, context.cwd, context.env),
    signal: stop.signal,
    onWarnings: warner(terminal),
    onEvent: (event: Event) => {
      toFile(event);
      progress.onEvent(event);
    },
  };
  const planned = await plan(options)
    .then(async (made) => {
      if (made.kind !== 'invalid') await progress.planned(made);
      return made;
    })
    .finally(progress.close);
  if (planned.kind === 'invalid') return sayInvalid(context, 'plan', planned, flags.json === true);
  const { plan: made, estimate, allowed, saidBy } = planned;
  await reportPlan(context, planned, flags);
  if (flags.out) await savePlan(flags.out, options, made, planned);
  const { language } = terminal;
  const exitCode = strictly(
    flags.detailedExitcode && differs(made) ? exitCodes.changes : exitCodes.done,
    terminal,
    made,
    flags,
  );
  sayUnresolved(terminal, made, flags);
  if (flags.json) terminal.outJson(planJson(made, estimate, { language, exitCode }));
  else if (!flags.quiet) {
    const agreeing = agreeingWith(files, flags);
    terminal.out(planText(made, estimate, { ...look(terminal, flags), allowed, saidBy, agreeing }));
  }
  if (flags.out && !flags.quiet) sayMessage(terminal, message('PLAN_SAVED', { file: flags.out }));
  return exitCode;
}

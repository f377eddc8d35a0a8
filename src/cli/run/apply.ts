import { type Applied, type ApplyOptions, apply, applySaved } from '../../app/apply.ts';
import { shownMemory } from '../../app/memory.ts';
import type { Planned } from '../../app/plan.ts';
import { isSavedPlan } from '../../app/saved-plan.ts';
import { message } from '../../model/message.ts';
import { outcomeText } from '../../report/outcome-text.ts';
import { planJson } from '../../report/plan-json.ts';
import { outcomeJson } from '../../report/result-json.ts';
import { planText } from '../../report/text-plan.ts';
import { undertakingOf } from '../../report/undertaking.ts';
import type { Context } from '../command.ts';
import { askConsent, sayMissing } from '../consent.ts';
import { exitCodeOfOutcome, exitCodes, withLostReport } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { openProgress } from '../progress.ts';
import { eventFile, reportOutcome, reportPlan } from '../reports.ts';
import { look, sayFault, sayInvalid, sayMessage, warner } from '../say.ts';
import { sayUnresolved, strictly } from '../unresolved.ts';

export function runApply(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  return run(context, files, flags, 'apply');
}

export function runDestroy(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  return run(context, files, flags, 'destroy');
}

async function run(
  context: Context,
  files: readonly string[],
  flags: Flags,
  command: 'apply' | 'destroy',
): Promise<number> {
  const { terminal, stop, cwd, env } = context;
  const progress = openProgress(context, flags);
  const toFile = eventFile(context, flags);
  const options: ApplyOptions = {
    ...toOptions(files, flags, cwd, env),
    destroy: command === 'destroy',
    signal: stop.signal,
    onWarnings: warner(terminal),
    onEvent: (event) => {
      toFile(event);
      progress.onEvent(event);
    },
    onPlan: async (planned) => {
      await progress.planned(planned);
      showPlan(context, planned, flags);
      await reportPlan(context, planned, flags);
    },
    ...(terminal.interactive && !flags.json
      ? { consent: ({ plan }, missing) => askConsent(context, undertakingOf(plan), missing, flags) }
      : {}),
  };
  const [only] = files;
  const isSaved = command === 'apply' && files.length === 1 && only !== undefined && (await isSavedPlan(only, cwd));
  const applied = await (isSaved ? applySaved(options, only) : apply(options)).finally(progress.close);
  return conclude(context, applied, flags, command);
}

async function conclude(
  context: Context,
  applied: Applied,
  flags: Flags,
  command: 'apply' | 'destroy',
): Promise<number> {
  const { terminal, stop, cwd } = context;
  const { language } = terminal;
  switch (applied.kind) {
    case 'invalid':
      return sayInvalid(context, command, applied, flags.json === true);
    case 'consent': {
      const { plan, estimate } = applied.planned;
      sayMissing(context, applied.missing);
      const exitCode = stop.code() ?? exitCodes.consent;
      if (flags.json) terminal.outJson(planJson(plan, estimate, { language, exitCode, command }));
      return exitCode;
    }
    case 'applied': {
      const { planned, outcome, stale } = applied;
      sayUnresolved(terminal, planned.plan, flags);
      const ended = stop.code() ?? strictly(exitCodeOfOutcome(outcome, stale), terminal, planned.plan, flags);
      const lost = await reportOutcome(context, planned, outcome, flags);
      const exitCode = withLostReport(ended, lost);
      sayStale(terminal, applied);
      const lockfile = shownMemory(planned.lockfile, cwd);
      if (flags.json)
        terminal.outJson(outcomeJson(planned.plan, outcome, { language, exitCode, command, lockfile, stale }));
      else if (planned.plan.chats.length + stale.length > 0) {
        const shown = { ...look(terminal, flags), lockfile, command, stale: stale.length };
        terminal.out(['', ...outcomeText(planned.plan, outcome, shown)]);
      }
      if (lost) sayFault(context, command, lost, false);
      return exitCode;
    }
  }
}

/** Where nothing is as it was planned, the reason is told once and before the names. */
function sayStale(terminal: Context['terminal'], applied: Extract<Applied, { kind: 'applied' }>): void {
  const { stale, plannedFor, planned } = applied;
  const { portal, chats } = planned.plan;
  if (stale.length === 0) return;
  const isOfOther = plannedFor !== portal;
  if (isOfOther) sayMessage(terminal, message('PLAN_OTHER_PORTAL', { planned: plannedFor ?? '', portal }));
  else if (chats.length === 0) sayMessage(terminal, message('PLAN_ALL_STALE'));
  if (!isOfOther) for (const key of stale) sayMessage(terminal, message('PLAN_STALE', { key }));
}

function showPlan({ terminal }: Context, { plan, estimate, allowed, saidBy }: Planned, flags: Flags): void {
  if (flags.json || flags.quiet) return;
  terminal.out(planText(plan, estimate, { ...look(terminal, flags), allowed, saidBy }));
}

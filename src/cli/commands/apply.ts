import { relative } from 'node:path';
import { Command } from 'commander';
import { type Applied, apply } from '../../app/apply.ts';
import type { Planned } from '../../app/plan.ts';
import { jsonText } from '../../report/document.ts';
import { outcomeText } from '../../report/outcome-text.ts';
import { planJson } from '../../report/plan-json.ts';
import { outcomeJson } from '../../report/result-json.ts';
import { planText } from '../../report/text-plan.ts';
import { askConsent, sayMissing } from '../consent.ts';
import { type Context, sayInvalid } from '../command.ts';
import { exitCodeOfOutcome, exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions, withPlanFlags } from '../flags.ts';
import { openProgress } from '../progress.ts';
import type { Define } from './index.ts';

export const applyCommand: Define = (context, setExitCode) =>
  withPlanFlags(new Command('apply'))
    .description('Makes the portal as the files say: plan, consent, execute, read back, lockfile.')
    .option('--json', 'one JSON document on stdout')
    .action(async (files: string[], flags: Flags) => setExitCode(await runApply(context, files, flags)));

async function runApply(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal, stop } = context;
  const progress = openProgress(terminal, flags);
  const applied = await apply({
    ...toOptions(files, flags, context.cwd, context.env),
    signal: stop.signal,
    onEvent: progress.onEvent,
    onPlan: (planned) => showPlan(context, planned, flags),
    ...(terminal.interactive && !flags.json
      ? { consent: (_planned, missing) => progress.paused(() => askConsent(terminal, missing)) }
      : {}),
  }).finally(progress.close);
  return conclude(context, applied, flags);
}

function conclude(context: Context, applied: Applied, flags: Flags): number {
  const { terminal, stop, cwd } = context;
  const { language } = terminal;
  switch (applied.kind) {
    case 'invalid':
      return sayInvalid(context, 'apply', applied.diagnostics, applied.sources, flags.json === true);
    case 'consent': {
      const { plan, estimate } = applied.planned;
      sayMissing(terminal, applied.missing);
      if (flags.json) terminal.out(jsonText(planJson(plan, estimate, { language, exitCode: exitCodes.consent })));
      return exitCodes.consent;
    }
    case 'applied': {
      const { planned, outcome } = applied;
      const exitCode = stop.code() ?? exitCodeOfOutcome(outcome);
      const lockfile = relative(cwd, planned.lockfile);
      if (flags.json) terminal.out(jsonText(outcomeJson(planned.plan, outcome, { language, exitCode, command: 'apply', lockfile })));
      else if (planned.plan.chats.length > 0)
        terminal.out(`\n${outcomeText(planned.plan, outcome, { color: terminal.color.stdout, language, lockfile })}`);
      return exitCode;
    }
  }
}

function showPlan({ terminal }: Context, { plan, estimate }: Planned, flags: Flags): void {
  if (flags.json || flags.quiet) return;
  const { color, language, width } = terminal;
  terminal.out(
    planText(plan, estimate, {
      color: color.stdout,
      language,
      ...(width.stdout === undefined ? {} : { width: width.stdout }),
      ...(flags.all ? { all: true } : {}),
    }),
  );
}

import { loadSavedPlan } from '../../app/saved-plan.ts';
import { planJson } from '../../report/plan-json.ts';
import { planText } from '../../report/text-plan.ts';
import type { Context } from '../command.ts';
import { agreeingWith } from '../command-lines.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Flags } from '../flags.ts';
import { look } from '../say.ts';

export async function runShow({ terminal, cwd }: Context, file = 'plan.json', flags: Flags): Promise<number> {
  const { view, allowed } = await loadSavedPlan(file, cwd);
  const { plan, estimate, saidBy } = view;
  const { language } = terminal;
  if (flags.json) terminal.outJson(planJson(plan, estimate, { language, exitCode: exitCodes.done, command: 'show' }));
  else
    terminal.out(
      planText(plan, estimate, {
        ...look(terminal, flags),
        allowed,
        agreeing: agreeingWith([file], {}),
        ...(saidBy === undefined ? {} : { saidBy }),
      }),
    );
  return exitCodes.done;
}

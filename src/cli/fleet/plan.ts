import { drive } from '../../app/fleet/drive.ts';
import { saveFleetPlan } from '../../app/fleet/saved.ts';
import { type Planned, plan } from '../../app/plan.ts';
import { type Allowed, addConsents, missingConsents } from '../../plan/consent.ts';
import { planMarkdown } from '../../report/markdown.ts';
import { planJson } from '../../report/plan-json.ts';
import { planText } from '../../report/text-plan.ts';
import type { Context } from '../command.ts';
import { applyingCommand } from '../command-lines.ts';
import type { FleetFlags } from '../flags.ts';
import { pageOf } from '../reports.ts';
import { look } from '../say.ts';
import { opened } from './opened.ts';
import { isTrouble, rowOfLeft, rowOfPlan } from './rows.ts';
import type { Details } from './telling.ts';

export async function runFleetPlan(context: Context, inventory: string, flags: FleetFlags): Promise<number> {
  const ready = await opened(context, inventory, flags, { command: 'plan', writes: false, address: 'asked' });
  if (typeof ready === 'number') return ready;
  const { portals, telling, progress, brake, options, fleet } = ready;
  const saved = flags.out ? await saveFleetPlan(flags.out, fleet, context.cwd) : undefined;
  const consents = new Map<string, Planned['plan']['consents']>();
  const left = await drive(
    portals,
    options,
    brake,
    (one) => plan(one),
    async (ended) => {
      const { end, portal } = ended;
      if (isTrouble(end)) return ready.trouble({ ...ended, end });
      const allowed = shareOf(end, flags.allow);
      telling.warn(portal.name, end.diagnostics, end.sources);
      consents.set(portal.name, end.plan.consents);
      await saved?.add(portal, end);
      const row = rowOfPlan(ended, { ...end, allowed }, flags.detailedExitcode === true);
      await telling.add(row, planDetails(context, { ...end, allowed }, flags));
      progress.ended(portal.name, false);
      return { failed: false };
    },
  );
  for (const portal of left) await telling.add(rowOfLeft(portal));
  const missing = missingConsents({ consents: addConsents([...consents.values()]) }, flags.allow ?? {});
  await saved?.close(missing.length === 0 ? (flags.allow ?? {}) : {});
  await progress.close();
  return telling.finish(missing, { agreeing: applyingCommand([inventory], flags, missing) });
}

/** What of the fleet's consent concerns one portal; whether the numbers are right is told for all of them. */
export function shareOf({ plan }: Planned, allowed: Allowed = {}): Allowed {
  return Object.fromEntries(Object.entries(plan.consents).filter(([what]) => allowed[what as keyof Allowed]));
}

export function planDetails(context: Context, planned: Planned, flags: FleetFlags): Details {
  const { terminal } = context;
  const { plan, estimate, allowed } = planned;
  if (plan.chats.length === 0) return {};
  const { language } = terminal;
  return {
    lines: () => planText(plan, estimate, { ...look(terminal, flags), allowed }),
    markdown: () => planMarkdown(plan, estimate, { language, allowed }),
    document: () => planJson(plan, estimate, { language, exitCode: 0 }),
    page: () => pageOf(context, planned),
  };
}

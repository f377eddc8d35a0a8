import { type Applied, applySaved } from '../../app/apply.ts';
import { applyFleet, unstopped } from '../../app/fleet/apply.ts';
import { drive, type End, type PortalEnd } from '../../app/fleet/drive.ts';
import { agreedFor, loadSavedFleet } from '../../app/fleet/saved.ts';
import { makeStateFolder } from '../../app/fleet/state.ts';
import type { Invalid } from '../../app/load.ts';
import { shownMemory } from '../../app/memory.ts';
import type { Planned } from '../../app/plan.ts';
import { message } from '../../model/message.ts';
import type { Missing } from '../../plan/consent.ts';
import { outcomeMarkdown } from '../../report/markdown.ts';
import { outcomeText } from '../../report/outcome-text.ts';
import { outcomeJson } from '../../report/result-json.ts';
import type { Undertaking } from '../../report/undertaking.ts';
import type { Context } from '../command.ts';
import { agreeingCommand } from '../command-lines.ts';
import { askConsent, askSaved } from '../consent.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FleetFlags } from '../flags.ts';
import { look, sayMessage } from '../say.ts';
import { type Opened, opened } from './opened.ts';
import { planDetails, shareOf } from './plan.ts';
import { isTrouble, rowOfApplied, rowOfLeft, rowOfPlan } from './rows.ts';
import type { Details } from './telling.ts';

type Command = 'apply' | 'destroy';

export function runFleetApply(context: Context, inventory: string, flags: FleetFlags): Promise<number> {
  return run(context, inventory, flags, 'apply');
}

export function runFleetDestroy(context: Context, inventory: string, flags: FleetFlags): Promise<number> {
  return run(context, inventory, flags, 'destroy');
}

async function run(context: Context, inventory: string, flags: FleetFlags, command: Command): Promise<number> {
  const { terminal } = context;
  const more = command === 'destroy' ? { destroy: true } : {};
  const ready = await opened(context, inventory, flags, { command, writes: true, address: 'asked', more });
  if (typeof ready === 'number') return ready;
  const { portals, options, fleet, brake, telling, progress } = ready;
  const asks = terminal.interactive && !flags.json;
  const { left, unagreed, held, missing } = await applyFleet(portals, options, fleet.state, brake, {
    onPlanned: (ended) => tellPlanned(context, ended, flags, ready),
    mayWrite: () => telling.patterns.troubles.length === 0,
    onDue: (seconds) => progress.due(seconds),
    onApplied: (ended) => tellApplied(context, ended, flags, command, ready),
    ...(asks
      ? {
          consent: async (undertaking: Undertaking, open: readonly Missing[]) => {
            await progress.pause();
            return askConsent(context, undertaking, open, flags);
          },
        }
      : {}),
  });
  for (const portal of left) await telling.add(rowOfLeft(portal));
  for (const { name } of unagreed) telling.change(name, { verdict: 'consent', exitCode: exitCodes.consent });
  const isWrong = telling.patterns.troubles.length > 0;
  const exitCode = isWrong ? exitCodes.wrong : exitCodes.consent;
  for (const { name } of held) telling.change(name, { verdict: 'held', exitCode });
  await progress.close();
  if (!isWrong) sayConsent(context, missing, unagreed.length + held.length);
  sayBrake(context, ready, left.length);
  return telling.finish(missing);
}

/** `apply DIR/`: what was reviewed and agreed to for the whole fleet, for the portals of this run. */
export async function runSavedFleet(context: Context, folder: string, flags: FleetFlags): Promise<number> {
  const saved = await loadSavedFleet(folder, context.cwd);
  const ready = await opened(context, saved.inventory, flags, {
    command: 'apply',
    writes: true,
    reviewed: true,
    address: 'asked',
  });
  if (typeof ready === 'number') return ready;
  const { options, brake, telling, progress } = ready;
  const planned = ready.portals.filter(({ name }) => saved.consents.has(name));
  const { missing, share } = agreedFor(
    saved,
    planned.map(({ name }) => name),
    flags.allow ?? {},
  );
  const isHeld = missing.some(({ allowed }) => allowed > 0);
  const real = planned.filter(({ host }) => host !== undefined).map(({ name }) => name);
  const asks = context.terminal.interactive && !flags.json && !flags.yes && !isHeld && real.length > 0;
  if (asks) await progress.pause();
  const isRefused = asks && !(await askSaved(context, real));
  if (!isHeld && !isRefused && planned.length > 0) await makeStateFolder(ready.fleet.state);
  const left =
    isHeld || isRefused
      ? []
      : await drive(
          planned,
          options,
          brake,
          (one, { name }) => applySaved({ ...unstopped(one), allowed: share(name) }, saved.planPath(name)),
          (ended) => tellApplied(context, ended, flags, 'apply', ready),
        );
  for (const portal of ready.portals)
    if (!saved.consents.has(portal.name)) await telling.add({ ...rowOfLeft(portal), why: message('FLEET_UNPLANNED') });
  for (const portal of isHeld || isRefused ? planned : [])
    await telling.add({ ...rowOfLeft(portal), verdict: 'held', exitCode: exitCodes.consent });
  for (const portal of left) await telling.add(rowOfLeft(portal));
  await progress.close();
  sayConsent(context, missing, isRefused || missing.length > 0 ? planned.length : 0);
  sayBrake(context, ready, left.length);
  return telling.finish(missing);
}

async function tellPlanned(
  context: Context,
  ended: PortalEnd<End<Planned>>,
  flags: FleetFlags,
  { telling, progress, trouble }: Opened,
): Promise<{ readonly failed: boolean }> {
  const { end, portal } = ended;
  if (isTrouble(end)) return trouble({ ...ended, end });
  telling.warn(portal.name, end.diagnostics, end.sources);
  const planned = { ...end, allowed: shareOf(end, flags.allow) };
  await telling.add(rowOfPlan(ended, planned, false), planDetails(context, planned, flags));
  progress.ended(portal.name, false);
  return { failed: false };
}

async function tellApplied(
  context: Context,
  ended: PortalEnd<End<Applied>>,
  flags: FleetFlags,
  command: Command,
  { telling, progress, trouble }: Opened,
): Promise<{ readonly failed: boolean }> {
  const { end, portal } = ended;
  if (isTrouble(end)) return trouble({ ...ended, end });
  const row = rowOfApplied(ended, end);
  await telling.add(row, appliedDetails(context, end, flags, command));
  const failed = row.verdict === 'failed';
  progress.ended(portal.name, failed);
  return { failed };
}

function appliedDetails(
  { terminal, cwd }: Context,
  applied: Exclude<Applied, Invalid>,
  flags: FleetFlags,
  command: Command,
): Details {
  if (applied.kind === 'consent') return {};
  const { planned, outcome, stale } = applied;
  const { plan } = planned;
  const { language } = terminal;
  const lockfile = shownMemory(planned.lockfile, cwd);
  return {
    lines: () => outcomeText(plan, outcome, { ...look(terminal, flags), lockfile, command }),
    markdown: () => outcomeMarkdown(plan, outcome, { language }),
    document: () => outcomeJson(plan, outcome, { language, exitCode: 0, command, lockfile, stale }),
  };
}

/** A number that is not the fleet's has stopped everything; dangers that nobody spoke of have stopped those that need them. */
function sayConsent({ terminal, argv, stop }: Context, missing: readonly Missing[], portals: number): void {
  if (portals === 0 || stop.code() !== undefined) return;
  for (const { what, needed, allowed } of missing.filter((one) => one.allowed > 0))
    sayMessage(terminal, message('FLEET_ALLOW_DIFFERS', { what, needed, allowed }));
  if (missing.length === 0) sayMessage(terminal, message('CONSENT_REFUSED'));
  else sayMessage(terminal, message('FLEET_ALLOW_NEEDED', { portals }));
  terminal.err(`  ${agreeingCommand(argv, missing)}`);
}

function sayBrake({ terminal, stop }: Context, { brake }: Opened, left: number): void {
  if (left === 0 || stop.code() !== undefined) return;
  sayMessage(terminal, message('FLEET_TOO_MANY_FAILED', { failed: brake.failed(), limit: brake.limit, left }));
}

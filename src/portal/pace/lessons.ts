import type { Clock } from '../../base/clock.ts';
import { batchSecAtMost } from '../limits.ts';
import type { Path, Pending } from '../pending.ts';
import { commandName, type Exchange } from '../verdict.ts';
import { type Timing, timingOf, timingOfCommand } from '../wire/envelope.ts';
import type { Costs } from './costs.ts';
import type { Governor } from './governor.ts';
import type { PortalClock } from './portal-clock.ts';

export interface Pupils {
  readonly clock: Clock;
  readonly portalClock: PortalClock;
  readonly costs: Costs;
  readonly governor: Governor;
}

/** Takes from an answer what it says about the portal's clock, its pace and its budgets. */
export function learnFrom(exchange: Exchange, calls: readonly Pending[], elapsedSec: number, pupils: Pupils): void {
  const { reply, envelope, path } = exchange;
  if (reply.kind === 'reply') pupils.portalClock.hear(reply.dateMs, false);
  if (!envelope) {
    rememberLoss(path, calls, pupils);
    return;
  }
  const whole = timingOf(envelope.time);
  if (whole.finish !== undefined) pupils.portalClock.hear(whole.finish * 1000, true);
  const timings = calls.map((_, position) =>
    path === 'direct' ? whole : timingOfCommand(envelope, commandName(position)),
  );
  learnSeconds(calls, timings, path === 'direct' ? (whole.duration ?? elapsedSec) : undefined, elapsedSec, pupils);
  for (const [position, call] of calls.entries()) hearMeter(call, path, timings[position], pupils);
  if (path === 'batch' && !calls[0]?.reading) adjustSize(calls.length, whole.duration ?? elapsedSec, pupils.costs);
}

/**
 * Measures single commands by the distance between their ends.
 *
 * The portal cuts the start of a command to whole seconds, which makes its `duration` useless for short ones; the commands of a batch
 * run one after another, so each begins where the one before it ended.
 */
function learnSeconds(
  calls: readonly Pending[],
  timings: readonly Timing[],
  directSec: number | undefined,
  elapsedSec: number,
  { costs }: Pupils,
): void {
  for (const [position, { method }] of calls.entries()) {
    const finish = timings[position]?.finish;
    const before = timings[position - 1]?.finish;
    if (directSec !== undefined) costs.learn(method, Math.min(directSec, elapsedSec));
    else if (finish !== undefined && before !== undefined && finish >= before) costs.learn(method, finish - before);
  }
}

function hearMeter(
  call: Pending,
  path: Path,
  timing: Timing | undefined,
  { clock, portalClock, governor }: Pupils,
): void {
  if (timing?.operating === undefined) return;
  const { operating, operatingResetAt, finish } = timing;
  governor.hear(call.method, path, clock.nowMs(), {
    usedSec: operating,
    resetAtMs: operatingResetAt === undefined ? undefined : portalClock.toOurMs(operatingResetAt),
    heardAtSec: finish ?? 0,
  });
}

function adjustSize(commands: number, sec: number, costs: Costs): void {
  if (sec > 3 * batchSecAtMost) costs.shrink(commands);
  else costs.grow(commands);
}

/** A batch of writes that was lost was perhaps too much for the portal. */
function rememberLoss(path: Path, calls: readonly Pending[], { costs }: Pupils): void {
  if (path === 'batch' && !calls[0]?.reading) costs.shrink(calls.length);
}

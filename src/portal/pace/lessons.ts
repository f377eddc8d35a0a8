import type { Clock } from '../../base/clock.ts';
import { batchSecAtMost } from '../limits.ts';
import type { Path, Pending } from '../pending.ts';
import { commandName, type Exchange } from '../verdict.ts';
import { type Timing, timingOf, timingOfCommand } from '../wire/timing.ts';
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
  const whole = timingOf(envelope.time, elapsedSec);
  if (whole.finishSec !== undefined) pupils.portalClock.hear(whole.finishSec * 1000, true);
  const timings = calls.map((_, position) =>
    path === 'direct' ? whole : timingOfCommand(envelope, commandName(position), elapsedSec),
  );
  learnSeconds(calls, timings, path, elapsedSec, pupils);
  for (const [position, call] of calls.entries()) hearMeter(call, path, timings[position], whole, elapsedSec, pupils);
  if (path === 'batch' && !calls[0]?.reading) adjustSize(calls.length, whole.durationSec ?? elapsedSec, pupils.costs);
}

/**
 * Measures single commands by the distance between their ends, which is at most the whole request's.
 *
 * The portal cuts the start of a command to whole seconds, which makes its `duration` useless for short ones; the commands of a batch
 * run one after another, so each begins where the one before it ended.
 */
function learnSeconds(
  calls: readonly Pending[],
  timings: readonly Timing[],
  path: Path,
  elapsedSec: number,
  { costs }: Pupils,
): void {
  for (const [position, { method }] of calls.entries()) {
    const { finishSec, durationSec } = timings[position] ?? {};
    const before = timings[position - 1]?.finishSec;
    if (path === 'direct') costs.learn(method, durationSec ?? elapsedSec);
    else if (finishSec !== undefined && before !== undefined && finishSec >= before)
      costs.learn(method, Math.min(finishSec - before, elapsedSec));
  }
}

/** Dates the sum on our clock: commands of one request end at most as far apart as it took. */
function hearMeter(
  call: Pending,
  path: Path,
  timing: Timing | undefined,
  whole: Timing,
  elapsedSec: number,
  { clock, governor }: Pupils,
): void {
  if (timing?.usedSec === undefined) return;
  const { usedSec, resetInSec, finishSec } = timing;
  const agoSec = Math.min(elapsedSec, Math.max(0, (whole.finishSec ?? 0) - (finishSec ?? 0)));
  const heardAtMs = clock.nowMs() - agoSec * 1000;
  const resetAtMs = resetInSec === undefined ? undefined : heardAtMs + resetInSec * 1000;
  governor.hear(call.method, path, clock.nowMs(), { usedSec, resetAtMs, heardAtMs });
}

function adjustSize(commands: number, sec: number, costs: Costs): void {
  if (sec > 3 * batchSecAtMost) costs.shrink(commands);
  else costs.grow(commands);
}

/** A batch of writes that was lost was perhaps too much for the portal. */
function rememberLoss(path: Path, calls: readonly Pending[], { costs }: Pupils): void {
  if (path === 'batch' && !calls[0]?.reading) costs.shrink(calls.length);
}

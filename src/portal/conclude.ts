import type { Answer } from '../model/call.ts';
import { Fault, faultOf } from '../model/fault.ts';
import { message } from '../model/message.ts';
import type { Flown } from './flight.ts';
import { commandsAtMost } from './limits.ts';
import type { Desk, Parts } from './parts.ts';
import type { Pending } from './pending.ts';
import { type Cause, companyAfter, delayMs, triesAtMost } from './retry.ts';
import { judge, type Verdict } from './verdict.ts';
import { movedTo, nameOf } from './wire/address.ts';

/**
 * Gives every call of a request its answer, or sends it back into the queue.
 *
 * A call goes back when it provably did nothing and what stood in its way can be overcome, or when it only reads. A write whose
 * answer was lost never goes back: that is for its caller to settle, by looking.
 */
export async function conclude(flown: Flown, parts: Parts, desk: Desk, signal: AbortSignal): Promise<void> {
  const verdicts = flown.calls.map((call, position) => judge(flown.exchange, call, position));
  const hurdles = await overcome(flown, verdicts, parts, signal);
  const back: Pending[] = [];
  for (const [position, call] of flown.calls.entries()) {
    const verdict = verdicts[position];
    if (!verdict || call.state === 'settled') continue;
    if (goesBack(call, verdict, hurdles, parts)) {
      back.push(call);
      continue;
    }
    const answer = answerTo(call, verdict, hurdles, flown, parts);
    desk.settle(call, answer, flown.exchange.envelope);
    if (verdict.kind === 'not-done' && answer.kind === 'not-done' && meetsAll(answer.fault)) desk.endAll(answer.fault);
  }
  desk.again(back);
}

/** What stood in the way of a request; a Fault where it cannot be overcome. */
type Hurdles = ReadonlyMap<Cause, Fault | undefined>;

async function overcome(
  flown: Flown,
  verdicts: readonly Verdict[],
  parts: Parts,
  signal: AbortSignal,
): Promise<Hurdles> {
  const hurdles = new Map<Cause, Fault | undefined>();
  for (const [position, verdict] of verdicts.entries()) {
    const call = flown.calls[position];
    if (!call || verdict.kind !== 'not-done' || !verdict.again) continue;
    if (verdict.again === 'park') park(call, flown, parts);
    else if (!hurdles.has(verdict.again)) {
      hurdles.set(verdict.again, await overcomeOne(verdict.again, verdict.fault, call, flown, parts, signal));
    }
  }
  const answered = flown.exchange.reply.kind === 'reply';
  if (answered && !hurdles.has('drain') && !hurdles.has('connect')) parts.governor.recovered();
  return hurdles;
}

async function overcomeOne(
  cause: Cause,
  fault: Fault,
  call: Pending,
  flown: Flown,
  parts: Parts,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  const { clock, governor, random } = parts;
  const delay = delayMs((call.tries[cause] ?? 0) + 1, random);
  if (cause === 'connect') governor.holdUntil(clock.nowMs() + delay);
  if (cause === 'drain') {
    governor.overflowed(clock.nowMs());
    governor.holdUntil(clock.nowMs() + Math.max(delay, retryAfterMs(flown)));
  }
  if (cause === 'refresh') return renewed(flown, parts, signal);
  if (cause === 'moved') return moved(call, flown, parts) ? undefined : fault;
  if (cause === 'shrink') return flown.calls.length > 1 ? undefined : fault;
  return undefined;
}

/** An hour at most: more is not a wait but a mistake of whoever asks for it. */
function retryAfterMs({ exchange: { reply } }: Flown): number {
  return reply.kind === 'reply' ? Math.min(3600, Math.max(0, reply.retryAfterSec)) * 1000 : 0;
}

async function renewed({ token }: Flown, { auth }: Parts, signal: AbortSignal): Promise<Fault | undefined> {
  try {
    await auth.renew(token, signal);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** Follows the portal to its new address, once for all requests that still went to the old one. */
function moved(call: Pending, { exchange, from, path }: Flown, { home, onEvent }: Parts): boolean {
  if (exchange.reply.kind !== 'reply') return false;
  const to = movedTo(from, path === 'batch' ? 'batch' : call.call.method, exchange.reply.location ?? '');
  if (!to) return false;
  if (home.address.origin === from.origin) {
    home.move(to);
    onEvent({ type: 'warning', message: message('PORTAL_MOVED', { from: nameOf(from), to: nameOf(to) }) });
  }
  return true;
}

function park(call: Pending, { path }: Flown, { governor, clock }: Parts): void {
  governor.spent(call.method, path, clock.nowMs());
}

/** May the call be sent once more? Counts the try if so. */
function goesBack(call: Pending, verdict: Verdict, hurdles: Hurdles, { clock, random, hurried }: Parts): boolean {
  const cause =
    verdict.kind === 'not-done' ? verdict.again : verdict.kind === 'lost' && call.reading ? 'lost' : undefined;
  if (!cause || hurdles.get(cause) || (hurried && patient.has(cause))) return false;
  const tries = (call.tries[cause] ?? 0) + 1;
  call.tries[cause] = tries;
  if (tries >= triesAtMost[cause]) return false;
  if (cause === 'lost') {
    call.notBeforeMs = clock.nowMs() + delayMs(tries, random);
    call.companyAtMost = companyAfter(tries, commandsAtMost);
  }
  if (cause === 'shrink') call.companyAtMost = Math.max(1, Math.floor(commandsAtMost / 4 ** tries));
  return true;
}

/** What passes with time, if it does. */
const patient: ReadonlySet<Cause> = new Set(['connect', 'lost', 'drain', 'park']);

function answerTo(call: Pending, verdict: Verdict, hurdles: Hurdles, flown: Flown, parts: Parts): Answer {
  switch (verdict.kind) {
    case 'done':
    case 'refused':
      return verdict;
    case 'not-done':
      return { kind: 'not-done', fault: (verdict.again && hurdles.get(verdict.again)) ?? verdict.fault };
    case 'lost':
      if (call.reading) return { kind: 'not-done', fault: unread(verdict.fault) };
      return { kind: 'unknown', fault: verdict.fault, settledAfterSec: settledAfterSec(verdict.over, flown, parts) };
  }
}

/** Some faults of a whole run concern one method only: the others may still go on. */
function meetsAll({ reach, code }: Fault): boolean {
  return reach !== 'call' && code !== 'SCOPE_MISSING' && code !== 'OPERATING_SPENT';
}

/** A read that never came through concerns the whole run; something that is no portal will not become one by waiting. */
function unread(fault: Fault): Fault {
  return faultOf(fault, { reach: fault.code === 'ANSWER_UNREADABLE' ? 'run' : 'temporary' });
}

function settledAfterSec(over: boolean, { sentSec }: Flown, { portalClock, requestCutMs }: Parts): number {
  return Math.ceil(over ? portalClock.nowSec() : sentSec + requestCutMs / 1000);
}

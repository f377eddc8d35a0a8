import { batchSecAtMost, bodyBytesAtMost, commandsAtMost, readingBatchSecAtMost, writesAtFirst } from './limits.ts';
import type { Path, Pending } from './pending.ts';

/** Calls that leave together. */
export interface Lot {
  readonly path: Path;
  readonly calls: readonly Pending[];
  /** Would waiting for more calls make no fuller request? */
  readonly full: boolean;
}

/** What the limits say to a lot. */
export interface Allowance {
  readonly nowMs: number;
  /** Operating seconds that the method of a call may still use. */
  roomSec(call: Pick<Pending, 'method' | 'alone'>): number;
  /** The room that a call needs to leave at all. */
  neededSec(call: Pick<Pending, 'method' | 'alone'>): number;
  /** Expected seconds of the portal. */
  seconds(method: string): number;
  /** Seconds that count against the room of a method. */
  metered(method: string): number;
  readonly writesAtMost: number;
  /** Requests that may be in flight at once. */
  readonly slots: number;
}

/**
 * Takes the calls that should leave next out of those that wait, oldest first; reads and writes never share a request.
 *
 * Reads fill their requests evenly, as requests are what is scarce. Writes are shared out over all slots, so that none is idle at
 * the end while another works through a full batch, but never into batches smaller than `writesAtFirst`.
 */
export function nextLot(waiting: readonly Pending[], allow: Allowance): Lot | undefined {
  const head = waiting.find((call) => mayLeave(call, allow));
  if (!head) return undefined;
  if (head.alone) return { path: 'direct', calls: [head], full: true };
  const kin = kinOf(head, waiting, allow);
  const calls = mates(head, kin, allow);
  const full = calls.length < kin.length || calls.length >= (head.reading ? commandsAtMost : allow.writesAtMost);
  return { path: calls.length === 1 ? 'direct' : 'batch', calls, full };
}

function mayLeave(call: Pending, allow: Allowance): boolean {
  return call.notBeforeMs <= allow.nowMs && allow.roomSec(call) >= allow.neededSec(call);
}

function mates(head: Pending, kin: readonly Pending[], allow: Allowance): readonly Pending[] {
  const secAtMost = head.reading ? readingBatchSecAtMost : batchSecAtMost;
  const spent = new Map<string, number>();
  const taken: Pending[] = [];
  let most = share(kin.length, head.reading, allow);
  let bytes = 0;
  let seconds = 0;
  for (const call of kin) {
    const metered = (spent.get(call.method) ?? 0) + allow.metered(call.method);
    const size = bytes + commandBytes(call);
    const sec = seconds + allow.seconds(call.method);
    const company = Math.min(most, call.companyAtMost);
    if (taken.length >= company) break;
    if (taken.length > 0 && (size > bodyBytesAtMost || sec > secAtMost)) break;
    if (metered > allow.roomSec(call)) continue;
    taken.push(call);
    spent.set(call.method, metered);
    [most, bytes, seconds] = [company, size, sec];
  }
  return taken;
}

/** The calls that could travel with `head`, as many as it takes to see how to share them out. */
function kinOf(head: Pending, waiting: readonly Pending[], allow: Allowance): readonly Pending[] {
  const enough = commandsAtMost * Math.max(10, allow.slots);
  const kin: Pending[] = [];
  for (const call of waiting) {
    if (call.reading === head.reading && !call.alone && mayLeave(call, allow)) kin.push(call);
    if (kin.length === enough) break;
  }
  return kin;
}

/** How many of `count` calls one request should carry. */
function share(count: number, reading: boolean, { writesAtMost, slots }: Allowance): number {
  if (reading) return Math.ceil(count / Math.ceil(count / commandsAtMost));
  return Math.min(writesAtMost, Math.max(writesAtFirst, Math.ceil(count / slots)));
}

/** Bytes of a command in its batch, with its name, quotes and comma: `"c12":"…",`. */
export function commandBytes({ sizeBytes }: Pending): number {
  return sizeBytes + 9;
}

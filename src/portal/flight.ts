import { Fault } from '../model/fault.ts';
import type { Lot } from './batcher.ts';
import { learnFrom } from './pace/lessons.ts';
import type { Desk, Parts } from './parts.ts';
import type { Path, Pending } from './pending.ts';
import { sizeOf } from './transport.ts';
import { type Exchange, exchangeOf, outcomeOf } from './verdict.ts';
import { type Address, nameOf, shown, urlOf } from './wire/address.ts';
import { asFault, type Built, build } from './wire/request.ts';

/** A request that was sent, and what came back. */
export interface Flown {
  readonly path: Path;
  readonly calls: readonly Pending[];
  readonly exchange: Exchange;
  readonly from: Address;
  readonly token: string | undefined;
  /** Portal seconds. */
  readonly sentSec: number;
}

/** Sends a lot; `undefined` when nothing of it was left to send. */
export async function fly(lot: Lot, parts: Parts, desk: Desk, signal: AbortSignal): Promise<Flown | undefined> {
  const built = await build(lot);
  desk.again(built.tooMany);
  for (const { call, fault } of built.spoiled) desk.settle(call, { kind: 'not-done', fault });
  const token = await parts.auth.token().catch((error: unknown) => {
    if (!(error instanceof Fault)) throw error;
    return error;
  });
  if (token instanceof Fault) {
    for (const call of built.calls) desk.settle(call, { kind: 'not-done', fault: token });
    return undefined;
  }
  const calls = await announced(built.calls, parts, desk);
  if (calls.length === 0) return undefined;
  return send(built, calls, token, parts, signal);
}

/** Tells the callers that their calls leave now; a call whose caller objects stays. */
async function announced(calls: readonly Pending[], { portalClock }: Parts, desk: Desk): Promise<readonly Pending[]> {
  const nowSec = Math.floor(portalClock.stampSec());
  const objections = await Promise.all(
    calls.map(async (call) => {
      try {
        await call.options.beforeSend?.(nowSec);
        return call.options.signal?.aborted ? withdrawn(call) : undefined;
      } catch (error) {
        return asFault(call, error);
      }
    }),
  );
  return calls.filter((call, position) => {
    const fault = objections[position];
    if (fault) desk.settle(call, { kind: 'not-done', fault });
    return !fault;
  });
}

export function withdrawn({ call }: Pending): Fault {
  return new Fault('CALL_WITHDRAWN', { method: call.method }, { reach: 'run' });
}

async function send(
  { path, body }: Built,
  calls: readonly Pending[],
  token: string | undefined,
  parts: Parts,
  signal: AbortSignal,
): Promise<Flown> {
  const { clock, portalClock, transport, home, onEvent } = parts;
  const from = home.address;
  const method = path === 'batch' ? 'batch' : (calls[0]?.call.method ?? '');
  const bytes = body(calls, token);
  for (const call of calls) call.state = 'sent';
  const sentSec = portalClock.nowSec();
  const sentMs = clock.nowMs();
  const reply = await transport.post(urlOf(from, method), bytes, signal);
  const ms = clock.nowMs() - sentMs;
  const exchange = exchangeOf(nameOf(from), path, reply);
  learnFrom(exchange, calls, ms / 1000, parts);
  onEvent({
    type: 'request',
    address: shown(from, method),
    method,
    commands: calls.length,
    sizeBytes: sizeOf(bytes),
    status: reply.kind === 'reply' ? reply.status : undefined,
    ms,
    outcome: outcomeOf(exchange),
  });
  return { path, calls, exchange, from, token, sentSec };
}

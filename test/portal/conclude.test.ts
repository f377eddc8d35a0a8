import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/model/call.ts';
import { Fault } from '../../src/model/fault.ts';
import { conclude } from '../../src/portal/conclude.ts';
import { emptyBucket } from '../../src/portal/pace/bucket.ts';
import { Costs } from '../../src/portal/pace/costs.ts';
import { Governor } from '../../src/portal/pace/governor.ts';
import type { Parts } from '../../src/portal/parts.ts';
import { type Pending, pendingCall } from '../../src/portal/pending.ts';
import { exchangeOf } from '../../src/portal/verdict.ts';

const nowMs = 1_000_000;

/** What becomes of two writes of one batch that the portal turned away with this error, and of what else wants to leave. */
async function turnedAway(
  error: string,
  status: number,
  renew: () => Promise<void> = async () => undefined,
  retryAfterSec = 0,
) {
  const governor = new Governor({
    tariff: 'self-hosted',
    slots: 4,
    metersApart: true,
    costs: new Costs(),
    bucket: emptyBucket(nowMs),
  });
  const renewed: unknown[] = [];
  const settled: Answer[] = [];
  const ways = { settle: (answer: Answer) => void settled.push(answer), fail: () => undefined, raw: false };
  const calls = [1, 2].map((id) => pendingCall({ method: 'im.chat.add', params: { TITLE: `chat ${id}` } }, {}, ways));
  const back: Pending[] = [];
  const text = JSON.stringify({ error, error_description: '' });
  const reply = {
    kind: 'reply',
    status,
    type: 'application/json',
    location: undefined,
    dateMs: Number.NaN,
    retryAfterSec,
    text,
  } as const;
  await conclude(
    {
      path: 'batch',
      calls,
      exchange: exchangeOf('portal.example', 'batch', reply),
      from: undefined as never,
      token: 'old',
      sentSec: 0,
    },
    {
      clock: { nowMs: () => nowMs },
      governor,
      random: () => 0.5,
      hurried: false,
      auth: {
        renew: (token: unknown) => {
          renewed.push(token);
          return renew();
        },
      },
    } as unknown as Parts,
    { settle: (_call, answer) => settled.push(answer), again: (some) => back.push(...some), endAll: () => undefined },
    new AbortController().signal,
  );
  return {
    renewed,
    settled,
    back: back.length,
    heldMs: Math.max(0, governor.heldUntilMs - nowMs),
    openInMs: governor.openAtMs(nowMs) - nowMs,
  };
}

describe('calls that were turned away', () => {
  test('for an old token go again once it is renewed, once for all of them, and nothing else is held up', async () => {
    expect(await turnedAway('expired_token', 401)).toEqual({
      renewed: ['old'],
      settled: [],
      back: 2,
      heldMs: 0,
      openInMs: 0,
    });
  });

  test('for an old token that cannot be renewed end with the reason, each', async () => {
    const why = new Fault('TOKEN_EXPIRED', {}, { reach: 'run' });
    const { settled, back, heldMs } = await turnedAway('expired_token', 401, () => Promise.reject(why));
    expect([settled, back, heldMs]).toEqual([
      [
        { kind: 'not-done', fault: why },
        { kind: 'not-done', fault: why },
      ],
      0,
      0,
    ]);
  });

  test('by a mistake of ours in renewing are no trouble of the world', async () => {
    await expect(turnedAway('expired_token', 401, () => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
  });

  test('by a full portal go again after a pause of everything, as long as it asks for', async () => {
    const { back, heldMs, renewed } = await turnedAway('QUERY_LIMIT_EXCEEDED', 503, undefined, 45);
    expect([back, heldMs, renewed]).toEqual([2, 45_000, []]);
    expect((await turnedAway('QUERY_LIMIT_EXCEEDED', 503)).heldMs).toBeGreaterThan(0);
    expect((await turnedAway('QUERY_LIMIT_EXCEEDED', 503, undefined, 1e9)).heldMs).toBe(3_600_000);
  });

  test('as nobody could be asked for the right go again after a pause', async () => {
    const { back, heldMs, openInMs } = await turnedAway('CONNECTION_ERROR', 401);
    expect([back, heldMs > 0, openInMs]).toEqual([2, true, heldMs]);
  });
});

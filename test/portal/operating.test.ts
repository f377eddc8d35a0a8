import { describe, expect, test } from 'vitest';
import { block, freeAtMs, hear, idleMeter, reserve, roomSec, usedSec } from '../../src/portal/pace/operating.ts';
import { fc } from '../property.ts';

/** The portal's own meter: ten slots of a calendar minute, each gone ten minutes after its first call. */
function portalMeter() {
  const slots = new Map<number, { readonly firstMs: number; sec: number }>();
  const view = (nowMs: number) => {
    for (const [minute, { firstMs }] of slots) if (firstMs + 600_000 <= nowMs) slots.delete(minute);
    const oldestMs = Math.min(nowMs, ...[...slots.values()].map(({ firstMs }) => firstMs));
    const usedSec = [...slots.values()].reduce((sum, { sec }) => sum + sec, 0);
    return { usedSec, resetAtMs: oldestMs + 600_000, heardAtMs: nowMs };
  };
  return {
    view,
    record: (sec: number, nowMs: number) => {
      const minute = Math.floor(nowMs / 60_000);
      const slot = slots.get(minute) ?? { firstMs: nowMs, sec: 0 };
      slot.sec += sec;
      slots.set(minute, slot);
    },
  };
}

const budgetSec = 475;

/** Makes calls one after another for `minutes`, as fast as the meter lets them; gives what the portal saw. */
function work(callSec: readonly number[], minutes: number, usedBefore: number) {
  const portal = portalMeter();
  if (usedBefore > 0) portal.record(usedBefore, 0);
  let meter = idleMeter;
  let nowMs = 30_000;
  let worst = 0;
  let spent = 0;
  for (let call = 0; nowMs < minutes * 60_000; call++) {
    const sec = callSec[call % callSec.length] ?? 1;
    nowMs = freeAtMs(meter, nowMs, budgetSec, sec);
    worst = Math.max(worst, portal.view(nowMs).usedSec);
    nowMs += sec * 1000;
    portal.record(sec, nowMs);
    spent += sec;
    meter = hear(meter, nowMs, portal.view(nowMs));
  }
  return { worst, spent };
}

describe('the operating meter', () => {
  test('never sends a call that the portal would refuse, whatever calls cost and whoever was there before', () => {
    const costs = fc.array(fc.double({ min: 0.11, max: 20, noNaN: true }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(costs, fc.double({ min: 0, max: 300, noNaN: true }), (callSec, usedBefore) => {
        expect(work(callSec, 40, usedBefore).worst).toBeLessThanOrEqual(480);
      }),
      { numRuns: 60 },
    );
  });

  test('uses nearly all that the portal gives over an hour', () => {
    expect(work([0.5], 60, 0).spent).toBeGreaterThan(0.9 * 6 * budgetSec);
  });

  test('counts what was there before it as gone at the moment the portal names', () => {
    const meter = hear(idleMeter, 1000, { usedSec: 470, resetAtMs: 90_000, heardAtMs: 1 });
    expect(roomSec(meter, 1000, budgetSec)).toBe(5);
    expect(freeAtMs(meter, 1000, budgetSec, 6)).toBe(90_000);
    expect(usedSec(meter, 90_000)).toBe(0);
  });

  test('keeps room for what is in flight, and leaves the end of that to the answers', () => {
    const meter = reserve(idleMeter, 474);
    expect(freeAtMs(meter, 0, budgetSec, 1)).toBe(0);
    expect(freeAtMs(meter, 0, budgetSec, 2)).toBe(Number.POSITIVE_INFINITY);
    expect(freeAtMs(reserve(meter, -474), 0, budgetSec, 2)).toBe(0);
  });

  test('believes the newest answer, not the last one to arrive', () => {
    const newest = hear(idleMeter, 5000, { usedSec: 40, resetAtMs: 600_000, heardAtMs: 9 });
    expect(usedSec(hear(newest, 5000, { usedSec: 30, resetAtMs: 600_000, heardAtMs: 8 }), 5000)).toBe(40);
  });

  test('follows the portal when it has forgotten more than expected', () => {
    const first = hear(idleMeter, 1000, { usedSec: 100, resetAtMs: 601_000, heardAtMs: 1 });
    const later = hear(first, 70_000, { usedSec: 160, resetAtMs: 601_000, heardAtMs: 70 });
    const cut = hear(later, 80_000, { usedSec: 30, resetAtMs: 670_000, heardAtMs: 80 });
    expect(usedSec(cut, 80_000)).toBe(30);
    expect(usedSec(cut, 602_000)).toBe(30);
  });

  test('gives a refused method no room until the end of its wait, not even for calls that cost nothing', () => {
    const blocked = block(idleMeter, 60_000);
    expect(roomSec(blocked, 59_999, budgetSec)).toBeLessThan(0);
    expect(freeAtMs(blocked, 0, budgetSec, 1)).toBe(60_000);
    expect(roomSec(blocked, 60_000, budgetSec)).toBe(budgetSec);
  });
});

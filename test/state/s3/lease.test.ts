import { describe, expect, it } from 'vitest';
import { isOver, leaseLeftMs, renewMs, ttlMs } from '../../../src/state/s3/lease.ts';
import { fc } from '../../property.ts';

/** What a create may live, as the portal cuts it. Units: milliseconds. */
const createMs = 65_000;

/** A clock of somebody, against true time: it stands off, and runs up to one per cent fast or slow. */
const clock = fc.record({
  offMs: fc.integer({ min: -1e9, max: 1e9 }),
  rate: fc.double({ min: 0.99, max: 1.01, noNaN: true }),
});
const shows = ({ offMs, rate }: { offMs: number; rate: number }, trueMs: number) => 2e9 + offMs + trueMs * rate;
const inSeconds = (ms: number) => Math.floor(ms / 1000) * 1000;

describe('a lease', () => {
  it('is never taken over while its holder may have a create in flight, in whatever order things happen', () => {
    const event = fc.record({
      kind: fc.constantFrom('renew', 'create', 'look'),
      afterMs: fc.integer({ min: 0, max: 60_000 }),
      wayMs: fc.integer({ min: 0, max: 15_000 }),
    });
    fc.assert(
      fc.property(clock, clock, fc.array(event, { maxLength: 30 }), (holder, store, events) => {
        let now = 0;
        let sentMs = shows(holder, 0);
        let writtenMs = inSeconds(shows(store, 0));
        let lastCreateEnds = 0;
        for (const { kind, afterMs, wayMs } of events) {
          now += afterMs;
          if (kind === 'renew') {
            // It leaves now, and the store writes it when it arrives; the answer may be lost, and then only the store has moved on.
            const left = shows(holder, now);
            now += wayMs;
            writtenMs = inSeconds(shows(store, now));
            if (wayMs < 10_000) sentMs = left;
          }
          if (kind === 'create' && leaseLeftMs(sentMs, shows(holder, now)) >= createMs)
            lastCreateEnds = Math.max(lastCreateEnds, now + createMs);
          if (kind === 'look' && isOver(writtenMs, inSeconds(shows(store, now)))) {
            expect(now).toBeGreaterThanOrEqual(lastCreateEnds);
            expect(leaseLeftMs(sentMs, shows(holder, now))).toBe(0);
            return;
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('lets creates leave between one renewal and the next, also where two of them fail', () => {
    expect(leaseLeftMs(0, 3 * renewMs)).toBeGreaterThanOrEqual(createMs);
  });

  it('is over for others after its time, and not a moment earlier', () => {
    expect([isOver(0, ttlMs - 1), isOver(0, ttlMs)]).toEqual([false, true]);
  });

  it('that nobody can date holds', () => {
    expect(isOver(Number.NaN, 5)).toBe(false);
  });
});

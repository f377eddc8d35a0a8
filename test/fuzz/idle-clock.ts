import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Clock } from '../../src/base/clock.ts';

/** Waits of one run; a run that needs more than this spins. */
const waitsAtMost = 5_000;

/** A clock that stands still while a request is on its way, and jumps to the next alarm when there is nothing else to do. */
export interface IdleClock extends Clock {
  readonly waits: () => number;
  readonly close: () => void;
}

interface Alarm {
  readonly atMs: number;
  readonly ring: () => void;
}

export function idleClock(startMs: number): IdleClock {
  let [nowMs, waits, onTheirWay, quietTurns, ticking] = [startMs, 0, 0, 0, false];
  const alarms = new Set<Alarm>();
  const left = () => void onTheirWay++;
  const over = () => void onTheirWay--;
  subscribe('undici:request:create', left);
  subscribe('undici:request:trailers', over);
  subscribe('undici:request:error', over);

  const tick = () => {
    ticking = alarms.size > 0;
    if (!ticking) return;
    quietTurns = onTheirWay > 0 ? 0 : quietTurns + 1;
    if (quietTurns > 3) ringNext();
    setImmediate(tick);
  };
  const ringNext = () => {
    quietTurns = 0;
    const next = [...alarms].reduce((first, alarm) => (alarm.atMs < first.atMs ? alarm : first));
    alarms.delete(next);
    nowMs = Math.max(nowMs, next.atMs);
    next.ring();
  };

  return {
    nowMs: () => nowMs,
    waits: () => waits,
    close: () => {
      unsubscribe('undici:request:create', left);
      unsubscribe('undici:request:trailers', over);
      unsubscribe('undici:request:error', over);
    },
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (++waits > waitsAtMost) throw new Error(`a run that waits ${waits} times spins`);
        if (Number.isNaN(ms)) throw new Error('a wait for no time that there is');
        if (signal?.aborted) return reject(signal.reason);
        const alarm = { atMs: nowMs + Math.max(0, ms), ring: resolve };
        alarms.add(alarm);
        const stop = () => {
          alarms.delete(alarm);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', stop, { once: true });
        if (!ticking) {
          ticking = true;
          setImmediate(tick);
        }
      }),
  };
}

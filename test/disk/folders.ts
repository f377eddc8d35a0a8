import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Clock } from '../../src/base/clock.ts';
import { Fault } from '../../src/model/fault.ts';

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder that goes away with the test file. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'provision-test-'));
  made.push(folder);
  return folder;
}

/** A clock that stands still at `nowMs`; waiting takes one turn of the event loop. */
export function stillClock(nowMs: number, onWait: (ms: number) => void = () => {}): Clock {
  return {
    nowMs: () => nowMs,
    wait: (ms) => {
      onWait(ms);
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** The Fault that a promise rejects with; anything else fails the test. */
export async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const outcome = await promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
  if (outcome instanceof Fault) return outcome;
  throw new Error(`a Fault was expected, got ${String(outcome)}`);
}

/** Time as a port: everything that reads a clock or waits takes one. */
export interface Clock {
  /** Units: milliseconds, monotonic for our purposes. */
  nowMs(): number;
  /** Errors: rejects with the signal's reason when aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = scaledClock(1);

/**
 * A clock that runs `scale` times faster than the wall, for benchmarks and tests against a scaled sandbox.
 *
 * It starts at the wall's time and then follows the monotonic clock: a machine that sets its clock must not move our idea of the portal's.
 */
export function scaledClock(scale: number): Clock {
  const startMs = Date.now();
  const origin = performance.now();
  return {
    nowMs: () => startMs + (performance.now() - origin) * scale,
    wait: (ms, signal) => waitOnWall(ms / scale, signal),
  };
}

/** Longer than any timer of Node, which fires at once when asked for more. */
const longestTimerMs = 2 ** 31 - 1;

/** Waits for any time, in pieces where it is long. */
function waitOnWall(ms: number, signal?: AbortSignal): Promise<void> {
  const endMs = performance.now() + ms;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    let timer: NodeJS.Timeout;
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const next = (leftMs: number) => {
      timer = setTimeout(
        () => {
          const stillMs = endMs - performance.now();
          if (leftMs > longestTimerMs && stillMs > 0) return next(stillMs);
          signal?.removeEventListener('abort', stop);
          resolve();
        },
        Math.min(longestTimerMs, Math.max(0, leftMs)),
      );
    };
    signal?.addEventListener('abort', stop, { once: true });
    next(ms);
  });
}

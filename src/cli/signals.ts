import process from 'node:process';
import { exitCodes } from './exit-codes.ts';

export interface Stop {
  readonly signal: AbortSignal;
  /** The exit code that the signal asks for, once one came. */
  readonly code: () => number | undefined;
  /** Stops as a signal of the terminal would that a question has kept to itself. */
  readonly interrupt: () => void;
  /** Stops what is running, for a reason that is no signal. */
  readonly abort: () => void;
  readonly dispose: () => void;
}

/** The first SIGINT or SIGTERM stops gently, what is in flight is finished and recorded; the second leaves at once. */
export function listenToSignals(onFirst: () => void, onLeave: () => void): Stop {
  const controller = new AbortController();
  let code: number | undefined;
  const listen = (asked: number) => () => {
    if (code !== undefined) {
      onLeave();
      process.exit(asked);
    }
    code = asked;
    onFirst();
    controller.abort(new Error('stopped by a signal'));
  };
  const abort = () => controller.abort(new Error('stopped'));
  const interrupt = listen(exitCodes.interrupted);
  const terminate = listen(exitCodes.terminated);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  return {
    signal: controller.signal,
    code: () => code,
    interrupt: () => {
      code ??= exitCodes.interrupted;
      abort();
    },
    abort,
    dispose: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
    },
  };
}

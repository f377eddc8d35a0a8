import { Fault } from '../model/fault.ts';
import type { StartTrouble } from '../sandbox/index.ts';

/**
 * Words what keeps the embedded portal from starting; everything else is passed on as it is.
 *
 * `shown` is how people know the data file.
 */
export function sandboxFault(error: unknown, port: number, shown: string): unknown {
  const trouble = troubleOf(error);
  if (trouble) return faultOf(trouble, shown, error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const options = { reach: 'run', cause: error } as const;
  if (code === 'EADDRINUSE') return new Fault('SANDBOX_PORT_TAKEN', { port }, options);
  if (code === 'EACCES' || code === 'EPERM') return new Fault('SANDBOX_NO_RIGHTS', { port, file: shown }, options);
  return error;
}

function faultOf(trouble: StartTrouble, shown: string, cause: unknown): Fault {
  const options = { reach: 'run', cause } as const;
  switch (trouble.kind) {
    case 'data-in-use':
      return new Fault('SANDBOX_BUSY', { file: shown, pid: trouble.pid }, options);
    case 'data-foreign':
      return new Fault('SANDBOX_DATA_FOREIGN', { file: shown }, options);
    case 'fault-unknown':
      return new Fault('SANDBOX_FAULT_UNKNOWN', { spec: trouble.spec, known: trouble.known.join(', ') }, options);
  }
}

/** Has another process the data? */
export function isTaken(error: unknown): boolean {
  return troubleOf(error)?.kind === 'data-in-use';
}

/** By its shape: the class lives in the wing, which is loaded only on demand. */
function troubleOf(error: unknown): StartTrouble | undefined {
  const isStartError = error instanceof Error && error.name === 'StartError' && 'trouble' in error;
  return isStartError ? (error.trouble as StartTrouble) : undefined;
}

import type { Code } from '../model/codes/index.ts';
import type { Outcome } from '../model/event.ts';
import type { Fault } from '../model/fault.ts';

/** What the process says to scripts; a contract, see `docs`. */
export const exitCodes = {
  done: 0,
  failed: 1,
  /** Only `plan --detailed-exitcode`. */
  changes: 2,
  /** Some chats failed; the others are done and recorded. */
  partial: 3,
  /** Config or command line wrong; nothing was sent. */
  wrong: 4,
  lockfileBusy: 5,
  stalePlan: 6,
  consent: 7,
  /** Limits or maintenance; worth running again later. */
  temporary: 75,
  interrupted: 130,
  terminated: 143,
} as const;

const busy: ReadonlySet<Code> = new Set(['LOCKFILE_BUSY', 'SANDBOX_BUSY', 'STATE_BUSY']);

/** What has to be put right on the command line or in a file before anything can be sent. */
const wrongInput: ReadonlySet<Code> = new Set([
  'ADOPT_CHOICE',
  'ADDRESS_MISPLACED',
  'AVATAR_NOT_FOUND_HERE',
  'AVATAR_NOT_FOUND_NEAR',
  'AVATAR_NO_SOURCE',
  'COMMAND_LINE',
  'CREATE_FIELD_MISSPELT',
  'CREATE_FIELD_UNKNOWN',
  'CREATE_OWNER_FORM',
  'DISK_LINK',
  'DISK_NOT_PLAIN',
  'DISK_OUTSIDE',
  'EVENTS_FILE_FOREIGN',
  'EXPORT_TABLE_CHATS',
  'EXPORT_TABLE_FOREIGN',
  'EXPORT_TABLE_NAME',
  'FIELDS_MISSING',
  'FIELDS_NO_JSON',
  'FIELDS_NO_OBJECT',
  'FLEET_EXPORT_OUT',
  'FLEET_EXPORT_PROJECT',
  'FLEET_FLAG_ADDRESS',
  'FLEET_FLAG_LOCKFILE',
  'FLEET_NO_PORTAL',
  'FLEET_NOTHING_SELECTED',
  'FLEET_ONE_PORTAL',
  'FLEET_PLAN_FOREIGN',
  'FLEET_PORTAL_MISSPELT',
  'FLEET_SELECT',
  'KEY_MISSPELT',
  'KEY_UNKNOWN',
  'LABEL_FORM',
  'MATRIX_TOO_LARGE',
  'DOTENV_LINE',
  'DOTENV_MISSING',
  'DOTENV_NAME',
  'DOTENV_QUOTE',
  'DOTENV_TWICE',
  'NOT_AN_INVENTORY',
  'OUTPUT_IS_INPUT',
  'PATH_BACKSLASH',
  'PATH_HOME',
  'PLAN_FILE_FOREIGN',
  'PORTAL_MISSING',
  'PORTAL_NOT_A_WEBHOOK',
  'PORTAL_NOT_HTTPS',
  'PORTAL_QUOTED',
  'PORTAL_URL_WRONG',
  'RESOLVE_CHOICE',
  'ROW_MISSING',
  'ROW_MISSPELT',
  'SANDBOX_FAULT_UNKNOWN',
  'SAVED_PLAN_FLAGS',
  'SHARD_FORM',
  'SHARD_HALF',
  'SHARD_NO_ENGINE',
  'SHARD_WRONG',
  'STATE_ADDRESS_FORM',
  'STATE_COMMAND_LINE',
  'STATE_ADDRESS_HTTP',
  'STATE_ADDRESS_PARAMETER',
  'STATE_ADDRESS_VALUE',
  'STATE_CREDENTIALS_NONE',
  'STATE_CREDENTIALS_STRAY',
  'STATE_HOST_REFUSED',
  'STATE_NO_FILE',
]);

export function exitCodeOfFault(fault: Fault): number {
  // A lock that was lost to somebody else in the middle of a run is worth running again.
  if (busy.has(fault.code) && fault.reach !== 'temporary') return exitCodes.lockfileBusy;
  if (wrongInput.has(fault.code)) return exitCodes.wrong;
  return fault.reach === 'temporary' ? exitCodes.temporary : exitCodes.failed;
}

export function exitCodeOfOutcome(outcome: Outcome, stale: readonly string[]): number {
  if (outcome.temporary) return exitCodes.temporary;
  if (outcome.failed.length > 0) return exitCodes.partial;
  if (outcome.stoppedBy) return exitCodes.failed;
  return stale.length > 0 ? exitCodes.stalePlan : exitCodes.done;
}

/** A report that was asked for and is not there fails a run that went well; of any other, its own end says more. */
export function withLostReport(exitCode: number, lost: Fault | undefined): number {
  return exitCode === exitCodes.done && lost ? exitCodeOfFault(lost) : exitCode;
}

/** All are done, all that are not ended alike, or some of this and some of that. A portal that was not begun has no say. */
export function fleetExitCode(codes: readonly (number | undefined)[]): number {
  const [code, ...others] = new Set(codes.filter((each) => each !== undefined && each !== exitCodes.done));
  if (code === undefined) return exitCodes.done;
  return others.length > 0 ? exitCodes.partial : code;
}

import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import process from 'node:process';

/** What tells one process from all others, also from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  readonly user: string;
  /** The machine and its present boot, and the set of processes whose numbers it shares; where the system tells. */
  readonly machine?: string;
  readonly boot?: string;
  readonly pidSpace?: string;
  /** When the process started, in the system's own ticks; where the system tells. */
  readonly started?: string;
}

/** What the system says of this process. */
export function ownIdentity(): ProcessIdentity {
  const optional = {
    machine: readLine('/etc/machine-id'),
    boot: readLine('/proc/sys/kernel/random/boot_id'),
    pidSpace: readTarget('/proc/self/ns/pid'),
    started: startOf(process.pid),
  };
  const known = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { pid: process.pid, host: hostname(), user: userName(), ...known };
}

/** Does something when this process leaves, however it does; what waits for anything is not waited for. Shape: takes that back. */
export function whenItLeaves(act: () => void): () => void {
  process.once('exit', act);
  return () => void process.off('exit', act);
}

export type Liveness = 'alive' | 'dead' | 'out of sight';

/**
 * Judges whether another process still runs.
 *
 * Shape: `dead` only on proof; a process of another machine or container cannot be seen, and stays `out of sight`.
 */
export function livenessOf(other: ProcessIdentity, own: ProcessIdentity): Liveness {
  if (other.host !== own.host) return 'out of sight';
  if (differ(other.machine, own.machine)) return 'out of sight';
  if (differ(other.boot, own.boot)) return own.machine === undefined ? 'out of sight' : 'dead';
  if (differ(other.pidSpace, own.pidSpace)) return 'out of sight';
  if (!isRunning(other.pid)) return 'dead';
  return differ(other.started, startOf(other.pid)) ? 'dead' : 'alive';
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** Another user's process may not be signalled, which is proof enough that it runs. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Field 22 of `stat`; the name in field 2 may hold spaces and parentheses. */
function startOf(pid: number): string | undefined {
  const stat = readLine(`/proc/${pid}/stat`);
  return stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

function readLine(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

function readTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

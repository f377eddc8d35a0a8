import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { StartError } from '../start-error.ts';

const own = new Set<string>();

/**
 * Takes a data file for this process and gives the way to let go of it.
 *
 * Errors: throws when a living process holds it; a holder that died is passed over.
 */
export function claim(pidFile: string): () => void {
  const holder = readHolder(pidFile);
  if (holder !== undefined && (own.has(pidFile) || isOtherAlive(holder))) {
    const text = `the sandbox data beside "${pidFile}" is in use by process ${holder}`;
    throw new StartError({ kind: 'data-in-use', pid: holder }, text);
  }
  if (holder !== undefined) unlinkSync(pidFile);
  const file = openSync(pidFile, 'wx', 0o600);
  writeSync(file, `${process.pid}\n`);
  closeSync(file);
  own.add(pidFile);
  return () => {
    own.delete(pidFile);
    try {
      unlinkSync(pidFile);
    } catch {
      // Somebody tidied up already: what matters is that nobody holds it.
    }
  };
}

function readHolder(pidFile: string): number | undefined {
  try {
    return Number(readFileSync(pidFile, 'utf8')) || 0;
  } catch {
    return undefined;
  }
}

function isOtherAlive(pid: number): boolean {
  if (pid === process.pid || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { closeSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { StartError } from '../start-error.ts';
import { readOwn } from './own-file.ts';

const own = new Set<string>();

/** A data file taken for this process. */
export interface Claim {
  /** Says where the portal of these data can be reached. */
  readonly announce: (url: string) => void;
  readonly release: () => void;
}

/** Where the claim on a data file lies. */
export function claimFile(dataFile: string): string {
  return `${dataFile.replace(/\.json$/, '')}.pid`;
}

/**
 * Takes a data file for this process.
 *
 * Errors: throws when a living process holds it; a holder that died is passed over.
 */
export function claim(dataFile: string): Claim {
  const file = claimFile(dataFile);
  const holder = holderIn(file);
  if (holder !== undefined && (own.has(file) || isOtherAlive(holder))) {
    const text = `the sandbox data beside "${file}" is in use by process ${holder}`;
    throw new StartError({ kind: 'data-in-use', pid: holder }, text);
  }
  if (holder !== undefined) unlinkSync(file);
  write(file, `${process.pid}\n`);
  own.add(file);
  return {
    announce: (url) => {
      const aside = `${file}.${process.pid}`;
      write(aside, `${process.pid}\n${url}\n`);
      renameSync(aside, file);
    },
    release: () => {
      own.delete(file);
      try {
        unlinkSync(file);
      } catch {
        // Somebody tidied up already: what matters is that nobody holds it.
      }
    },
  };
}

/** What a claim says: who holds the data, and where his portal is, if he lets others in. */
export function readClaim(text: string | undefined): { readonly pid: number; readonly url?: string } | undefined {
  const [pid = '', url] = text?.split('\n') ?? [];
  if (!/^[1-9]\d{0,9}$/.test(pid)) return undefined;
  return { pid: Number(pid), ...(url ? { url } : {}) };
}

function write(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, text);
  closeSync(file);
}

/** Shape: `undefined` where there is no claim, 0 for one that names nobody. */
function holderIn(file: string): number | undefined {
  const bytes = readOwn(file);
  return bytes && (readClaim(bytes.toString('utf8'))?.pid ?? 0);
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

import { mkdir, unlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isObject } from '../base/json.ts';
import { writeAtomic } from './atomic.ts';
import { readIfThere } from './input.ts';

/** How full a portal's bucket of requests was when a run ended. Units: requests, and milliseconds of the wall clock. */
export interface BucketMark {
  readonly level: number;
  readonly wallMs: number;
}

/** Units: bytes. */
const largestMark = 4096;

export interface BucketFile {
  /** A file that is missing or unreadable tells nothing, and nothing is lost. */
  load(): Promise<BucketMark | undefined>;
  save(mark: BucketMark): Promise<void>;
}

/**
 * What one run leaves in the portal's bucket is told to the next: started a moment later, it would overflow.
 *
 * It lies in the user's cache and not beside a lockfile, as the portal counts by machine: runs in other folders fill the same bucket.
 * However little is left is kept, since many small runs in a row add up.
 */
export function bucketFile(env: Readonly<Record<string, string | undefined>>, host: string): BucketFile {
  const cache = env.XDG_CACHE_HOME || cacheAtHome();
  if (cache === undefined) return { load: async () => undefined, save: async () => {} };
  const folder = join(cache, 'provision');
  const path = join(folder, `bucket-${encodeURIComponent(host.toLowerCase())}.json`);
  return {
    load: async () => {
      const mark: unknown = await readIfThere(path, largestMark)
        .then((text) => JSON.parse(text ?? ''))
        .catch(() => undefined);
      if (!isObject(mark) || typeof mark.level !== 'number' || typeof mark.wallMs !== 'number') return undefined;
      return { level: mark.level, wallMs: mark.wallMs };
    },
    save: async (mark) => {
      // A folder that cannot be written to costs at most a refused request.
      const write = async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeAtomic(path, `${JSON.stringify(mark)}\n`);
      };
      await (mark.level < 1 ? unlink(path) : write()).catch(() => {});
    },
  };
}

/** In containers the user may have neither HOME nor an entry in the list of users, which Node answers with an error. */
function cacheAtHome(): string | undefined {
  try {
    return join(homedir(), '.cache');
  } catch {
    return undefined;
  }
}

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../base/json.ts';
import { writeAtomic } from './atomic.ts';
import { makePrivateFolder, privateFolder } from './private-folder.ts';

/** How full a portal's bucket of requests was when a run ended. Units: requests, and milliseconds of the wall clock. */
export interface BucketMark {
  readonly level: number;
  readonly wallMs: number;
}

/** Fewer requests are gone before the next run has started. */
const worthKeeping = 10;

export interface BucketFile {
  /** A file that is missing or unreadable tells nothing, and nothing is lost. */
  load(): Promise<BucketMark | undefined>;
  save(mark: BucketMark): Promise<void>;
}

/** What one run leaves in the portal's bucket is told to the next: started a moment later, it would overflow. */
export function bucketFile(lockfilePath: string, host: string): BucketFile {
  const path = join(privateFolder(lockfilePath), `bucket-${encodeURIComponent(host.toLowerCase())}.json`);
  return {
    load: async () => {
      const mark: unknown = await readFile(path, 'utf8')
        .then(JSON.parse)
        .catch(() => undefined);
      if (!isObject(mark) || typeof mark.level !== 'number' || typeof mark.wallMs !== 'number') return undefined;
      return { level: mark.level, wallMs: mark.wallMs };
    },
    save: async (mark) => {
      // A folder that cannot be written to costs at most a refused request.
      const write = async () => {
        await makePrivateFolder(lockfilePath);
        await writeAtomic(path, `${JSON.stringify(mark)}\n`);
      };
      await (mark.level < worthKeeping ? rm(path, { force: true }) : write()).catch(() => {});
    },
  };
}

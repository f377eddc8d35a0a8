import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rescue } from '../model/state.ts';
import { writeAtomic } from './atomic.ts';
import { diskFault } from './disk-fault.ts';
import { readIfThere } from './input.ts';
import { makePrivateFolder, privateFolder } from './private-folder.ts';

/** Where rows wait that a store did not take: `.provision/unsent/<project>.<host>.json` beside the config. Errors: `DISK_…`. */
export function unsentFile(lockfilePath: string, object: string): Rescue {
  const folder = join(privateFolder(lockfilePath), 'unsent');
  const name = join(folder, `${object}.json`);
  return {
    name,
    read: () => readIfThere(name),
    write: async (text) => {
      await makePrivateFolder(lockfilePath);
      await mkdir(folder, { mode: 0o700, recursive: true }).catch((error: unknown) => {
        throw diskFault(error, folder);
      });
      await writeAtomic(name, text, { mode: 0o600 });
    },
    remove: () => rm(name, { force: true }),
  };
}

import { join } from 'node:path';
import { privateFolder } from '../disk/private-folder.ts';

/** Where `portal: sandbox` keeps its chats: beside the lockfile that remembers them. `name`: `sandbox/trial` where there are several. */
export function sandboxData(lockfile: string, name = 'sandbox'): string {
  return join(privateFolder(lockfile), `${name.replaceAll('/', '-')}.json`);
}

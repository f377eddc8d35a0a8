import { join } from 'node:path';
import { privateFolder } from '../disk/private-folder.ts';

/** Where `portal: sandbox` keeps its chats: beside the lockfile that remembers them. */
export function sandboxData(lockfile: string): string {
  return join(privateFolder(lockfile), 'sandbox.json');
}

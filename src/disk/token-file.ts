import { join } from 'node:path';
import { isObject } from '../base/json.ts';
import { Fault } from '../model/fault.ts';
import { writeAtomic } from './atomic.ts';
import { readIfThere } from './input.ts';
import { makePrivateFolder, privateFolder } from './private-folder.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Where a portal's OAuth tokens outlive the run; a refresh token is worth one use, so a lost one locks us out. */
export interface TokenStore {
  /** Errors: `TOKEN_FILE_BROKEN`, `DISK_…`. */
  load(): Promise<Tokens | undefined>;
  /** Errors: `DISK_…`; resolves when the tokens are on disk. */
  save(tokens: Tokens): Promise<void>;
}

/**
 * The tokens of one portal, readable by this user only.
 *
 * Shape: a file for each host, so that runs on two portals never write the same one.
 */
export function tokenFile(lockfilePath: string, host: string): TokenStore {
  const path = join(privateFolder(lockfilePath), `oauth-${encodeURIComponent(host.toLowerCase())}.json`);
  return {
    async load() {
      const text = await readIfThere(path);
      return text === undefined ? undefined : parsed(text, path);
    },
    async save({ accessToken, refreshToken }) {
      await makePrivateFolder(lockfilePath);
      await writeAtomic(path, `${JSON.stringify({ accessToken, refreshToken }, undefined, 2)}\n`, { mode: 0o600 });
    },
  };
}

/** What is wrong with the text is never told: it may hold half a token. */
function parsed(text: string, path: string): Tokens {
  const value = jsonOf(text);
  if (isObject(value) && typeof value.accessToken === 'string' && typeof value.refreshToken === 'string') {
    return { accessToken: value.accessToken, refreshToken: value.refreshToken };
  }
  throw new Fault('TOKEN_FILE_BROKEN', { file: path }, { reach: 'run' });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, sep } from 'node:path';
import { sha256 } from '../base/hash.ts';
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

export interface TokenFileOptions {
  readonly host: string;
  /** The refresh token that this run was given; only what grew from it counts. */
  readonly configured: string;
  /** Told why a file that is there does not count. */
  readonly onIgnored: (why: 'TOKEN_FILE_FOREIGN' | 'TOKEN_FILE_OPEN', file: string) => void;
}

/**
 * The tokens of one portal, readable by this user only.
 *
 * A file that somebody put into the checkout must not take the place of the token that was configured: it counts only where it is ours,
 * private, and holds the digest of that very token, which nobody knows who does not know the token.
 * Shape: a file for each host, so that runs on two portals never write the same one.
 */
export function tokenFile(lockfilePath: string, { host, configured, onIgnored }: TokenFileOptions): TokenStore {
  const path = join(privateFolder(lockfilePath), `oauth-${encodeURIComponent(host.toLowerCase())}.json`);
  const from = sha256(Buffer.from(`provision refresh token ${configured}`));
  return {
    async load() {
      const text = await readIfThere(path, largestFile);
      if (text === undefined) return undefined;
      const isPrivate = await isOursAlone(path);
      const kept = isPrivate ? parsed(text, path) : undefined;
      if (kept?.from === from) return kept.tokens;
      onIgnored(isPrivate ? 'TOKEN_FILE_FOREIGN' : 'TOKEN_FILE_OPEN', path);
      return undefined;
    },
    async save({ accessToken, refreshToken }) {
      await makePrivateFolder(lockfilePath);
      await writeAtomic(path, `${JSON.stringify({ accessToken, refreshToken, from }, undefined, 2)}\n`, {
        mode: 0o600,
      });
    },
  };
}

/** Units: bytes. */
const largestFile = 65_536;

/** Windows keeps rights elsewhere; there the digest has to do. */
async function isOursAlone(path: string): Promise<boolean> {
  if (sep === '\\') return true;
  const { uid, mode } = await stat(path);
  return (mode & 0o077) === 0 && uid === (ownId() ?? uid);
}

/** Unknown in a container whose user has no name; a file that only its owner may read and that we can read is then ours. */
function ownId(): number | undefined {
  try {
    return userInfo().uid;
  } catch {
    return undefined;
  }
}

/** What is wrong with the text is never told: it may hold half a token. */
function parsed(text: string, path: string): { readonly tokens: Tokens; readonly from: unknown } {
  const value = jsonOf(text);
  if (isObject(value) && typeof value.accessToken === 'string' && typeof value.refreshToken === 'string') {
    const { accessToken, refreshToken, from } = value;
    return { tokens: { accessToken, refreshToken }, from };
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

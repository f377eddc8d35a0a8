import { sha256 } from '../../base/hash.ts';
import type { FoundChat } from '../../model/actual.ts';
import type { LockRow } from '../../model/lockfile.ts';
import type { Hole } from '../../model/operation.ts';
import type { Picture } from '../field.ts';

/** A chat's picture as it is compared; the portal shows only a crop, so equality lives in the lockfile's hash. */
export interface Avatar {
  /** Lower-case hex; empty when the chat has none, `replaced` when it took the place of ours, `unknown` when it never was ours. */
  readonly sha256: string;
  readonly picture?: Picture;
}

const prefix = 'sha256-';

export function pictureHole(picture: Picture): Hole {
  return { hole: 'picture', source: picture.source, sha256: picture.sha256, sizeBytes: picture.sizeBytes };
}

export function lockedHash(picture: Picture): string {
  return `${prefix}${picture.sha256}`;
}

/**
 * The avatar on the portal, as far as it can be told.
 *
 * Shape: `undefined` where we may have set it and do not remember: a create whose answer was lost, or a row that was lost. Such a
 * picture is taken for ours, as sending all pictures again after each lost lockfile would spoil every chat with messages.
 */
export function avatarOf(found: FoundChat, row: LockRow): Avatar | undefined {
  if (found.avatarUrl === '') return { sha256: '' };
  if (row.avatar === undefined) return row.id === undefined || row.unfinished ? undefined : { sha256: 'unknown' };
  if (row.avatarSeen !== undefined && row.avatarSeen !== seenMark(found.avatarUrl)) return { sha256: 'replaced' };
  return { sha256: row.avatar.slice(prefix.length) };
}

/** A short mark of the avatar's URL, by which its replacement is noticed. Hosts may change (CDN, rename), so only the path counts. */
export function seenMark(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return sha256(path).slice(0, 12);
}

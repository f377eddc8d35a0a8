import { resolve } from 'node:path';
import { nearPath, slipIn } from '../base/near-path.ts';
import type { Patience } from '../base/nearest.ts';
import type { ConfigFiles, Refusal } from '../model/config-files.ts';
import { Fault } from '../model/fault.ts';

/** The absolute path of a picture as written in a file of `folder`. */
export function picturePath(folder: string, written: string): string {
  return resolve(folder, written);
}

/**
 * Streams a picture's bytes to `take`.
 *
 * `patience` is for hints at what may have been meant, and shared by the pictures of a run.
 * Errors: an `AVATAR_…` Fault that shows the path as it is `written`, or whatever `take` throws.
 */
export async function readPicture(
  path: string,
  written: string,
  files: ConfigFiles,
  take: (chunk: Uint8Array) => void,
  patience?: Patience,
): Promise<void> {
  const refusal = await files.stream(path, take);
  if (refusal !== undefined) throw await faultOf(refusal, { path, written, files, patience });
}

interface Wanted {
  readonly path: string;
  readonly written: string;
  readonly files: ConfigFiles;
  readonly patience: Patience | undefined;
}

async function faultOf(refusal: Refusal, wanted: Wanted): Promise<Fault> {
  const { written } = wanted;
  switch (refusal.kind) {
    case 'outside':
      return new Fault('AVATAR_OUTSIDE', { path: written, root: refusal.root });
    case 'not-a-file':
      return new Fault('AVATAR_NOT_FILE', { path: written });
    case 'failed':
      return unreadable(refusal.reason, wanted);
  }
}

async function unreadable(reason: string, wanted: Wanted): Promise<Fault> {
  const { written } = wanted;
  switch (reason) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ERR_INVALID_ARG_VALUE':
      return notFound(wanted);
    case 'EACCES':
    case 'EPERM':
      return new Fault('AVATAR_NO_RIGHTS', { path: written });
    default:
      return new Fault('AVATAR_UNREADABLE', { path: written, reason });
  }
}

async function notFound({ path, written, files, patience }: Wanted): Promise<Fault> {
  const slip = slipIn(written);
  if (slip !== undefined) return new Fault(slip === 'home' ? 'PATH_HOME' : 'PATH_BACKSLASH', { path: written });
  const near = await nearPath(path, written, (folder) => files.names(folder), patience);
  if (near === undefined) return new Fault('AVATAR_NOT_FOUND', { path: written });
  return new Fault('AVATAR_NOT_FOUND_NEAR', { path: written, near });
}

import type { CodeFilledBy } from '../model/codes/index.ts';
import { Fault } from '../model/fault.ts';

/** Words an error of the file system; everything else is passed on as it is. */
export function diskFault(error: unknown, file: string): unknown {
  const code = errorCode(error);
  if (code === undefined || code.startsWith('ERR_') || error instanceof Fault) return error;
  const known = byErrorCode[code];
  if (known !== undefined) return new Fault(known, { file }, { reach: 'run', cause: error });
  return new Fault('DISK_FAILED', { file, reason: code }, { reach: 'run', cause: error });
}

/** The system's own code of an error (`ENOENT`), where it has one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const byErrorCode: Readonly<Record<string, CodeFilledBy<'file'>>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'DISK_READ_ONLY',
  EACCES: 'DISK_NO_RIGHTS',
  EPERM: 'DISK_NO_RIGHTS',
  ENOENT: 'DISK_NO_FOLDER',
  ENOTDIR: 'DISK_NO_FOLDER',
  EISDIR: 'DISK_IS_FOLDER',
  EBUSY: 'DISK_BUSY',
};

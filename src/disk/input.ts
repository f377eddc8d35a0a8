import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileText } from '../model/config-files.ts';
import { Fault } from '../model/fault.ts';
import { diskFault } from './disk-fault.ts';
import { type Fence, fenceAround } from './fence.ts';
import { refuseLink } from './no-links.ts';
import { readPlain } from './plain-file.ts';

/** Units: bytes. A lockfile of 200,000 chats has half of this. */
const largest = 64 * 1024 * 1024;

/** Reads all of standard input. A byte order mark is dropped. */
export function readStandardInput(): string {
  try {
    return readFileSync(0, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw diskFault(error, 'stdin');
  }
}

/**
 * The text of a file that a person named, without a byte order mark; `undefined` when there is none.
 *
 * Errors: `DISK_…`, also where a link in the checkout leads it out of its folder.
 */
export async function readGiven(path: string, cwd: string, limitBytes = largest): Promise<string | undefined> {
  const fence = await fenceAround(dirname(path), cwd);
  return textOf(await readPlain(path, fence, limitBytes), path, limitBytes)?.replace(/^\uFEFF/, '');
}

/**
 * The text of a file that we write ourselves; `undefined` when there is none.
 *
 * Errors: `DISK_…`, also where it is a link, which we never make.
 */
export async function readIfThere(path: string, limitBytes = largest): Promise<string | undefined> {
  refuseLink(path);
  const anywhere: Fence = undefined;
  return textOf(await readPlain(path, anywhere, limitBytes), path, limitBytes);
}

function textOf(outcome: FileText, file: string, limitBytes: number): string | undefined {
  const options = { reach: 'run' } as const;
  switch (outcome.kind) {
    case 'read':
      return Buffer.from(outcome.bytes).toString('utf8');
    case 'outside':
      throw new Fault('DISK_OUTSIDE', { file, root: outcome.root }, options);
    case 'not-a-file':
      throw new Fault('DISK_NOT_PLAIN', { file }, options);
    case 'too-large':
      throw new Fault('DISK_TOO_LARGE', { file, limit: limitBytes }, options);
    case 'failed':
      if (outcome.reason === 'ENOENT') return undefined;
      throw diskFault(Object.assign(new Error(outcome.reason), { code: outcome.reason }), file);
  }
}

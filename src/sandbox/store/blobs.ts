import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openAside, readOwn, refuseOtherThanFolder } from './own-file.ts';

/** Bytes of uploaded files, kept once however often they were uploaded. */
export interface Blobs {
  /** Keeps the bytes durably and gives their SHA-256 in hex. */
  readonly keep: (bytes: Buffer) => string;
  readonly read: (sha256: string) => Buffer | undefined;
}

export function memoryBlobs(): Blobs {
  const kept = new Map<string, Buffer>();
  return {
    keep: (bytes) => {
      const name = hashOf(bytes);
      if (!kept.has(name)) kept.set(name, Buffer.from(bytes));
      return name;
    },
    read: (sha256) => kept.get(sha256),
  };
}

/** Keeps bytes in a folder, written aside and renamed, so that a kill leaves no half file under a good name. */
export function folderBlobs(folder: string): Blobs {
  refuseOtherThanFolder(folder);
  return {
    keep: (bytes) => {
      const name = hashOf(bytes);
      const path = join(folder, name);
      if (existsSync(path)) return name;
      mkdirSync(folder, { recursive: true });
      const file = openAside(`${path}.part`);
      writeSync(file, bytes);
      fsyncSync(file);
      closeSync(file);
      renameSync(`${path}.part`, path);
      return name;
    },
    read: (sha256) => {
      // A name of another form would lead out of the folder.
      return /^[0-9a-f]{64}$/.test(sha256) ? readOwn(join(folder, sha256)) : undefined;
    },
  };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodePoint } from '../base/json.ts';
import type { ConfigFiles, FileText, FolderList } from '../model/config-files.ts';
import { errorCode } from './disk-fault.ts';

/** The real disk, for `loadConfig`. */
export const configFiles: ConfigFiles = { kind, read, list };

/** A disk on which one file already has the text that it is about to get. */
export function withText(files: ConfigFiles, path: string, text: string): ConfigFiles {
  return {
    list: files.list,
    kind: async (other) => (other === path ? 'file' : files.kind(other)),
    read: async (other, limit) =>
      other === path ? { kind: 'read', bytes: new TextEncoder().encode(text) } : files.read(other, limit),
  };
}

async function kind(path: string): Promise<'file' | 'folder' | 'absent'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // Why anything else cannot be looked at shows when it is read.
    return ['ENOENT', 'ENOTDIR'].includes(reasonOf(error)) ? 'absent' : 'file';
  }
}

async function read(path: string, limitBytes: number): Promise<FileText> {
  try {
    const { size } = await stat(path);
    if (size > limitBytes) return { kind: 'too-large', sizeBytes: size };
    const bytes = await readFile(path);
    return bytes.length > limitBytes ? { kind: 'too-large', sizeBytes: bytes.length } : { kind: 'read', bytes };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function list(folder: string): Promise<FolderList> {
  const files: string[] = [];
  const folders = [folder];
  for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
    const entries = await entriesOf(path);
    if (typeof entries === 'string') return { kind: 'failed', path, reason: entries };
    for (const entry of entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')) {
      if (entry.isDirectory()) folders.push(join(path, entry.name));
      else if (await isFile(entry, path)) files.push(join(path, entry.name));
    }
  }
  return { kind: 'listed', files: files.sort(byCodePoint) };
}

async function entriesOf(path: string): Promise<readonly Dirent[] | string> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    return reasonOf(error);
  }
}

/** Links to files count as files; links to folders are left alone, as they may lead in circles. */
async function isFile(entry: Dirent, folder: string): Promise<boolean> {
  if (entry.isFile()) return true;
  return entry.isSymbolicLink() && (await kind(join(folder, entry.name))) === 'file';
}

function reasonOf(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return code;
}

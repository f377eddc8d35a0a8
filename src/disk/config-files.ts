import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodePoint } from '../base/json.ts';
import type { ConfigFiles, FolderList } from '../model/config-files.ts';
import { type Fence, fenceAround, isInside, realPlace } from './fence.ts';
import { readPlain, reasonOf, streamPlain } from './plain-file.ts';

/** The real disk, for `loadConfig`; everywhere, until somebody asks for a fence. */
export const configFiles: ConfigFiles = behind(undefined);

/** A disk on which one file already has the text that it is about to get. */
export function withText(files: ConfigFiles, path: string, text: string): ConfigFiles {
  return {
    ...files,
    kind: async (other) => (other === path ? 'file' : files.kind(other)),
    read: async (other, limit) =>
      other === path ? { kind: 'read', bytes: new TextEncoder().encode(text) } : files.read(other, limit),
    within: async (root, cwd) => withText(await files.within(root, cwd), path, text),
  };
}

/**
 * The same disk as it was when each file was first looked at.
 *
 * For many portals that share their files: each is read once, and all portals see the same text. Pictures are not kept.
 */
export function asFirstSeen(files: ConfigFiles): ConfigFiles {
  const kinds = new Map<string, ReturnType<ConfigFiles['kind']>>();
  const texts = new Map<string, ReturnType<ConfigFiles['read']>>();
  const fences = new Map<string, Promise<ConfigFiles>>();
  return {
    ...files,
    kind: (path) => once(kinds, path, () => files.kind(path)),
    read: (path, limitBytes) => once(texts, JSON.stringify([path, limitBytes]), () => files.read(path, limitBytes)),
    within: (root, cwd) =>
      once(fences, JSON.stringify([root, cwd]), async () => asFirstSeen(await files.within(root, cwd))),
  };
}

function once<T>(known: Map<string, T>, name: string, make: () => T): T {
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = make();
  known.set(name, made);
  return made;
}

function behind(fence: Fence): ConfigFiles {
  return {
    kind: (path) => kind(path, fence),
    read: (path, limitBytes) => readPlain(path, fence, limitBytes),
    stream: (path, take) => streamPlain(path, fence, take),
    list: (folder) => list(folder, fence),
    names: async (folder) => ((await isOutside(folder, fence)) ? [] : readdir(folder).catch(() => [])),
    within: async (root, cwd) => behind(await fenceAround(root, cwd)),
  };
}

async function kind(path: string, fence: Fence): Promise<'file' | 'folder' | 'absent'> {
  if (await isOutside(path, fence)) return 'file';
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(reasonOf(error)) ? 'absent' : 'file';
  }
}

async function isOutside(path: string, fence: Fence): Promise<boolean> {
  return fence !== undefined && !isInside(fence.real, await realPlace(path));
}

async function list(folder: string, fence: Fence): Promise<FolderList> {
  if (fence !== undefined && (await isOutside(folder, fence)))
    return { kind: 'refused', path: folder, refusal: { kind: 'outside', root: fence.shown } };
  const files: string[] = [];
  const folders = [folder];
  for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
    const entries = await entriesOf(path);
    if (typeof entries === 'string') return { kind: 'refused', path, refusal: { kind: 'failed', reason: entries } };
    for (const entry of entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')) {
      if (entry.isDirectory()) folders.push(join(path, entry.name));
      else if (await isFile(entry, path, fence)) files.push(join(path, entry.name));
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
async function isFile(entry: Dirent, folder: string, fence: Fence): Promise<boolean> {
  if (!entry.isSymbolicLink()) return !entry.isDirectory();
  return (await kind(join(folder, entry.name), fence)) === 'file';
}

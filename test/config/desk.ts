import { posix } from 'node:path';
import { type Loaded, loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/model/config.ts';
import type { ConfigFiles } from '../../src/model/config-files.ts';
import type { Language } from '../../src/model/message.ts';
import { diagnosticsText } from '../report/shown.ts';

export interface Desk {
  readonly paths?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly token?: string;
  readonly lockfile?: string;
  readonly sparesPortal?: boolean;
}

/** A whole right file around the chats of a test. */
export const top = 'version: 1\nproject: team\nportal: sandbox\n';

/** Loads files that lie in `/home/anna`, by their paths from there; a single text is `chats.yaml`. */
export function load(files: string | Readonly<Record<string, string | Uint8Array>>, desk: Desk = {}): Promise<Loaded> {
  const folder = typeof files === 'string' ? { 'chats.yaml': files } : files;
  const { paths = [Object.keys(folder)[0] ?? 'chats.yaml'], env = {}, ...flags } = desk;
  return loadConfig({ paths, cwd: '/home/anna', env, files: inMemory(folder), ...flags });
}

/** What a person would see, line by line; `fine` when there is nothing to say. */
export async function problems(
  files: Parameters<typeof load>[0],
  desk: Desk = {},
  language: Language = 'en',
): Promise<string> {
  const { diagnostics, sources } = await load(files, desk);
  if (diagnostics.length === 0) return 'fine';
  const text = diagnosticsText(diagnostics, sources, { color: false, language });
  return text.slice(0, text.lastIndexOf('\n\n'));
}

/** The config of files that must be right. */
export async function config(files: Parameters<typeof load>[0], desk: Desk = {}): Promise<Config> {
  const loaded = await load(files, desk);
  if (!loaded.config) throw new Error(await problems(files, desk));
  return loaded.config;
}

/** Codes alone, where the words are tested elsewhere. */
export async function codes(files: Parameters<typeof load>[0], desk: Desk = {}): Promise<readonly string[]> {
  return (await load(files, desk)).diagnostics.map(({ code }) => code);
}

/** A disk that holds exactly these files, below `/home/anna` unless they say otherwise. */
export function inMemory(files: Readonly<Record<string, string | Uint8Array>>): ConfigFiles {
  const byPath = new Map(Object.entries(files).map(([path, body]) => [posix.resolve('/home/anna', path), body]));
  const below = (folder: string) =>
    [...byPath.keys()].filter((path) => path.startsWith(folder === '/' ? '/' : `${folder}/`)).sort();
  const disk: ConfigFiles = {
    kind: async (path) => (byPath.has(path) ? 'file' : below(path).length > 0 ? 'folder' : 'absent'),
    read: async (path, limitBytes) => {
      const body = byPath.get(path);
      if (body === undefined) return { kind: 'failed', reason: 'ENOENT' };
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      return bytes.length > limitBytes ? { kind: 'too-large' } : { kind: 'read', bytes };
    },
    stream: async () => ({ kind: 'failed', reason: 'ENOENT' }),
    list: async (folder) => ({ kind: 'listed', files: below(folder) }),
    names: async (folder) => [
      ...new Set(below(folder).map((path) => path.slice(folder.length + 1).split('/')[0] ?? '')),
    ],
    within: async () => disk,
  };
  return disk;
}

import { dirname, resolve } from 'node:path';
import { globTest } from '../base/glob.ts';
import { keyFrom } from '../config/init.ts';
import { loadConfig } from '../config/load.ts';
import { addChats } from '../config/write/edit.ts';
import { type NewHeader, newConfigText } from '../config/write/new-file.ts';
import { configFiles, withText } from '../disk/config-files.ts';
import { takeLock } from '../disk/lock.ts';
import { openLockfile } from '../disk/lockfile.ts';
import { readIfThere } from '../disk/new-file.ts';
import { writeReport } from '../disk/report-file.ts';
import type { FoundChat } from '../model/actual.ts';
import type { Config } from '../model/config.ts';
import { resolverFor } from '../plan/resolve.ts';
import type { Reader } from '../read/ask.ts';
import { readChat, readRecent } from '../read/chats.ts';
import { readDirectory } from '../read/directory.ts';
import { exportedFields } from '../resources/chat/export.ts';
import { isReserved, keyInMarker } from '../resources/chat/identity.ts';
import { markerType } from '../resources/chat/marker.ts';
import { savePictures } from './export-pictures.ts';
import type { Invalid } from './load.ts';
import type { Options } from './options.ts';
import { type OpenPortal, openPortal } from './portal.ts';

export interface ExportOptions extends Options {
  /** The file to write, relative to `cwd`; chats are added to one that exists. Absent: only the text is made. */
  readonly out?: string;
  /** Which chats: by id, by globs over titles, by owner. Absent: all of the caller's. */
  readonly ids?: readonly number[];
  readonly titles?: readonly string[];
  readonly owner?: number;
  /** For a new file. */
  readonly project?: string;
}

export interface Exported {
  readonly kind: 'exported';
  readonly text: string;
  readonly chats: readonly { readonly key: string; readonly id: number; readonly title: string }[];
  /** Chats that were left out, and why. */
  readonly skipped: readonly {
    readonly id: number;
    readonly title: string;
    readonly why: 'known' | 'system' | 'other-project';
  }[];
}

/** Writes chats that exist as YAML, with their pictures and lockfile rows, so that a plan right after is empty. Never writes to the portal. */
export async function exportChats(options: ExportOptions): Promise<Exported | Invalid> {
  const out = resolve(options.cwd, options.out ?? 'chats.yaml');
  const before = options.out === undefined ? undefined : await readIfThere(out);
  const { config, diagnostics, sources } = await loadTarget(
    options,
    out,
    before ?? newConfigText(header(options, 'sandbox'), []),
  );
  if (!config) return { kind: 'invalid', diagnostics, sources };
  const lock = options.out === undefined ? undefined : await takeLock(config.lockfile, { command: 'export' });
  try {
    const portal = await openPortal(config, options, 'read');
    try {
      return await exportInto({ options, config, portal, out, before });
    } finally {
      await portal.close();
    }
  } finally {
    await lock?.release();
  }
}

interface Target {
  readonly options: ExportOptions;
  readonly config: Config;
  readonly portal: OpenPortal;
  readonly out: string;
  /** The text that chats are added to. */
  readonly before: string | undefined;
}

async function exportInto({ options, config, portal, out, before }: Target): Promise<Exported> {
  const reader: Reader = { client: portal.client, ...(options.signal ? { signal: options.signal } : {}) };
  const lockfile = await openLockfile(config.lockfile, config.project);
  const section = lockfile.section(portal.client.name);
  const found = await readWanted(reader, options);
  const { taken, skipped } = choose(found, config, new Set([...section.rows().values()].map(({ id }) => id)));
  const keys = keysFor(taken, config);
  const pictures =
    options.out === undefined
      ? new Map()
      : await savePictures(dirname(out), portal.client.origin, keys, options.signal);
  const directory = await readDirectory(
    reader,
    [],
    taken.flatMap(({ owner, members }) => [owner, ...(members ?? [])]),
  );
  const resolver = resolverFor(directory, neverAsked, dirname(out));
  const chats = [...keys].map(([key, chat]) => ({
    key,
    fields: { ...exportedFields(chat, resolver, directory), ...(pictures.get(key)?.field ?? {}) },
  }));
  const text = before === undefined ? newConfigText(header(options, 'portal'), chats) : addChats(before, chats);
  if (options.out !== undefined) {
    await writeReport(out, text);
    await Promise.all([...keys].map(([key, { id }]) => section.put(key, { id, ...(pictures.get(key)?.row ?? {}) })));
  }
  await lockfile.close();
  const named = [...keys].map(([key, { id, title }]) => ({ key, id, title }));
  return { kind: 'exported', text, chats: named, skipped };
}

function loadTarget(options: ExportOptions, out: string, text: string) {
  const { cwd, env, url, token, lockfile } = options;
  return loadConfig({
    paths: [out],
    cwd,
    env,
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
    ...(lockfile === undefined ? {} : { lockfile }),
    files: withText(configFiles, out, text),
  });
}

/** The caller's group chats, or the ones whose ids are given. */
async function readWanted(reader: Reader, { ids, titles, owner }: ExportOptions): Promise<readonly FoundChat[]> {
  const isTitle = globTest(titles ?? []);
  const listed = ids ?? (await readRecent(reader)).map(({ id }) => id);
  const full = await Promise.all(listed.toSorted((a, b) => a - b).map((id) => readChat(reader, id, true)));
  return full
    .filter((chat) => chat !== undefined)
    .filter((chat) => titles === undefined || isTitle(chat.title))
    .filter((chat) => owner === undefined || chat.owner === owner);
}

function choose(found: readonly FoundChat[], config: Config, known: ReadonlySet<number | undefined>) {
  const skipped: Exported['skipped'][number][] = [];
  const taken = found.filter((chat) => {
    const why = known.has(chat.id) ? 'known' : reasonAgainst(chat, config.project);
    if (why) skipped.push({ id: chat.id, title: chat.title, why });
    return why === undefined;
  });
  return { taken, skipped };
}

function reasonAgainst({ type, entity, title }: FoundChat, project: string): 'system' | 'other-project' | undefined {
  if ((type !== 'OPEN' && type !== 'CHAT') || title === '' || (entity && isReserved(entity.type))) return 'system';
  return entity?.type === markerType && keyInMarker(entity, project) === undefined ? 'other-project' : undefined;
}

/** A key for each chat: the one in its marker, or one made of its title, numbered by its id where the title is taken. */
function keysFor(taken: readonly FoundChat[], config: Config): ReadonlyMap<string, FoundChat> {
  const used = new Set(config.chats.map(({ key }) => key));
  const keys = new Map<string, FoundChat>();
  for (const chat of taken) {
    const wanted = (chat.entity && keyInMarker(chat.entity, config.project)) ?? keyFrom(chat.title);
    const key = used.has(wanted) ? `${wanted}-${chat.id}` : wanted;
    used.add(key);
    keys.set(key, chat);
  }
  return keys;
}

/** The top of a new file. A webhook is a secret, so the file names a variable in its place. */
function header({ url, project }: ExportOptions, portal: 'sandbox' | 'portal'): NewHeader {
  const isReal = portal === 'portal' && url !== undefined;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
  return { project: project ?? 'chats', portal: isReal ? { url: '${env:PROVISION_URL}' } : 'sandbox' };
}

const neverAsked = () => {
  throw new Error('export asks for no picture');
};

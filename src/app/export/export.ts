import { basename, dirname, relative, resolve } from 'node:path';
import { loadConfig } from '../../config/load.ts';
import { addChats } from '../../config/write/edit.ts';
import { type NewHeader, newConfigText } from '../../config/write/new-file.ts';
import { configFiles, withText } from '../../disk/config-files.ts';
import { makeFolder } from '../../disk/folder.ts';
import { readIfThere } from '../../disk/input.ts';
import { refuseLinks } from '../../disk/no-links.ts';
import { writeReport } from '../../disk/report-file.ts';
import type { Config, PersonRef } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import type { LockRow } from '../../model/lockfile.ts';
import type { Language, Message } from '../../model/message.ts';
import type { LockSection } from '../../model/ports.ts';
import type { Reader } from '../../read/ask.ts';
import { readDirectory } from '../../read/directory.ts';
import { idsBehind } from '../../resources/chat/people.ts';
import { removalRules } from '../../resources/chat/remove.ts';
import type { StateHandle } from '../../state/open-state.ts';
import { schemaName, writeSchemaBeside } from '../config-schema.ts';
import type { Invalid } from '../load.ts';
import { openMemory } from '../memory.ts';
import type { Options } from '../options.ts';
import { judgeLockfile } from '../outputs.ts';
import { type OpenPortal, openPortal } from '../portal.ts';
import { type Choice, chooseChats, readWanted, type SkippedChat } from './choice.ts';
import { draftChats, type ExportedChat, rowOf, withoutInheritance } from './fields.ts';
import { readPeople } from './people.ts';
import { type ExportedPicture, savePictures } from './pictures.ts';

export interface ExportOptions extends Options {
  /** The file to write, relative to `cwd`; chats are added to one that exists. Absent: only the text is made. */
  readonly out?: string;
  /** Which chats: by id, by globs over titles, by owner. Absent: all of the caller's. */
  readonly ids?: readonly number[];
  readonly titles?: readonly string[];
  readonly owner?: number | string;
  /** For a new file. */
  readonly project?: string;
  /** Of the schema beside a new file. */
  readonly language?: Language;
}

export interface Exported {
  readonly kind: 'exported';
  readonly text: string;
  readonly chats: readonly { readonly key: string; readonly id: number; readonly title: string }[];
  readonly skipped: readonly SkippedChat[];
  /** What could not be written of the chats that were. */
  readonly notes: readonly Message[];
  /** Files that were written, relative to the one asked for. */
  readonly files: readonly string[];
}

/**
 * Writes chats that exist as YAML, with their pictures and lockfile rows, so that a plan right after is empty.
 *
 * Never writes to the portal, and nothing to the disk unless the resulting file is a right config.
 */
export async function exportChats(given: ExportOptions): Promise<Exported | Invalid> {
  const target = await findTarget(given);
  if (target.kind === 'invalid') return target;
  const { config, isWritten, options } = target;
  if (isWritten) {
    refuseLinks(target.out, options.cwd);
    judgeLockfile(config.lockfile, options);
    await makeFolder(dirname(config.lockfile));
  }
  const memory = isWritten ? await openMemory(config, options, 'export') : undefined;
  try {
    const portal = await openPortal(config, options, 'read');
    try {
      return await exportInto(options, target, portal, memory);
    } finally {
      await portal.close();
    }
  } finally {
    await memory?.close();
  }
}

interface Target {
  readonly kind: 'target';
  /** With the address that the config at hand has, where that is the one that is meant. */
  readonly options: ExportOptions;
  /** The config that the file is now; a new one has no chats yet. */
  readonly config: Config;
  /** Absolute. */
  readonly out: string;
  /** The text that chats are added to. */
  readonly before: string;
  readonly isNew: boolean;
  readonly isWritten: boolean;
}

/** Without `out` it is a new file that nobody writes; its portal may still be the one of the config at hand. */
async function findTarget(options: ExportOptions): Promise<Target | Invalid> {
  const isWritten = options.out !== undefined;
  const out = resolve(options.cwd, options.out ?? 'chats.yaml');
  const before = isWritten ? await readIfThere(out) : undefined;
  if (before !== undefined) {
    const known = await loadText(options, out, before);
    return known.kind === 'invalid'
      ? known
      : { kind: 'target', options, config: known.config, out, before, isNew: false, isWritten };
  }
  if (options.target !== undefined || addressOf(options) !== undefined) return newTarget(options, out, isWritten);
  if (isWritten || (await configFiles.kind(out)) === 'absent') throw new Fault('PORTAL_MISSING', {}, { reach: 'run' });
  return targetOfPortal(options, out);
}

/** Of the config at hand only the portal is needed; what else is wrong with it is no business of whoever looks at chats. */
async function targetOfPortal(options: ExportOptions, out: string): Promise<Target | Invalid> {
  const { understood, diagnostics, sources } = await loadConfig({ ...requestFor(options, out), files: configFiles });
  const { portal } = understood;
  if (portal === undefined) return { kind: 'invalid', diagnostics, sources };
  const { url, token } = portal.kind === 'rest' ? portal : { url: 'sandbox' };
  return newTarget({ ...options, ...(url ? { url } : {}), ...(token ? { token } : {}) }, out, false);
}

async function newTarget(options: ExportOptions, out: string, isWritten: boolean): Promise<Target | Invalid> {
  // Loaded with the address that was given; the file names variables in the place of secrets.
  const { portal: _, ...head } = headerOf(options);
  const loaded = await loadText(options, out, newConfigText(head, []));
  if (loaded.kind === 'invalid') return loaded;
  return { kind: 'target', options, config: loaded.config, out, before: '', isNew: true, isWritten };
}

async function exportInto(
  options: ExportOptions,
  target: Target,
  portal: OpenPortal,
  memory: StateHandle | undefined,
): Promise<Exported | Invalid> {
  const { config, out, isWritten } = target;
  const reader: Reader = { client: portal.client, ...(options.signal ? { signal: options.signal } : {}) };
  const section = memory?.section(portal.client.name);
  const found = await readWanted(reader, { ...options, owner: await ownerId(reader, options.owner) });
  const { taken, skipped } = chooseChats(found, config, section?.rows() ?? new Map());
  const { directory, resolver, notes } = await readPeople(reader, [...taken.values()]);
  const pictures = isWritten
    ? await savePictures(dirname(out), portal.client.origin, taken, { env: options.env, signal: options.signal })
    : { saved: new Map<string, ExportedPicture>(), notes: [] };
  const drafts = draftChats({ taken, config, directory, resolver, pictures: pictures.saved });
  const draftText = textOf(options, target, drafts.chats);
  const draft = await loadText(options, out, draftText);
  if (draft.kind === 'invalid') return draft;
  const { chats, notes: inherited } = withoutInheritance(drafts.chats, draft.config, resolver);
  const text = textOf(options, target, chats);
  const result = await loadText(options, out, text);
  if (result.kind === 'invalid') return result;
  const rows = rowsOf(taken, result.config, pictures.saved);
  if (section && taken.size > 0) await writeDown(out, text, section, rows);
  const isFilled = section !== undefined && taken.size > 0;
  const { language = 'en', cwd } = options;
  const schema = isFilled && target.isNew ? await writeSchemaBeside(out, language, cwd) : [];
  const saved = [...pictures.saved.values()].map(({ field }) => field.avatar);
  return {
    kind: 'exported',
    text,
    chats: [...taken].map(([key, { id, title }]) => ({ key, id, title })),
    skipped: [...found.unreachable, ...skipped],
    notes: [...notes, ...pictures.notes, ...drafts.notes, ...inherited],
    files: isFilled ? [basename(out), relative(dirname(out), config.lockfile), ...schema, ...saved] : [],
  };
}

/** The text first: rows without their chats would look like chats that left the file. */
async function writeDown(
  out: string,
  text: string,
  section: LockSection,
  rows: ReadonlyMap<string, LockRow>,
): Promise<void> {
  await writeReport(out, text);
  await Promise.all([...rows].map(([key, row]) => section.put(key, row)));
}

function rowsOf(
  taken: Choice['taken'],
  config: Config,
  pictures: ReadonlyMap<string, ExportedPicture>,
): ReadonlyMap<string, LockRow> {
  const written = new Map(config.chats.map((chat) => [chat.key, chat]));
  const row = (key: string) => ({ ...pictures.get(key)?.row, ...removalRules(written.get(key)) });
  return new Map([...taken].map(([key, chat]) => [key, { ...rowOf(chat, config.project, key), ...row(key) }]));
}

function textOf(options: ExportOptions, { isNew, isWritten, before }: Target, chats: readonly ExportedChat[]): string {
  if (!isNew) return addChats(before, chats);
  const schema = isWritten ? { schema: `./${schemaName}` } : {};
  return newConfigText({ ...headerOf(options), ...schema }, chats);
}

/** What a text is as a config in the place of `out`. */
async function loadText(options: ExportOptions, out: string, text: string) {
  const { config, diagnostics, sources } = await loadConfig({
    ...requestFor(options, out),
    files: withText(configFiles, out, text),
  });
  return config ? ({ kind: 'loaded', config } as const) : ({ kind: 'invalid', diagnostics, sources } as const);
}

/** A pack of a fleet's portal stands beside the packs that this one has already. */
function requestFor({ cwd, env, vars, url, token, lockfile, target, files }: ExportOptions, out: string) {
  return {
    paths:
      target === undefined || files.some((file) => resolve(cwd, file) === out)
        ? [...(target ? files : [out])]
        : [...files, out],
    ...(target === undefined ? {} : { target }),
    cwd,
    env,
    ...(vars === undefined ? {} : { vars }),
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
    ...(lockfile === undefined ? {} : { lockfile }),
  };
}

async function ownerId(reader: Reader, owner: PersonRef | undefined): Promise<number | undefined> {
  if (typeof owner !== 'string') return typeof owner === 'number' ? owner : undefined;
  const [id] = idsBehind(owner, await readDirectory(reader, [owner]));
  if (id === undefined) throw new Fault('PERSON_UNKNOWN', { who: owner });
  return id;
}

function addressOf({ url, env }: ExportOptions): string | undefined {
  return url || env.PROVISION_URL || undefined;
}

/** The top of a new file. A webhook is a secret, so the file names a variable in its place. */
function headerOf(options: ExportOptions): NewHeader {
  const { token, env, target, project = 'chats' } = options;
  if (target) return { project };
  if (addressOf(options) === 'sandbox') return { project, portal: 'sandbox' };
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
  const hasToken = Boolean(token || env.PROVISION_TOKEN);
  const portal = { url: '${env:B24_URL}', ...(hasToken ? { token: '${env:B24_TOKEN}' } : {}) };
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
  return { project, portal };
}

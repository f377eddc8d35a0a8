import { resolve } from 'node:path';
import type { PictureAccess } from '../avatar/fetch-picture.ts';
import { isAddress } from '../avatar/picture-url.ts';
import { inspectPictures, pictureKey } from '../avatar/pictures.ts';
import { loadConfig } from '../config/load.ts';
import { configFiles } from '../disk/config-files.ts';
import type { ChatConfig, Config } from '../model/config.ts';
import type { Diagnostic } from '../model/message.ts';
import type { Pictures } from '../plan/resolve.ts';
import { keysOf } from '../resources/chat/identity.ts';
import type { Options } from './options.ts';
import { judgeLockfile, judgeOutputs } from './outputs.ts';
import { selectionOf, selectionTroubles } from './selection.ts';

export type Sources = ReadonlyMap<string, string>;

/** Files as the team wrote them, found wrong. Nothing was sent. */
export interface Invalid {
  readonly kind: 'invalid';
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

export interface Loaded {
  readonly kind: 'loaded';
  readonly config: Config;
  /** The chats that `--only` and `--exclude` leave. */
  readonly chats: readonly ChatConfig[];
  readonly isSelected: (key: string) => boolean;
  readonly pictures: Pictures;
  /** How the pictures' bytes are reached again. */
  readonly access: PictureAccess;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/**
 * Reads and checks the config and its pictures.
 *
 * `offline`: pictures behind URLs are not fetched. `sparesPortal`: nobody asks the portal, so its address need not be known here.
 */
export async function load(options: Options, offline: boolean, sparesPortal = false): Promise<Loaded | Invalid> {
  const { files, cwd, env, vars, url, token, lockfile, target, disk = configFiles } = options;
  const { config, diagnostics, sources, understood } = await loadConfig({
    paths: files,
    cwd,
    env,
    ...(vars === undefined ? {} : { vars }),
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
    ...(lockfile === undefined ? {} : { lockfile }),
    sparesPortal,
    allowOutside: options.allowOutside === true,
    ...(target === undefined ? {} : { target }),
    files: disk,
  });
  const read = [...sources.keys()].map((name) => resolve(cwd, name));
  await judgeOutputs(options, { files: [...read, ...pictureFiles(understood.chats)], lockfile: understood.lockfile });
  const isSelected = selectionOf(options);
  const chats = understood.chats.filter(({ key }) => isSelected(key));
  const access = await pictureAccess(understood, options);
  // Nothing is fetched for a config that is wrong already, but all that is wrong with it is told in one run.
  const inspected = await inspectPictures({ chats }, { ...access, offline: offline || config === undefined });
  const all = [...diagnostics, ...inspected.diagnostics.filter(isNews(diagnostics))];
  if (!config || all.some(({ severity }) => severity === 'error'))
    return { kind: 'invalid', diagnostics: all, sources };
  judgeLockfile(config.lockfile, options);
  const pictures: Pictures = (folder, written) => {
    const picture = inspected.pictures.get(pictureKey(folder, written));
    if (!picture) throw new Error(`the picture ${written} was never inspected`);
    return picture;
  };
  if (all.length > 0) await options.onWarnings?.(all, sources);
  return { kind: 'loaded', config, chats, isSelected, pictures, access, diagnostics: all, sources };
}

/** Where something is wrong already, a picture is one mistake and not two. */
function isNews(told: readonly Diagnostic[]): (diagnostic: Diagnostic) => boolean {
  const at = ({ place }: Diagnostic) => (place ? `${place.file}:${place.line}:${place.column}` : '');
  const places = new Set(told.filter(({ severity }) => severity === 'error').map(at));
  return (diagnostic) => !places.has(at(diagnostic));
}

/** A config whose chats are not the ones that were asked for; `known` are keys that only the lockfile has. */
export function judgeSelection(options: Options, loaded: Loaded, known: Iterable<string> = []): Invalid | undefined {
  const keys = [...new Set([...loaded.config.chats.flatMap(keysOf), ...known])];
  const diagnostics = selectionTroubles(options, keys);
  if (options.onSelection) {
    options.onSelection(diagnostics);
    return undefined;
  }
  return diagnostics.length === 0 ? undefined : { kind: 'invalid', diagnostics, sources: loaded.sources };
}

/** Absolute paths of the pictures that are files. */
function pictureFiles(chats: readonly ChatConfig[]): readonly string[] {
  return chats.flatMap(({ folder, fields: { avatar } }) =>
    typeof avatar === 'string' && !isAddress(avatar) ? [pictureKey(folder, avatar)] : [],
  );
}

/** How the pictures of a config are reached: files below its root only, unless more is allowed. */
async function pictureAccess({ root }: Pick<Config, 'root'>, options: Options): Promise<PictureAccess> {
  const { env, cwd, signal, allowOutside, disk = configFiles } = options;
  const files = allowOutside ? disk : await disk.within(root, cwd);
  return { files, env, ...(signal ? { signal } : {}) };
}

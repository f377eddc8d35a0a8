import type { PictureAccess } from '../avatar/fetch-picture.ts';
import { inspectPictures, pictureKey } from '../avatar/pictures.ts';
import { globTest } from '../base/glob.ts';
import { loadConfig } from '../config/load.ts';
import { configFiles } from '../disk/config-files.ts';
import type { ChatConfig, Config } from '../model/config.ts';
import type { Diagnostic } from '../model/message.ts';
import type { Pictures } from '../plan/resolve.ts';
import type { Options } from './options.ts';

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
  const { config, diagnostics, sources } = await loadConfig({
    paths: files,
    cwd,
    env,
    ...(vars === undefined ? {} : { vars }),
    ...(vars === undefined ? {} : { vars }),
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
    ...(lockfile === undefined ? {} : { lockfile }),
    sparesPortal,
    allowOutside: options.allowOutside === true,
    ...(target === undefined ? {} : { target }),
    files: disk,
  });
  if (!config) return { kind: 'invalid', diagnostics, sources };
  const isSelected = selection(options);
  const chats = config.chats.filter(({ key }) => isSelected(key));
  const access = await pictureAccess(config, options);
  const inspected = await inspectPictures({ ...config, chats }, { ...access, offline });
  const all = [...diagnostics, ...inspected.diagnostics];
  if (all.some(({ severity }) => severity === 'error')) return { kind: 'invalid', diagnostics: all, sources };
  const pictures: Pictures = (folder, written) => {
    const picture = inspected.pictures.get(pictureKey(folder, written));
    if (!picture) throw new Error(`the picture ${written} was never inspected`);
    return picture;
  };
  return { kind: 'loaded', config, chats, isSelected, pictures, access, diagnostics: all, sources };
}

/** How the pictures of a config are reached: files below its root only, unless more is allowed. */
async function pictureAccess({ root }: Config, options: Options): Promise<PictureAccess> {
  const { env, cwd, signal, allowOutside, disk = configFiles } = options;
  const files = allowOutside ? disk : await disk.within(root, cwd);
  return { files, env, ...(signal ? { signal } : {}) };
}

function selection({ only, exclude }: Options): (key: string) => boolean {
  const isOnly = globTest(only ?? []);
  const isExcluded = globTest(exclude ?? []);
  return (key) => (only === undefined || only.length === 0 || isOnly(key)) && !isExcluded(key);
}

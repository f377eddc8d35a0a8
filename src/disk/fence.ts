import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The folder below which files may be named by others; `undefined` allows every place. */
export type Fence = { readonly shown: string; readonly real: string } | undefined;

/**
 * A fence around a folder that a person named.
 *
 * Whoever names `teams/` in a checkout of others means a folder of it: where a link leads it elsewhere, the working folder is the fence.
 */
export async function fenceAround(root: string, cwd: string): Promise<Fence> {
  const fence = { shown: root, real: await realPlace(root) };
  if (!isInside(cwd, root)) return fence;
  const real = await realPlace(cwd);
  return isInside(real, fence.real) ? fence : { shown: cwd, real };
}

/** Is a path the folder itself or below it? By their text alone. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path with all links followed; what does not exist is where it would be made. */
export async function realPlace(path: string, hops = maxLinks): Promise<string> {
  const missing: string[] = [];
  for (let place = path; ; place = dirname(place)) {
    const real = await followed(place, hops);
    if (real !== undefined) return join(real, missing.reverse().join(sep));
    if (dirname(place) === place) return path;
    missing.push(basename(place));
  }
}

async function followed(place: string, hops: number): Promise<string | undefined> {
  if (place.length > longestPath) return undefined;
  const real = await realpath(place).catch(() => undefined);
  if (real !== undefined || hops === 0) return real;
  const target = await readlink(place).catch(() => undefined);
  return target === undefined ? undefined : realPlace(resolve(dirname(place), target), hops - 1);
}

const maxLinks = 40;

/** Neither Linux nor a checkout of git has longer ones: where a config names such a path, the system is asked about its beginning only. */
const longestPath = 4096;

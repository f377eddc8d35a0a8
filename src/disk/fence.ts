import { readlink, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

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
  const whole = await followed(path, hops);
  if (whole !== undefined) return whole;
  const parts = path.split(sep);
  let [there, missing, real] = [0, parts.length, undefined as string | undefined];
  // Below what is not there nothing is: however deep a path is made up to be, halving finds where it leaves the disk.
  while (missing - there > 1) {
    const middle = (there + missing) >> 1;
    const found = await followed(parts.slice(0, middle).join(sep) || sep, hops);
    if (found === undefined) missing = middle;
    else [there, real] = [middle, found];
  }
  return real === undefined ? path : join(real, parts.slice(there).join(sep));
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

import { join } from 'node:path';
import { makeFolder, moveFile, namesIn } from '../../disk/folder.ts';
import { readIfThere } from '../../disk/input.ts';
import { Fault } from '../../model/fault.ts';
import { besideFile } from '../../state/file/lockfile.ts';
import { parseLockfile } from '../../state/lockfile-text.ts';

/** What is remembered of a fleet's portals: a folder with one lockfile a portal. */
export interface FleetState {
  /** Not in a store. */
  readonly isInFiles: boolean;
  /** Absolute. */
  readonly folder: string;
  /** Names of portals that the inventory has and of which something is remembered. */
  readonly known: ReadonlySet<string>;
  /** Names of which something is remembered, though the inventory does not have them. */
  readonly strays: readonly string[];
}

const ending = '.lock.json';

/** Looks which portals have a lockfile; none is opened. */
export async function fleetState(folder: string, names: readonly string[], isInFiles: boolean): Promise<FleetState> {
  const inInventory = new Set(names);
  const found = (await namesIn(folder))
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .map((name) => name.slice(0, -ending.length).normalize('NFC'));
  return {
    isInFiles,
    folder,
    known: new Set(found.filter((name) => inInventory.has(name))),
    strays: found.filter((name) => !inInventory.has(name)).toSorted(),
  };
}

/** The folder that the locks and lockfiles of writing runs need; a store needs none. */
export async function makeStateFolder({ folder, isInFiles }: FleetState): Promise<void> {
  if (isInFiles) await makeFolder(folder);
}

export function lockfileOf({ folder }: FleetState, name: string): string {
  return join(folder, `${name}${ending}`);
}

/**
 * The lockfile of an entry that was renamed: sections are named by host, so that a stray file tells whose it is.
 *
 * Shape: `undefined` when the entry has a lockfile of its own, or no single stray file is this portal's.
 */
export async function formerName(
  state: FleetState,
  name: string,
  { host, project }: { readonly host: string; readonly project: string },
): Promise<string | undefined> {
  if (state.known.has(name)) return undefined;
  const candidates: string[] = [];
  for (const stray of state.strays)
    if (await remembers(lockfileOf(state, stray), host, project)) candidates.push(stray);
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Gives a renamed entry's lockfile its name. */
export async function takeOver(state: FleetState, from: string, to: string): Promise<void> {
  const [before, after] = [lockfileOf(state, from), lockfileOf(state, to)];
  await moveFile(besideFile(before).name, besideFile(after).name);
  await moveFile(before, after);
}

async function remembers(path: string, host: string, project: string): Promise<boolean> {
  try {
    const text = await readIfThere(path);
    if (text === undefined) return false;
    const parsed = parseLockfile(text, path);
    // A file that is no lockfile belongs to nobody.
    return 'document' in parsed && parsed.document.project === project && parsed.document.portals.has(host);
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}

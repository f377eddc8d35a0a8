import { readIfThere } from '../../disk/input.ts';
import type { Message } from '../../model/message.ts';
import { parseLockfile } from '../../state/lockfile-text.ts';
import type { Invalid } from '../load.ts';
import { type Fleet, type FleetOptions, openFleet } from './open.ts';
import { type FleetPortal, readyPortals } from './portals.ts';
import { lockfileOf } from './state.ts';

/** One portal of a list. */
export interface ListedPortal {
  readonly name: string;
  /** Host, or `sandbox/NAME`; absent where the address cannot be had here. */
  readonly host?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Absolute paths of the packs. */
  readonly packs: readonly string[];
  /** Chats that are remembered; absent where nothing is. */
  readonly remembered?: number;
  /** Why its address is not known. */
  readonly why?: Message;
}

export interface FleetList {
  readonly kind: 'list';
  readonly fleet: Fleet;
  readonly portals: readonly ListedPortal[];
}

/** The portals that are selected, and what is known of each without asking it. */
export async function listFleet(options: FleetOptions): Promise<FleetList | Invalid> {
  const fleet = await openFleet(options, false);
  if (fleet.kind === 'invalid') return fleet;
  const ready = await readyPortals(fleet, options, 'asked');
  if ('kind' in ready) return ready;
  const labels = new Map(fleet.entries.map((entry) => [entry.name, entry.labels]));
  const portals: ListedPortal[] = [];
  for (const portal of ready) portals.push(await listed(portal, fleet, labels.get(portal.name) ?? {}));
  return { kind: 'list', fleet, portals };
}

async function listed(
  { name, host, options, trouble, formerName }: FleetPortal,
  { state }: Fleet,
  labels: ListedPortal['labels'],
): Promise<ListedPortal> {
  const remembered = await rowsIn(lockfileOf(state, formerName ?? name));
  const first = trouble?.diagnostics[0];
  return {
    name,
    labels,
    packs: options.files,
    ...(host === undefined ? {} : { host }),
    ...(remembered === undefined ? {} : { remembered }),
    ...(first ? { why: { code: first.code, args: first.args } } : {}),
  };
}

/** A lockfile that cannot be read is for the commands that need it to complain of. */
async function rowsIn(path: string): Promise<number | undefined> {
  const text = await readIfThere(path);
  const parsed = text === undefined ? undefined : parseLockfile(text, path);
  if (parsed === undefined || !('document' in parsed)) return undefined;
  return [...parsed.document.portals.values()].reduce((sum, section) => sum + section.size, 0);
}

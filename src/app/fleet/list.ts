import { readIfThere } from '../../disk/input.ts';
import type { Message } from '../../model/message.ts';
import { parseLockfile } from '../../state/lockfile-text.ts';
import type { Invalid } from '../load.ts';
import { type Fleet, type FleetOptions, openFleet } from './open.ts';
import { type FleetPortal, readyPortals } from './portals.ts';
import { rememberedInStore } from './remembered.ts';
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
  /** State of which no portal of the inventory is the owner. */
  readonly strays: readonly string[];
  /** Why the store could not be asked. */
  readonly why?: Message;
}

/** The portals that are selected, and what is known of each without asking it. */
export async function listFleet(options: FleetOptions): Promise<FleetList | Invalid> {
  const fleet = await openFleet(options, false);
  if (fleet.kind === 'invalid') return fleet;
  const ready = await readyPortals(fleet, options, 'asked');
  if ('kind' in ready) return ready;
  const labels = new Map(fleet.entries.map((entry) => [entry.name, entry.labels]));
  const isWhole = fleet.entries.length === fleet.inventory.entries.length;
  const { chats, strays, why } = fleet.state.isInFiles
    ? { chats: await rowsInFiles(ready, fleet), strays: fleet.state.strays, why: undefined }
    : { why: undefined, ...(await rememberedInStore(ready, isWhole)) };
  return {
    kind: 'list',
    fleet,
    portals: ready.map((portal) => listed(portal, labels.get(portal.name) ?? {}, chats.get(portal.name))),
    strays,
    ...(why ? { why } : {}),
  };
}

function listed(
  { name, host, options, trouble }: FleetPortal,
  labels: ListedPortal['labels'],
  remembered: number | undefined,
): ListedPortal {
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

async function rowsInFiles(portals: readonly FleetPortal[], { state }: Fleet): Promise<ReadonlyMap<string, number>> {
  const chats = new Map<string, number>();
  for (const { name, formerName } of portals) {
    const rows = await rowsIn(lockfileOf(state, formerName ?? name));
    if (rows !== undefined) chats.set(name, rows);
  }
  return chats;
}

/** A lockfile that cannot be read is for the commands that need it to complain of. */
async function rowsIn(path: string): Promise<number | undefined> {
  const text = await readIfThere(path);
  const parsed = text === undefined ? undefined : parseLockfile(text, path);
  if (parsed === undefined || !('document' in parsed)) return undefined;
  return [...parsed.document.portals.values()].reduce((sum, section) => sum + section.size, 0);
}

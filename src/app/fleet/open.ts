import { dirname, resolve } from 'node:path';
import type { Entry } from '../../config/inventory/entries.ts';
import { type Inventory, readInventory } from '../../config/inventory/read.ts';
import { isSaid, type Selection, select } from '../../config/inventory/select.ts';
import { spanOf } from '../../config/yaml/located.ts';
import { placeOf } from '../../config/yaml/source.ts';
import { configFiles } from '../../disk/config-files.ts';
import { Fault, faultOf } from '../../model/fault.ts';
import type { Diagnostic } from '../../model/message.ts';
import type { Invalid } from '../load.ts';
import type { Options } from '../options.ts';
import { whereIs } from '../state/where.ts';
import { type FleetState, fleetState } from './state.ts';

export interface FleetOptions extends Omit<Options, 'files' | 'url' | 'token' | 'lockfile'> {
  /** The inventory, relative to `cwd`. */
  readonly inventory: string;
  readonly selection: Selection;
}

/** An inventory, and which of its portals are meant. */
export interface Fleet {
  readonly kind: 'fleet';
  readonly inventory: Inventory;
  readonly entries: readonly Entry[];
  /** How many a shard was taken from. */
  readonly ofAll: number;
  readonly state: FleetState;
  /** Warnings about the inventory. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads an inventory and selects portals; nothing of any portal is looked at yet.
 *
 * `writes`: a command that writes wants to be told which portals are meant. Errors: a Fault when nothing is selected.
 */
export async function openFleet(options: FleetOptions, writes: boolean): Promise<Fleet | Invalid> {
  const { cwd, selection } = options;
  const path = resolve(cwd, options.inventory);
  const { inventory, diagnostics, sources } = await readInventory(path, cwd, options.disk ?? configFiles);
  if (!inventory) return { kind: 'invalid', diagnostics, sources };
  const { entries } = inventory;
  if (writes && !isSaid(selection)) throw new Fault('FLEET_SELECT', { count: entries.length }, { reach: 'run' });
  const selected = select(entries, selection);
  if ('code' in selected) throw faultOf(selected, { reach: 'run' });
  const names = entries.map(({ name }) => name);
  return {
    kind: 'fleet',
    inventory,
    entries: selected.entries,
    ofAll: selected.ofAll,
    state: await fleetState(lockFolder(inventory), names, isInFiles(inventory, options)),
    diagnostics,
  };
}

/** By the flag, the environment and the inventory, in this order, as for one portal. */
function isInFiles({ state }: Inventory, options: FleetOptions): boolean {
  const said = state && { text: String(state.node.value), place: placeOf(spanOf(state)) };
  return whereIs({ state: said }, options).address.kind === 'files';
}

/** `portals.yaml` → `portals.lock.d`, beside it. */
function lockFolder({ path }: Inventory): string {
  const stem = path.replace(/(?:\.(?:ya?ml|json))?$/i, '');
  return resolve(dirname(path), `${stem}.lock.d`);
}

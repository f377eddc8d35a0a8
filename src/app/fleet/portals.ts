import type { Entry } from '../../config/inventory/entries.ts';
import { hostOf, resolveEntry } from '../../config/inventory/resolve.ts';
import { problem, type Report } from '../../config/report.ts';
import { asFirstSeen, configFiles } from '../../disk/config-files.ts';
import type { Diagnostic } from '../../model/message.ts';
import { message } from '../../model/message.ts';
import { type Invalid, load } from '../load.ts';
import type { Options } from '../options.ts';
import type { Fleet, FleetOptions } from './open.ts';
import { formerName, lockfileOf } from './state.ts';

/** A portal of a fleet, ready for a recipe. */
export interface FleetPortal {
  readonly name: string;
  readonly options: Options;
  /** Host, or `sandbox/NAME`, as the lockfile's section is called; `undefined` where nobody asked. */
  readonly host: string | undefined;
  /** Why it cannot be worked on: its own settings are wrong. */
  readonly trouble: Invalid | undefined;
  /** The stray lockfile that is this portal's, as its entry was renamed. */
  readonly formerName: string | undefined;
}

/** What a command needs of the portals' addresses: to ask there, to know by which name a store remembers them, or nothing. */
export type AddressUse = 'asked' | 'named' | 'unused';

/** Makes the selected portals ready: what they refer to is read, and two entries for one portal and project are found out. */
export async function readyPortals(
  fleet: Fleet,
  given: FleetOptions,
  use: AddressUse,
): Promise<readonly FleetPortal[] | Invalid> {
  // Most portals share their packs.
  const options = { ...given, disk: asFirstSeen(given.disk ?? configFiles) };
  // A lockfile has the entry's name; in a store all lie side by side.
  const sparesPortal = use === 'unused' || (use === 'named' && fleet.state.isInFiles);
  const portals: FleetPortal[] = [];
  for (const entry of fleet.entries) portals.push(await readyPortal(entry, fleet, options, sparesPortal));
  const doubled = await sameOnes(portals, fleet);
  if (doubled.length > 0) return { kind: 'invalid', diagnostics: doubled, sources: fleet.inventory.sources };
  return portals;
}

async function readyPortal(
  entry: Entry,
  { inventory, state }: Fleet,
  options: FleetOptions,
  sparesPortal: boolean,
): Promise<FleetPortal> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const { env, vars = {}, disk = configFiles } = options;
  const { target, packs } = await resolveEntry(entry, inventory, { env, vars, files: disk, sparesPortal, report });
  const { inventory: _, selection: __, ...shared } = options;
  const { name } = entry;
  const lockfile = lockfileOf(state, name);
  const portal: FleetPortal = {
    name,
    options: { ...shared, files: packs, target, lockfile },
    host: hostOf(target),
    trouble: diagnostics.length === 0 ? undefined : { kind: 'invalid', diagnostics, sources: inventory.sources },
    formerName: undefined,
  };
  return portal.trouble || portal.host === undefined ? portal : withFormerName(portal, state);
}

/** Loads the packs only where there is a stray lockfile that may be meant. */
async function withFormerName(portal: FleetPortal, state: Fleet['state']): Promise<FleetPortal> {
  if (state.known.has(portal.name) || state.strays.length === 0 || portal.host === undefined) return portal;
  const project = await projectOf(portal);
  const former = project && (await formerName(state, portal.name, { host: portal.host, project }));
  if (former === undefined) return portal;
  return { ...portal, formerName: former, options: { ...portal.options, lockfile: lockfileOf(state, former) } };
}

/** Two entries for one portal and project would undo each other; only those that share a host have their packs read for it. */
async function sameOnes(portals: readonly FleetPortal[], { inventory }: Fleet): Promise<readonly Diagnostic[]> {
  const byHost = new Map<string, FleetPortal[]>();
  for (const portal of portals) {
    if (portal.host === undefined) continue;
    const sharing = byHost.get(portal.host);
    if (sharing) sharing.push(portal);
    else byHost.set(portal.host, [portal]);
  }
  const spans = new Map(inventory.entries.map(({ name, span }) => [name, span]));
  const diagnostics: Diagnostic[] = [];
  for (const [host, sharing] of byHost) {
    if (sharing.length < 2) continue;
    const first = new Map<string, string>();
    for (const portal of sharing) {
      const project = await projectOf(portal);
      if (project === undefined) continue;
      const other = first.get(project);
      if (other === undefined) first.set(project, portal.name);
      else diagnostics.push(sameOne({ first: other, second: portal.name, project, host }, spans));
    }
  }
  return diagnostics;
}

function sameOne(
  args: { readonly first: string; readonly second: string; readonly project: string; readonly host: string },
  spans: ReadonlyMap<string, Entry['span']>,
): Diagnostic {
  const first = spans.get(args.first);
  const related = first ? { related: [{ span: first, message: message('FIRST_WRITTEN') }] } : {};
  return problem('SAME_PORTAL', args, spans.get(args.second), related);
}

async function projectOf({ options }: FleetPortal): Promise<string | undefined> {
  const loaded = await load(options, true, true);
  return loaded.kind === 'loaded' ? loaded.config.project : undefined;
}

import { relative } from 'node:path';
import { findInventory } from '../../app/fleet/find.ts';
import { type FleetList, type ListedPortal, listFleet } from '../../app/fleet/list.ts';
import { type Fleet, type FleetOptions, openFleet } from '../../app/fleet/open.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import { messageJson } from '../../report/document.ts';
import { argoList, githubMatrix, gitlabPipeline, matrixLimits, type Parts, sizeOf } from '../../report/fleet/matrix.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FleetFlags } from '../flags.ts';
import type { portalFormats } from '../fleet/formats.ts';
import { fleetOptions } from '../fleet/meant.ts';
import { sayInvalid, sayMessage } from '../say.ts';

interface PortalsFlags extends FleetFlags {
  readonly format: (typeof portalFormats)[number];
  readonly shards?: number;
}

export async function runPortals(context: Context, named: string | undefined, flags: PortalsFlags): Promise<number> {
  const { cwd } = context;
  const inventory = await findInventory([named ?? 'portals.yaml'], cwd);
  if (inventory === undefined)
    throw new Fault('NOT_AN_INVENTORY', { flag: 'portals', file: named ?? 'portals.yaml' }, { reach: 'run' });
  const options = fleetOptions(context, inventory, flags);
  if (flags.format !== 'lines' && flags.format !== 'json') return matrix(context, options, flags);
  const list = await listFleet(options);
  if (list.kind === 'invalid') return sayInvalid(context, 'portals', list, flags.format === 'json');
  if (flags.format === 'json') outJson(context, list);
  else outLines(context, list);
  return exitCodes.done;
}

/** Names alone: no address is needed, so none is looked at. */
async function matrix(context: Context, options: FleetOptions, flags: PortalsFlags): Promise<number> {
  const fleet = await openFleet(options, false);
  if (fleet.kind === 'invalid') return sayInvalid(context, 'portals', fleet, false);
  const parts: Parts =
    flags.shards === undefined
      ? { by: 'portal', names: fleet.entries.map(({ name }) => name) }
      : { by: 'shard', total: flags.shards };
  context.terminal.outText(matrixText(parts, fleet, flags.format, context.cwd));
  return exitCodes.done;
}

function matrixText(parts: Parts, { inventory }: Fleet, format: PortalsFlags['format'], cwd: string): string {
  if (format === 'argo') return argoList(parts);
  const engine = format === 'gitlab' ? 'gitlab' : 'github';
  const limit = matrixLimits[engine];
  const count = sizeOf(parts);
  const names = { github: 'GitHub', gitlab: 'GitLab' };
  if (count > limit) throw new Fault('MATRIX_TOO_LARGE', { engine: names[engine], limit, count }, { reach: 'run' });
  if (engine === 'github') return githubMatrix(parts);
  const path = relative(cwd, inventory.path).split('\\').join('/');
  return gitlabPipeline(parts, { inventory: path, fleet: inventory.fleet }).trimEnd();
}

function outLines({ terminal, cwd }: Context, { portals, strays, why: unasked }: FleetList): void {
  terminal.outRows(portals.map((portal) => cellsOf(portal, cwd)));
  if (unasked) sayMessage(terminal, unasked);
  for (const name of strays) sayMessage(terminal, message('FLEET_STRAY', { name }));
  for (const { name, why } of portals)
    if (why) sayMessage(terminal, message('FLEET_NO_HOST', { name, code: why.code }));
}

function cellsOf({ name, host = '-', labels, packs, remembered }: ListedPortal, cwd: string): readonly string[] {
  const marks = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  return [
    name,
    host,
    marks.join(',') || '-',
    packs.map((path) => relative(cwd, path)).join(','),
    remembered === undefined ? '-' : String(remembered),
  ];
}

function outJson({ terminal, cwd }: Context, { portals, fleet, strays, why: unasked }: FleetList): void {
  const { language } = terminal;
  const listed = portals.map(({ name, host = null, labels, packs, remembered = null, why }) => ({
    name,
    host,
    labels,
    chats: packs.map((path) => relative(cwd, path)),
    remembered,
    ...(why ? { reason: { ...messageJson(why, language) } } : {}),
  }));
  const result = {
    fleet: fleet.inventory.fleet,
    portals: listed,
    stateWithoutPortal: strays,
    ...(unasked ? { stateUnknown: { ...messageJson(unasked, language) } } : {}),
  };
  terminal.outJson(resultJson('portals', result, { language, exitCode: exitCodes.done }));
}

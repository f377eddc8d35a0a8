import type { Exported } from '../../app/export/export.ts';
import { drive, type End, type PortalEnd } from '../../app/fleet/drive.ts';
import { exportPack } from '../../app/fleet/export.ts';
import { makeStateFolder } from '../../app/fleet/state.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import { type FleetRow, noCounts } from '../../report/fleet/row.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { chosen, type ExportFlags, exitCodeOf, exportJson, rowsOf } from '../run/exported.ts';
import { sayMessage } from '../say.ts';
import { type Opened, opened } from './opened.ts';
import { isTrouble, rowOfLeft } from './rows.ts';

/** Writes a pack a portal, each in a folder of its own; the rows go to the portal's own memory. */
export async function runFleetExport(context: Context, inventory: string, flags: ExportFlags): Promise<number> {
  const { out, project, ...others } = flags;
  if (out === undefined) throw new Fault('FLEET_EXPORT_OUT', {}, { reach: 'run' });
  if (project !== undefined) throw new Fault('FLEET_EXPORT_PROJECT', {}, { reach: 'run' });
  const ready = await opened(context, inventory, others, { command: 'export', writes: false, address: 'asked' });
  if (typeof ready === 'number') return ready;
  const { portals, brake, options, fleet, telling, progress } = ready;
  await makeStateFolder(fleet.state);
  const left = await drive(
    portals,
    options,
    brake,
    (one, { name }) => exportPack({ ...one, ...chosen(flags), out }, name),
    (ended) => tell(context, ended, ready),
  );
  for (const portal of left) await telling.add(rowOfLeft(portal));
  await progress.close();
  const code = await telling.finish();
  const file = `${out.replace(/\/+$/, '')}/NAME/chats.yaml`;
  if (telling.isChanged) sayMessage(context.terminal, message('FLEET_EXPORT_NEXT', { file }));
  return code;
}

async function tell(
  context: Context,
  ended: PortalEnd<End<Exported>>,
  { telling, progress, trouble }: Opened,
): Promise<{ readonly failed: boolean }> {
  const { end, portal, seconds } = ended;
  if (isTrouble(end)) return trouble({ ...ended, end });
  const exitCode = exitCodeOf(end);
  const told = [...end.skipped.map(({ why }) => why), ...end.notes];
  telling.warn(
    portal.name,
    told.map((each) => ({ ...each, severity: 'warning' })),
  );
  const missing = end.skipped.filter(({ why }) => why.code === 'EXPORT_UNREACHABLE');
  const [first] = missing;
  const row: FleetRow = {
    name: portal.name,
    ...(portal.host === undefined ? {} : { portal: portal.host }),
    verdict: exitCode !== exitCodes.done ? 'failed' : end.chats.length > 0 ? 'changed' : 'unchanged',
    exitCode,
    counts: { ...noCounts, adopt: end.chats.length },
    seconds,
    ...(first ? { why: first.why } : {}),
    ...(missing.length > 1 ? { more: missing.length - 1 } : {}),
  };
  await telling.add(row, {
    lines: () => rowsOf(end).map((cells) => cells.join('  ')),
    document: () => exportJson(context, end, exitCode),
  });
  progress.ended(portal.name, first !== undefined);
  return { failed: first !== undefined };
}

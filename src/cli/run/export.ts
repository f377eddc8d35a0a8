import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { exportDepartments } from '../../app/export/departments.ts';
import { exportChats } from '../../app/export/export.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { fleetFlags, toKeyOptions } from '../flags.ts';
import { meantPortal } from '../fleet/meant.ts';
import { oneOrMany } from '../fleet/one-or-many.ts';
import { sayInvalid, sayMessage } from '../say.ts';
import { teller } from '../teller.ts';
import { chosen, type ExportFlags, exitCodeOf, exportJson, rowsOf, sayWhatIsMissing } from './exported.ts';

export function runExport(context: Context, what: string | undefined, flags: ExportFlags): Promise<number> {
  if (what === 'departments') return runDepartments(context, flags);
  if (isAddressSaid(context, flags)) return runChats(context, flags);
  const many = async () => (await import('../fleet/export.ts')).runFleetExport;
  return oneOrMany((_, __, given) => runChats(context, given), many)(context, flags.file ?? [], flags);
}

/** Whoever says an address and no inventory means that portal, whatever lies in the folder. */
function isAddressSaid({ env }: Context, flags: ExportFlags): boolean {
  const meansFleet = Object.keys(fleetFlags).some((name) => flags[name as keyof typeof fleetFlags] !== undefined);
  return flags.file === undefined && !meansFleet && Boolean(flags.url || env.PROVISION_URL);
}

async function runDepartments(context: Context, flags: ExportFlags): Promise<number> {
  const { terminal } = context;
  const { out, json } = flags;
  refuseChoice(flags);
  const portal = isAddressSaid(context, flags) ? toKeyOptions(flags, context) : await meantPortal(context, flags);
  if ('kind' in portal) return sayInvalid(context, 'export', portal, json === true);
  const exported = await exportDepartments({
    ...portal,
    onEvent: teller(context, flags),
    ...(out === undefined ? {} : { out }),
  });
  if (exported.kind === 'invalid') return sayInvalid(context, 'export', exported, json === true);
  const { departments, text } = exported;
  const files = out === undefined ? [] : [out];
  if (out !== undefined) sayMessage(terminal, message('EXPORT_DEPARTMENTS', { file: out, departments }));
  const { language } = terminal;
  const none = { chats: [], skipped: [], notes: [] };
  if (json)
    terminal.outJson(resultJson('export', { ...none, departments, files }, { language, exitCode: exitCodes.done }));
  else if (out === undefined) terminal.outText(text.trimEnd());
  return exitCodes.done;
}

/** Flags that choose among chats mean nothing for departments. */
function refuseChoice({ id, title, owner, project }: ExportFlags): void {
  const [flag] = Object.entries({ id, title, owner, project }).find(([, value]) => value !== undefined) ?? [];
  if (flag !== undefined) throw new Fault('EXPORT_TABLE_CHATS', { flag: `--${flag}` }, { reach: 'run' });
}

async function runChats(context: Context, flags: ExportFlags): Promise<number> {
  const { terminal } = context;
  const { out, project, json } = flags;
  const [file] = flags.file ?? [];
  if (file !== undefined) throw new Fault('NOT_AN_INVENTORY', { flag: '-f', file }, { reach: 'run' });
  const exported = await exportChats({
    ...toKeyOptions(flags, context),
    ...chosen(flags),
    onEvent: teller(context, flags),
    language: terminal.language,
    ...(out === undefined ? {} : { out }),
    ...(project === undefined ? {} : { project }),
  });
  if (exported.kind === 'invalid') return sayInvalid(context, 'export', exported, json === true);
  const exitCode = exitCodeOf(exported);
  sayWhatIsMissing(context, exported);
  if (json) terminal.outJson(exportJson(context, exported, exitCode));
  else if (out === undefined) terminal.outText(exported.text.trimEnd());
  else terminal.outRows(rowsOf(exported));
  if (out !== undefined) {
    const files = exported.files.map((file) => join(dirname(out), file)).join(', ');
    sayMessage(terminal, files === '' ? message('EXPORT_NOTHING') : message('EXPORT_WRITTEN', { files, file: out }));
  }
  return exitCode;
}

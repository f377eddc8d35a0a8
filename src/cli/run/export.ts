import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { exportDepartments } from '../../app/export/departments.ts';
import { type Exported, exportChats } from '../../app/export/export.ts';
import { message } from '../../model/message.ts';
import { messageJson } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { sayInvalid, sayMessage } from '../say.ts';
import { teller } from '../teller.ts';

interface ExportFlags extends Flags {
  readonly id?: readonly number[];
  readonly title?: readonly string[];
  readonly owner?: number | string;
  readonly project?: string;
}

export async function runExport(context: Context, what: string | undefined, flags: ExportFlags): Promise<number> {
  return what === 'departments' ? runDepartments(context, flags) : runChats(context, flags);
}

async function runDepartments(context: Context, flags: ExportFlags): Promise<number> {
  const { terminal, cwd, env, stop } = context;
  const { out, json } = flags;
  const exported = await exportDepartments({
    ...toOptions([], flags, cwd, env),
    signal: stop.signal,
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

async function runChats(context: Context, flags: ExportFlags): Promise<number> {
  const { terminal, cwd, env, stop } = context;
  const { out, id, title, owner, project, json } = flags;
  const exported = await exportChats({
    ...toOptions([], flags, cwd, env),
    signal: stop.signal,
    onEvent: teller(context, flags),
    ...(out === undefined ? {} : { out }),
    ...(id === undefined ? {} : { ids: id }),
    ...(title === undefined ? {} : { titles: title }),
    ...(owner === undefined ? {} : { owner }),
    ...(project === undefined ? {} : { project }),
  });
  if (exported.kind === 'invalid') return sayInvalid(context, 'export', exported, json === true);
  const exitCode = exitCodeOf(exported);
  sayWhatIsMissing(context, exported);
  if (json) terminal.outJson(exportJson(context, exported, exitCode));
  else if (out === undefined) terminal.outText(exported.text.trimEnd());
  else terminal.outRows(exported.chats.map(({ key, id, title }) => [key, String(id), JSON.stringify(title)]));
  if (out !== undefined) {
    const files = exported.files.map((file) => join(dirname(out), file)).join(', ');
    sayMessage(terminal, files === '' ? message('EXPORT_NOTHING') : message('EXPORT_WRITTEN', { files, file: out }));
  }
  return exitCode;
}

/** An id that was asked for by name and is not there is a failure; what was left out by rule is not. */
function exitCodeOf({ chats, skipped }: Exported): number {
  if (!skipped.some(({ why }) => why.code === 'EXPORT_UNREACHABLE')) return exitCodes.done;
  return chats.length > 0 ? exitCodes.partial : exitCodes.failed;
}

function sayWhatIsMissing({ terminal }: Context, { skipped, notes }: Exported): void {
  for (const { why } of skipped) sayMessage(terminal, why);
  for (const note of notes) sayMessage(terminal, note);
}

function exportJson({ terminal: { language } }: Context, exported: Exported, exitCode: number) {
  const { chats, skipped, notes, files } = exported;
  return resultJson(
    'export',
    {
      chats,
      skipped: skipped.map(({ id, title = null, why }) => ({ id, title, ...messageJson(why, language) })),
      notes: notes.map((note) => ({ ...messageJson(note, language) })),
      files,
    },
    { language, exitCode },
  );
}

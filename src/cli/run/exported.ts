import type { Exported, ExportOptions } from '../../app/export/export.ts';
import { messageJson } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FleetFlags } from '../flags.ts';
import { sayMessage } from '../say.ts';

/** What `export` takes on its command line. */
export interface ExportFlags extends FleetFlags {
  readonly file?: readonly string[];
  readonly id?: readonly number[];
  readonly title?: readonly string[];
  readonly owner?: number | string;
  readonly project?: string;
}

/** Which chats are meant. */
export function chosen({ id, title, owner }: ExportFlags): Pick<ExportOptions, 'ids' | 'titles' | 'owner'> {
  return {
    ...(id === undefined ? {} : { ids: id }),
    ...(title === undefined ? {} : { titles: title }),
    ...(owner === undefined ? {} : { owner }),
  };
}

/** An id that was asked for by name and is not there is a failure; what was left out by rule is not. */
export function exitCodeOf({ chats, skipped }: Exported): number {
  if (!skipped.some(({ why }) => why.code === 'EXPORT_UNREACHABLE')) return exitCodes.done;
  return chats.length > 0 ? exitCodes.partial : exitCodes.failed;
}

export function sayWhatIsMissing({ terminal }: Context, { skipped, notes }: Exported): void {
  for (const { why } of skipped) sayMessage(terminal, why);
  for (const note of notes) sayMessage(terminal, note);
}

/** A chat a row, for scripts. */
export function rowsOf({ chats }: Exported): readonly (readonly string[])[] {
  return chats.map(({ key, id, title }) => [key, String(id), JSON.stringify(title)]);
}

export function exportJson({ terminal: { language } }: Context, exported: Exported, exitCode: number) {
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

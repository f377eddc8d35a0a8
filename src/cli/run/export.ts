import { type Exported, exportChats } from '../../app/export.ts';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { sayInvalid } from '../say.ts';

interface ExportFlags extends Flags {
  readonly id?: readonly number[];
  readonly title?: readonly string[];
  readonly owner?: number;
  readonly project?: string;
}

export async function runExport(context: Context, flags: ExportFlags): Promise<number> {
  const { terminal, cwd, env, stop } = context;
  const { out, id, title, owner, project } = flags;
  const url = flags.url ?? env.PROVISION_URL;
  const exported = await exportChats({
    ...toOptions([], flags, cwd, env),
    signal: stop.signal,
    ...(url === undefined ? {} : { url }),
    ...(out === undefined ? {} : { out }),
    ...(id === undefined ? {} : { ids: id }),
    ...(title === undefined ? {} : { titles: title }),
    ...(owner === undefined ? {} : { owner }),
    ...(project === undefined ? {} : { project }),
  });
  if (exported.kind === 'invalid') return sayInvalid(context, 'export', exported, flags.json === true);
  const { chats, skipped, text } = exported;
  if (flags.json)
    terminal.out(jsonText(resultJson('export', { chats, skipped }, { language: terminal.language, exitCode: 0 })));
  else if (out === undefined) terminal.out(text.trimEnd());
  else for (const chat of chats) terminal.out(`${chat.key}\t${chat.id}\t${JSON.stringify(chat.title)}`);
  for (const chat of skipped) terminal.err(skippedLine(terminal.language, chat));
  return exitCodes.done;
}

function skippedLine(language: 'en' | 'ru', { id, title, why }: Exported['skipped'][number]): string {
  const name = `${id} ${JSON.stringify(title)}`;
  const reasons = {
    en: {
      known: 'already in the lockfile',
      system: 'made by the portal itself for another of its tools',
      'other-project': 'carries the marker of another project',
    },
    ru: {
      known: 'уже есть в лок-файле',
      system: 'создан самим порталом для другого инструмента',
      'other-project': 'несёт маркер другого проекта',
    },
  } as const;
  return `${language === 'ru' ? 'пропущен' : 'left out'}: ${name}, ${reasons[language][why]}`;
}

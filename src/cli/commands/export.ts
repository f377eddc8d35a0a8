import { Command } from 'commander';
import type { Exported } from '../../app/export.ts';
import { jsonText } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import { type Context, sayInvalid } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { collect, type Flags, positive, toOptions } from '../flags.ts';
import type { Define } from './index.ts';

interface ExportFlags extends Flags {
  readonly id?: readonly number[];
  readonly title?: readonly string[];
  readonly owner?: number;
  readonly project?: string;
}

export const exportCommand: Define = (context, setExitCode) =>
  new Command('export')
    .description('Writes chats that exist as YAML, with pictures and lockfile rows. A plan right after is empty.')
    .option(
      '--out <file>',
      'the config to write; chats are added to one that exists. Without it the text goes to stdout',
    )
    .option('--id <number>', 'only this chat; repeatable', (value: string, all: number[] = []) => [
      ...all,
      positive(value),
    ])
    .option('--title <glob>', 'only chats whose title matches; repeatable', collect)
    .option('--owner <id>', 'only chats of this owner', positive)
    .option('--project <name>', 'project of a new file (default: chats)')
    .option('--url <url>', 'webhook URL, or the portal address together with --token (env PROVISION_URL)')
    .option('--token <token>', 'access token (env PROVISION_TOKEN)')
    .option('--lockfile <path>', 'lockfile in place of the one beside the config')
    .option('--json', 'one JSON document on stdout, and nothing else')
    .action(async (flags: ExportFlags) => setExitCode(await runExport(context, flags)));

async function runExport(context: Context, flags: ExportFlags): Promise<number> {
  const { terminal, cwd, env, stop } = context;
  const { out, id, title, owner, project } = flags;
  const url = flags.url ?? env.PROVISION_URL;
  const { exportChats } = await import('../../app/export.ts');
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
  if (exported.kind === 'invalid')
    return sayInvalid(context, 'export', exported.diagnostics, exported.sources, flags.json === true);
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

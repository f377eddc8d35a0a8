import { Command } from 'commander';
import { diagnosticsText } from '../../report/diagnostics-text.ts';
import { jsonText } from '../../report/document.ts';
import { diagnosticsJson } from '../../report/result-json.ts';
import { type Context, sayInvalid } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions, withFileFlags } from '../flags.ts';
import type { Define } from './index.ts';

export const validateCommand: Define = (context, setExitCode) =>
  withFileFlags(new Command('validate'))
    .description('Checks everything that can be checked without a portal, avatars included.')
    .option('--sarif <file>', 'write the problems as SARIF, for code scanning')
    .option('--codequality <file>', 'write the problems as a Code Quality report of GitLab')
    .action(async (files: string[], flags: Flags) => setExitCode(await runValidate(context, files, flags)));

async function runValidate(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal } = context;
  const { language, color } = terminal;
  const { validate } = await import('../../app/validate.ts');
  const { reportProblems } = await import('../reports.ts');
  const { valid, chats, diagnostics, sources } = await validate(toOptions(files, flags, context.cwd, context.env));
  await reportProblems(context, diagnostics, flags, files[0] ?? 'chats.yaml');
  if (!valid) return sayInvalid(context, 'validate', diagnostics, sources, flags.json === true);
  if (diagnostics.length > 0) terminal.err(diagnosticsText(diagnostics, sources, { language, color: color.stderr }));
  const checked = { files: [...sources.keys()], chats };
  if (flags.json)
    terminal.out(jsonText(diagnosticsJson('validate', diagnostics, { language, exitCode: exitCodes.done, checked })));
  else
    terminal.out(
      language === 'ru' ? `всё верно, чатов: ${chats}` : `valid: ${chats} ${chats === 1 ? 'chat' : 'chats'}`,
    );
  return exitCodes.done;
}

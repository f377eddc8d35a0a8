import { validate } from '../../app/validate.ts';
import { diagnosticsJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { sayDiagnostics, sayInvalid } from '../say.ts';

export async function runValidate(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal, env } = context;
  const { language } = terminal;
  const { valid, chats, templates, diagnostics, sources } = await validate(toOptions(files, flags, context.cwd, env));
  if (flags.sarif || flags.codequality || (env.GITHUB_ACTIONS === 'true' && diagnostics.length > 0)) {
    const { reportProblems } = await import('../reports.ts');
    await reportProblems(context, diagnostics, flags, files[0] ?? 'chats.yaml');
  }
  if (!valid) return sayInvalid(context, 'validate', { diagnostics, sources }, flags.json === true);
  await sayDiagnostics(terminal, diagnostics, sources);
  const made = templates.map(({ key, chats }) => ({ key, chats }));
  const checked = { files: [...sources.keys()], chats, templates: made };
  if (flags.json)
    terminal.outJson(diagnosticsJson('validate', diagnostics, { language, exitCode: exitCodes.done, checked }));
  else
    terminal.out([
      language === 'ru' ? `всё верно, чатов: ${chats}` : `valid: ${chats} ${chats === 1 ? 'chat' : 'chats'}`,
      ...made.map(({ key, chats }) =>
        language === 'ru' ? `  ${key}: ${chats}, по одному на строку` : `  ${key}: ${chats}, one a row`,
      ),
    ]);
  return exitCodes.done;
}

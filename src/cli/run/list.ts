import { list } from '../../app/list.ts';
import { listJson, listText } from '../../report/list-text.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { look, sayInvalid, warner } from '../say.ts';
import { teller } from '../teller.ts';

export async function runList(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal, stop, cwd, env } = context;
  const told = { signal: stop.signal, onEvent: teller(context, flags), onWarnings: warner(terminal) };
  const listed = await list({ ...toOptions(files, flags, cwd, env), ...told });
  if (listed.kind === 'invalid') return sayInvalid(context, 'list', listed, flags.json === true);
  const { language } = terminal;
  if (flags.json) terminal.outJson(listJson(listed, { language, exitCode: exitCodes.done }));
  else if (!flags.quiet) terminal.out(listText(listed.chats, listed.portal, look(terminal, flags)));
  return exitCodes.done;
}

import { list } from '../../app/list.ts';
import { listJson, listText } from '../../report/list-text.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type MeantFlags, meantPortal } from '../fleet/meant.ts';
import { look, sayInvalid, warner } from '../say.ts';
import { teller } from '../teller.ts';

export async function runList(context: Context, files: readonly string[], flags: MeantFlags): Promise<number> {
  const { terminal } = context;
  const portal = await meantPortal(context, { ...flags, file: files });
  if ('kind' in portal) return sayInvalid(context, 'list', portal, flags.json === true);
  const listed = await list({ ...portal, onEvent: teller(context, flags), onWarnings: warner(terminal) });
  if (listed.kind === 'invalid') return sayInvalid(context, 'list', listed, flags.json === true);
  const { language } = terminal;
  if (flags.json) terminal.outJson(listJson(listed, { language, exitCode: exitCodes.done }));
  else if (!flags.quiet) terminal.out(listText(listed.chats, listed.portal, look(terminal, flags)));
  return exitCodes.done;
}

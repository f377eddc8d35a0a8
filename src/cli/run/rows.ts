import type { Invalid } from '../../app/load.ts';
import { forget, move, type RowChanged } from '../../app/rows.ts';
import { message } from '../../model/message.ts';
import { messageJson } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type MeantFlags, meantPortal } from '../fleet/meant.ts';
import { sayInvalid, sayMessage, warner } from '../say.ts';
import { teller } from '../teller.ts';

export async function runForget(context: Context, key: string, flags: MeantFlags): Promise<number> {
  const portal = await meantPortal(context, flags);
  if ('kind' in portal) return sayInvalid(context, 'forget', portal, flags.json === true);
  const options = {
    ...portal,
    onEvent: teller(context, flags),
    onWarnings: warner(context.terminal),
  };
  return conclude(context, 'forget', flags, await forget(options, key));
}

export async function runMove(context: Context, key: string, to: string, flags: MeantFlags): Promise<number> {
  const portal = await meantPortal(context, flags);
  if ('kind' in portal) return sayInvalid(context, 'move', portal, flags.json === true);
  const options = {
    ...portal,
    onEvent: teller(context, flags),
    onWarnings: warner(context.terminal),
  };
  return conclude(context, 'move', flags, await move(options, key, to));
}

async function conclude(
  context: Context,
  command: 'forget' | 'move',
  { json }: MeantFlags,
  changed: RowChanged | Invalid,
): Promise<number> {
  if (changed.kind === 'invalid') return sayInvalid(context, command, changed, json === true);
  const { terminal } = context;
  const { language } = terminal;
  const { key, to, id, portal, notes } = changed;
  const result = {
    portal,
    key,
    ...(to === undefined ? {} : { to }),
    id,
    notes: notes.map((note) => ({ ...messageJson(note, language) })),
  };
  if (json) terminal.outJson(resultJson(command, result, { language, exitCode: exitCodes.done }));
  else terminal.out(to === undefined ? `< ${key}  ${id}` : `~ ${key} → ${to}  ${id}`);
  for (const note of notes) sayMessage(terminal, note);
  sayMessage(terminal, to === undefined ? message('ROW_FORGOTTEN', { id }) : message('ROW_MOVED', { id, to }));
  return exitCodes.done;
}

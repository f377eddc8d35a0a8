import { adopt } from '../../app/adopt.ts';
import { adoptByTitle } from '../../app/adopt-by-title.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import { pairsJson, pairsText } from '../../report/candidates.ts';
import { messageJson } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { askAdoption, sayMissing } from '../consent.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, toKeyOptions } from '../flags.ts';
import { sayInvalid, sayMessage, warner } from '../say.ts';
import { teller } from '../teller.ts';

interface AdoptFlags extends KeyFlags {
  readonly id?: number;
  readonly byTitle?: boolean;
}

export async function runAdopt(context: Context, key: string | undefined, flags: AdoptFlags): Promise<number> {
  const { id, byTitle } = flags;
  if (byTitle && key === undefined && id === undefined) return runByTitle(context, flags);
  if (byTitle || key === undefined || id === undefined) throw new Fault('ADOPT_CHOICE');
  return runOne(context, key, id, flags);
}

async function runOne(context: Context, key: string, wanted: number, flags: AdoptFlags): Promise<number> {
  const { terminal } = context;
  const { language } = terminal;
  const told = { onEvent: teller(context, flags), onWarnings: warner(terminal) };
  const taken = await adopt({ ...toKeyOptions(flags, context), ...told }, key, wanted);
  if (taken.kind === 'invalid') return sayInvalid(context, 'adopt', taken, flags.json === true);
  const { id, title, notes } = taken;
  const result = { key, id, title, notes: notes.map((note) => ({ ...messageJson(note, language) })) };
  if (flags.json) terminal.outJson(resultJson('adopt', result, { language, exitCode: exitCodes.done }));
  else terminal.out(`> ${key}  ${id} ${JSON.stringify(title)}`);
  for (const note of [...notes, message('TAKEN_NEXT', { id })]) sayMessage(terminal, note);
  return exitCodes.done;
}

async function runByTitle(context: Context, flags: AdoptFlags): Promise<number> {
  const { terminal } = context;
  const { language } = terminal;
  const taken = await adoptByTitle({
    ...toKeyOptions(flags, context),
    onEvent: teller(context, flags),
    onWarnings: warner(terminal),
    onPairs: async (pairs) => (flags.json ? undefined : terminal.out(pairsText(pairs, language))),
    ...(terminal.interactive && !flags.json ? { consent: (missing) => askAdoption(context, missing) } : {}),
  });
  if (taken.kind === 'invalid') return sayInvalid(context, 'adopt', taken, flags.json === true);
  const { kind, clear, unclear, missing } = taken;
  const exitCode = kind === 'consent' ? (context.stop.code() ?? exitCodes.consent) : exitCodes.done;
  const facts = { adopted: kind === 'adopted' ? clear : [], pairs: clear, unclear };
  if (flags.json) terminal.outJson(resultJson('adopt', pairsJson(facts), { language, exitCode }));
  if (kind === 'consent') sayMissing(context, missing);
  else if (clear.length > 0) sayMessage(terminal, message('ADOPTED_NEXT', { count: clear.length }));
  return exitCode;
}

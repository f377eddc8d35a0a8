import { adopt } from '../../app/adopt.ts';
import { adoptByTitle } from '../../app/adopt-by-title.ts';
import type { Options } from '../../app/options.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import { pairsJson, pairsText } from '../../report/candidates.ts';
import { messageJson } from '../../report/document.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { askAdoption, sayMissing } from '../consent.ts';
import { exitCodes } from '../exit-codes.ts';
import { type MeantFlags, meantPortal } from '../fleet/meant.ts';
import { sayInvalid, sayMessage, warner } from '../say.ts';
import { teller } from '../teller.ts';

interface AdoptFlags extends MeantFlags {
  readonly id?: number;
  readonly byTitle?: boolean;
}

export async function runAdopt(context: Context, key: string | undefined, flags: AdoptFlags): Promise<number> {
  const { id, byTitle } = flags;
  const isByTitle = byTitle && key === undefined && id === undefined;
  if (!isByTitle && (byTitle || key === undefined || id === undefined)) throw new Fault('ADOPT_CHOICE');
  const portal = await meantPortal(context, flags);
  if ('kind' in portal) return sayInvalid(context, 'adopt', portal, flags.json === true);
  return key === undefined || id === undefined
    ? runByTitle(context, portal, flags)
    : runOne(context, portal, { key, id }, flags);
}

async function runOne(
  context: Context,
  portal: Options,
  { key, id: wanted }: { readonly key: string; readonly id: number },
  flags: AdoptFlags,
): Promise<number> {
  const { terminal } = context;
  const { language } = terminal;
  const told = { onEvent: teller(context, flags), onWarnings: warner(terminal) };
  const taken = await adopt({ ...portal, ...told }, key, wanted);
  if (taken.kind === 'invalid') return sayInvalid(context, 'adopt', taken, flags.json === true);
  const { id, title, notes } = taken;
  const result = { key, id, title, notes: notes.map((note) => ({ ...messageJson(note, language) })) };
  if (flags.json) terminal.outJson(resultJson('adopt', result, { language, exitCode: exitCodes.done }));
  else terminal.out(`> ${key}  ${id} ${JSON.stringify(title)}`);
  for (const note of [...notes, message('TAKEN_NEXT', { id })]) sayMessage(terminal, note);
  return exitCodes.done;
}

async function runByTitle(context: Context, portal: Options, flags: AdoptFlags): Promise<number> {
  const { terminal } = context;
  const { language } = terminal;
  const taken = await adoptByTitle({
    ...portal,
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

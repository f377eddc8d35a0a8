import { candidatesFor } from '../../app/adopt-by-title.ts';
import type { Options } from '../../app/options.ts';
import { resolve } from '../../app/resolve.ts';
import { Fault } from '../../model/fault.ts';
import { message } from '../../model/message.ts';
import { candidateText } from '../../report/candidates.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type MeantFlags, meantPortal } from '../fleet/meant.ts';
import { sayInvalid, sayMessage, warner } from '../say.ts';
import { teller } from '../teller.ts';

interface ResolveFlags extends MeantFlags {
  readonly id?: number;
  readonly recreate?: boolean;
}

export async function runResolve(context: Context, key: string, flags: ResolveFlags): Promise<number> {
  const { terminal } = context;
  const { id, recreate } = flags;
  if (id !== undefined && recreate) throw new Fault('RESOLVE_CHOICE');
  const told = { onEvent: teller(context, flags), onWarnings: warner(terminal) };
  const portal = await meantPortal(context, flags);
  if ('kind' in portal) return sayInvalid(context, 'resolve', portal, flags.json === true);
  const options = { ...portal, ...told };
  if (id === undefined && !recreate) return sayCandidates(context, key, flags, options);
  const settled = await resolve(options, key, id === undefined ? { recreate: true } : { id });
  if (settled.kind === 'invalid') return sayInvalid(context, 'resolve', settled, flags.json === true);
  const isTaken = settled.kind === 'taken';
  const result = isTaken ? { key, id: settled.id, title: settled.title } : { key, recreate: true };
  if (flags.json) terminal.outJson(resultJson('resolve', result, { language: terminal.language, exitCode: 0 }));
  else terminal.out(isTaken ? `> ${key}  ${settled.id} ${JSON.stringify(settled.title)}` : `+ ${key}`);
  sayMessage(terminal, isTaken ? message('TAKEN_NEXT', { id: settled.id }) : message('CLEARED_NEXT', { key }));
  return exitCodes.done;
}

/** Which chats it may be, for whoever has to choose. */
async function sayCandidates(context: Context, key: string, flags: ResolveFlags, options: Options): Promise<number> {
  const found = await candidatesFor(options, key);
  if ('kind' in found) return sayInvalid(context, 'resolve', found, flags.json === true);
  const { terminal } = context;
  if (!flags.json && found.candidates.length > 0)
    terminal.out(found.candidates.map((candidate) => candidateText(candidate, terminal.language)));
  throw new Fault('RESOLVE_CHOICE');
}

import { create } from '../../app/create.ts';
import { readFields } from '../../app/fields.ts';
import { Fault } from '../../model/fault.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sayFault } from '../say.ts';
import { teller } from '../teller.ts';

interface CreateFlags {
  readonly url?: string;
  readonly token?: string;
  readonly fields: string;
  readonly raw?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Prints the portal's answer as it came; the id is in it even where the chat could not be handed over. */
export async function runCreate(context: Context, flags: CreateFlags): Promise<number> {
  const { terminal, cwd, env, stop } = context;
  const url = flags.url || env.PROVISION_URL;
  if (!url) throw new Fault('PORTAL_MISSING', {}, { reach: 'run' });
  const fields = await readFields(flags.fields, cwd);
  const token = flags.token || env.PROVISION_TOKEN || undefined;
  const { answer, notHandedOver } = await create(url, fields, token, {
    cwd,
    env,
    raw: flags.raw === true,
    signal: stop.signal,
    onEvent: teller(context, flags),
  });
  const exitCode = notHandedOver || 'error' in answer ? exitCodes.failed : exitCodes.done;
  const { language } = terminal;
  terminal.outJson(flags.json ? resultJson('create', answer, { language, exitCode }) : answer);
  if (notHandedOver) sayFault(context, 'create', notHandedOver, false);
  return exitCode;
}

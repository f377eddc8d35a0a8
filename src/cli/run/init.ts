import { init } from '../../app/init.ts';
import { message } from '../../model/message.ts';
import { resultJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sayMessage } from '../say.ts';

interface InitFlags {
  readonly fromFields?: string;
  readonly portals?: boolean;
  readonly each?: boolean;
  readonly json?: boolean;
}

export async function runInit(
  { terminal, cwd }: Context,
  named: string | undefined,
  flags: InitFlags,
): Promise<number> {
  const { language } = terminal;
  const { fromFields, portals, each } = flags;
  const file = named ?? (portals ? 'portals.yaml' : 'chats.yaml');
  const starter = { cwd, file, language };
  const made = portals
    ? await (await import('../../app/init-portals.ts')).initPortals(starter)
    : each
      ? await (await import('../../app/init-each.ts')).initEach(starter)
      : await init({ ...starter, ...(fromFields === undefined ? {} : { fromFields }) });
  const { files, leftOut } = made;
  sayMessage(terminal, message('INIT_WROTE', { files: files.join(', '), file }));
  if (leftOut.length > 0) sayMessage(terminal, message('INIT_LEFT_OUT', { fields: leftOut.join(', ') }));
  if (flags.json) terminal.outJson(resultJson('init', { files, leftOut }, { language, exitCode: exitCodes.done }));
  return exitCodes.done;
}

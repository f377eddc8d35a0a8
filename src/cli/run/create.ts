import { createChat } from '../../app/create.ts';
import { readFields } from '../../app/fields.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

interface CreateFlags {
  readonly url?: string;
  readonly token?: string;
  readonly fields: string;
}

export async function runCreate({ terminal, cwd, env, stop }: Context, flags: CreateFlags): Promise<number> {
  const url = flags.url ?? env.PROVISION_URL;
  if (url === undefined || url === '') {
    terminal.err('no portal: give --url, or set PROVISION_URL');
    return exitCodes.wrong;
  }
  const fields = await readFields(flags.fields, cwd);
  const answer = await createChat(url, fields, flags.token ?? env.PROVISION_TOKEN, { cwd, env, signal: stop.signal });
  terminal.out(JSON.stringify(answer, undefined, 2));
  return 'error' in answer ? exitCodes.failed : exitCodes.done;
}

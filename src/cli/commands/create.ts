import { Command } from 'commander';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Define } from './index.ts';

interface CreateFlags {
  readonly url?: string;
  readonly token?: string;
  readonly fields: string;
}

export const createCommand: Define = (context, setExitCode) =>
  new Command('create')
    .description('Creates one chat with im.chat.add and prints the JSON answer of the portal.')
    .requiredOption(
      '--fields <file>',
      'JSON file with TYPE, TITLE, DESCRIPTION, COLOR, MESSAGE, USERS, AVATAR, OWNER_ID; "-" reads stdin',
    )
    .option('--url <url>', 'webhook URL, or the portal address together with --token (env PROVISION_URL)')
    .option('--token <token>', 'access token (env PROVISION_TOKEN)')
    .action(async (flags: CreateFlags) => setExitCode(await runCreate(context, flags)));

async function runCreate({ terminal, cwd, env, stop }: Context, flags: CreateFlags): Promise<number> {
  const url = flags.url ?? env.PROVISION_URL;
  if (url === undefined || url === '') {
    terminal.err('no portal: give --url, or set PROVISION_URL');
    return exitCodes.wrong;
  }
  const { createChat } = await import('../../app/create.ts');
  const { readFields } = await import('../../app/fields.ts');
  const fields = await readFields(flags.fields, cwd);
  const answer = await createChat(url, fields, flags.token ?? env.PROVISION_TOKEN, { cwd, env, signal: stop.signal });
  terminal.out(JSON.stringify(answer, undefined, 2));
  return 'error' in answer ? exitCodes.failed : exitCodes.done;
}

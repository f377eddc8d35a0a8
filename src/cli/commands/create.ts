import { Command } from 'commander';
import type { Define } from '../command.ts';

export const createCommand: Define = (act) =>
  new Command('create')
    .description('Creates one chat with im.chat.add and prints the JSON answer of the portal.')
    .requiredOption(
      '--fields <file>',
      'JSON with TYPE, TITLE, DESCRIPTION, COLOR, MESSAGE, USERS, AVATAR, OWNER_ID: a file, the text itself, or "-" for stdin',
    )
    .option('--url <url>', 'webhook URL, or the portal address together with --token (env PROVISION_URL)')
    .option('--token <token>', 'access token (env PROVISION_TOKEN)')
    .option('--raw', 'send fields that im.chat.add is not known to take, too')
    .option('--json', 'the answer in one versioned JSON document, as other commands write it')
    .option('-v, --verbose', 'one line a request on stderr, secrets hidden')
    .action(act(async () => (await import('../run/create.ts')).runCreate));

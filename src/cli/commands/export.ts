import { Argument, Command } from 'commander';
import type { Define } from '../command.ts';
import { collect, person, positive, withFleetFlags } from '../flags.ts';

export const exportCommand: Define = (act) =>
  withFleetFlags(new Command('export'))
    .description('Writes chats that exist as YAML, with pictures and lockfile rows. A plan right after is empty.')
    .addArgument(
      new Argument(
        '[what]',
        'departments: the structure of the company as a table for each, in place of chats',
      ).choices(['departments']),
    )
    .option('-f, --file <path>', 'an inventory of portals: a pack is written for each', collect)
    .option(
      '--out <file>',
      'the config to write; chats are added to one that exists. Without it the text goes to stdout. Of an inventory, a folder',
    )
    .option('--id <number>', 'only this chat; repeatable', (value: string, all: number[] = []) => [
      ...all,
      positive(value),
    ])
    .option('--title <pattern>', 'only chats whose title matches; repeatable', collect)
    .option('--owner <person>', 'only chats of this owner: an id or an e-mail address', person)
    .option('--project <name>', 'project of a new file (default: chats)')
    .option('--url <url>', 'webhook URL, or the portal address together with --token (env PROVISION_URL)')
    .option('--token <token>', 'access token (env PROVISION_TOKEN)')
    .option('--lockfile <path>', 'lockfile in place of the one beside the config')
    .option('--state <url>', 'where the state lies; overrides the file (env PROVISION_STATE)')
    .option('--json', 'one JSON document on stdout, and nothing else')
    .option('-v, --verbose', 'one line a request on stderr, secrets hidden')
    .action(act(async () => (await import('../run/export.ts')).runExport));

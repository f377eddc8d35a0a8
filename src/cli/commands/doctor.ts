import { Command } from 'commander';
import type { Define } from '../command.ts';
import { withFiles, withFleetFlags } from '../flags.ts';
import { oneOrMany } from '../fleet/one-or-many.ts';

export const doctorCommand: Define = (act) =>
  withFiles(withFleetFlags(new Command('doctor')), 'config files and folders (default: chats.yaml)')
    .description('Looks at all that a run depends on: address, rights, limits, clock, lockfile. Changes nothing.')
    .option(
      '--url <url>',
      'webhook URL, or the portal address together with --token; overrides the file (env PROVISION_URL)',
    )
    .option('--token <token>', 'access token (env PROVISION_TOKEN)')
    .option('--lockfile <path>', 'lockfile in place of the one beside the config')
    .option('--state <url>', 'where the state lies; overrides the file (env PROVISION_STATE)')
    .option('--allow-outside', 'files that the config names may lie outside its folder')
    .option('--record <file>', 'write how the portal answers what we read, with secrets, names and addresses replaced')
    .option('--json', 'one JSON document on stdout, and nothing else')
    .option('-v, --verbose', 'one line a request on stderr, secrets hidden')
    .action(
      act(async () => {
        const { runDoctor } = await import('../run/doctor.ts');
        return oneOrMany(runDoctor, async () => (await import('../fleet/doctor.ts')).runFleetDoctor);
      }),
    );

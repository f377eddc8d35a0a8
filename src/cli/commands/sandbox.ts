import { Command, Option } from 'commander';
import { tariffs } from '../../model/config.ts';
import type { Define } from '../command.ts';
import { collect, port, withFiles } from '../flags.ts';

export const sandboxCommand: Define = (act) =>
  withFiles(new Command('sandbox'), 'config files and folders whose chats it shows (default: chats.yaml)')
    .description(
      'Runs the embedded portal with its web page on loopback, for trying things out without an account. ' +
        'It shows what "portal: sandbox" has made here, and runs beside it use it.',
    )
    .option('--lockfile <path>', 'lockfile in place of the one beside the config')
    .option('--port <number>', 'port to listen on; 0 takes a free one', port, 8024)
    .option('--data <file>', 'file that keeps the chats (default: .provision/sandbox.json beside the lockfile)')
    .option('--no-data', 'keep nothing: the chats live in memory')
    .option('--fault <spec>', 'let something go wrong, such as drop-after:im.chat.add:3; repeatable', collect)
    .addOption(new Option('--tariff <name>', 'whose limits apply').choices(tariffs).default('standard'))
    .option('--costs', 'take as long as a real portal does')
    .option('--json', 'one JSON document on stdout: the addresses')
    .action(act(async () => (await import('../run/sandbox.ts')).runSandbox));

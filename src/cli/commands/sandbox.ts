import { Command, Option } from 'commander';
import { tariffs } from '../../model/config.ts';
import type { Define } from '../command.ts';
import { collect, port } from '../flags.ts';

export const sandboxCommand: Define = (act) =>
  new Command('sandbox')
    .description('Runs the embedded portal with its web page on loopback, for trying things out without an account.')
    .option('--port <number>', 'port to listen on; 0 takes a free one', port, 8024)
    .option('--data <file>', 'file that keeps the chats (default: in memory)')
    .option('--fault <spec>', 'let something go wrong, such as drop-after:im.chat.add:3; repeatable', collect)
    .addOption(new Option('--tariff <name>', 'whose limits apply').choices(tariffs).default('standard'))
    .option('--costs', 'take as long as a real portal does')
    .option('--json', 'one JSON document on stdout: the addresses')
    .action(act(async () => (await import('../run/sandbox.ts')).runSandbox));

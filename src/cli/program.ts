import { Command, Help, type Option } from 'commander';
import type { Act } from './command.ts';
import { commands, groups, hiddenCommands } from './commands/index.ts';
import { examples, exampleText, firstSteps } from './examples.ts';
import { english } from './speech.ts';
import { version } from './version.ts';

/** How commander says what it has to say. */
export interface Tell {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A complaint about the command line without what must not be repeated. */
  readonly complaint: (text: string) => string;
}

const silence: Tell = { out: () => {}, err: () => {}, complaint: (text) => text };

/** Every flag of every command, as it is spelt in full. */
export function flagsOf(program: Command): readonly string[] {
  return [program, ...program.commands].flatMap(({ options }) => options.flatMap(({ long }) => long ?? []));
}

/** Every flag of every command in each way that it is named: short, in full, and with what stands behind it. */
export function flagWordsOf(program: Command): ReadonlySet<string> {
  const options = [program, ...program.commands].flatMap((command) => command.options);
  return new Set(options.flatMap(({ flags, short, long }) => [flags, short ?? flags, long ?? flags]));
}

/** The command line as commander knows it; also what completion and the reference page are made from. */
export function programFor(act: Act, tell: Tell = silence, { say, help } = english): Command {
  const about = help.optionDescription ?? ((option: Option) => new Help().optionDescription(option));
  // Which flags cannot be left out is said where they are described.
  const described = (option: Option) => `${about(option)}${option.mandatory ? ` (${say('required')})` : ''}`;
  const program = new Command('provision')
    .description('Keeps the group chats of a Bitrix24 portal in sync with YAML files.')
    .version(version, '-V, --version')
    .option('--no-color', 'no colours (also NO_COLOR)')
    .option('--dotenv <file>', 'take B24_…, BITRIX24_… and PROVISION_VAR_… from a file, where they are not set')
    .showHelpAfterError('(see provision --help)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, ...help, optionDescription: described })
    .configureOutput({
      writeOut: (text) => tell.out(text.trimEnd()),
      writeErr: (text) => tell.err(text.trimEnd()),
      outputError: (text, write) => write(tell.complaint(text)),
    })
    .addHelpText('after', exampleText('First steps', firstSteps, say));
  const helpCommand = new Command('help').argument('[command]').description('display help for command');
  program.addHelpCommand(helpCommand.helpOption(false).helpGroup(`${groups.at(-1)?.title}:`));
  for (const define of [...commands, ...hiddenCommands]) {
    const command = define(act).exitOverride().copyInheritedSettings(program);
    const group = groups.find((each) => each.commands.includes(define));
    if (group) command.helpGroup(`${group.title}:`);
    const list = examples[command.name()];
    if (list) command.addHelpText('after', exampleText('Examples', list, say));
    program.addCommand(command, { hidden: group === undefined });
  }
  return program;
}

import { Command } from 'commander';
import type { Act } from './command.ts';
import { commands, hiddenCommands } from './commands/index.ts';
import { examples, exampleText, firstSteps } from './examples.ts';
import { version } from './version.ts';

/** A misspelt flag must not give away the token that was joined to it. */
export function withoutValues(text: string): string {
  return text.replace(/('--?[\w-]+=)[^'\n]*/g, '$1…');
}

/** The command line as commander knows it; also what completion and the reference page are made from. */
export function programFor(act: Act): Command {
  const program = new Command('provision')
    .description('Keeps the group chats of a Bitrix24 portal the way YAML files say.')
    .version(version, '-V, --version')
    .option('--no-color', 'no colours (also NO_COLOR)')
    .showHelpAfterError('(see provision --help)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(withoutValues(text)) })
    .addHelpText('after', exampleText('First steps', firstSteps));
  for (const define of [...commands, ...hiddenCommands]) {
    const command = define(act).exitOverride().copyInheritedSettings(program);
    const list = examples[command.name()];
    if (list) command.addHelpText('after', exampleText('Examples', list));
    program.addCommand(command, { hidden: hiddenCommands.includes(define) });
  }
  return program;
}

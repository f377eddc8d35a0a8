import { Help } from 'commander';
import type { Speech } from '../speech.ts';
import { commandTexts } from './commands.ts';
import { exampleTexts } from './examples.ts';
import { flagTexts } from './flags.ts';

/** Every text of help by its English one; a test holds it against the program, in both directions. */
export const helpTexts: Readonly<Record<string, string>> = { ...commandTexts, ...flagTexts, ...exampleTexts };

const say = (english: string): string => helpTexts[english] ?? english;

const plain = new Help();

/** Help in Russian: the texts stay where they are defined, and are exchanged as they are shown. */
export const russianSpeech: Speech = {
  say,
  help: {
    styleTitle: say,
    commandUsage: (command) => withWords(plain.commandUsage(command)),
    subcommandTerm: (command) => withWords(plain.subcommandTerm(command)),
    commandDescription: (command) => say(plain.commandDescription(command)),
    subcommandDescription: (command) => say(plain.subcommandDescription(command)),
    optionDescription: (option) => withFacts(option.description, plain.optionDescription(option)),
    argumentDescription: (argument) => withFacts(argument.description, plain.argumentDescription(argument)),
  },
};

function withWords(usage: string): string {
  return usage.replace('[options]', '[параметры]').replace('[command]', '[команда]');
}

/** Commander puts choices and defaults behind a description. */
function withFacts(description: string, shown: string): string {
  const facts = shown
    .slice(description.length)
    .replace('choices: ', 'варианты: ')
    .replace('default: ', 'по умолчанию: ');
  return say(description) + facts;
}

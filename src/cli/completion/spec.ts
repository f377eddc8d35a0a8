import type { Argument, Command, Option } from 'commander';

/** What may stand in one place of a command line. */
export type Values =
  | { readonly kind: 'files' }
  /** Keys of chats, asked of the hidden command while somebody types. */
  | { readonly kind: 'keys' }
  /** `open`: something follows the word, such as the number of a consent. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly open: boolean }
  /** Anything at all: addresses, numbers, names. */
  | { readonly kind: 'free' };

export interface FlagSpec {
  readonly long: string;
  readonly short: string | undefined;
  readonly about: string;
  /** What follows the flag; `undefined` for a flag that stands alone. */
  readonly values: Values | undefined;
  readonly repeatable: boolean;
}

export interface CommandSpec {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly FlagSpec[];
  /** What its arguments are; all after the last are like it when `many`. */
  readonly args: readonly Values[];
  readonly many: boolean;
}

/** Words that the program itself does not know, by the placeholder that stands for them. */
export type Vocabulary = Readonly<Record<string, { readonly words: readonly string[]; readonly open: boolean }>>;

/**
 * What a shell has to know of the program.
 *
 * Errors: throws for a placeholder of which it is not said what may stand there, so that a new flag is not forgotten.
 */
export function specOf(program: Command, vocabulary: Vocabulary): readonly CommandSpec[] {
  const everywhere = program.options.map((option) => flagSpec(option, vocabulary));
  const commands = program.commands
    .filter((command) => !isHidden(command))
    .map((command) => commandSpec(command, everywhere, vocabulary));
  const names = commands.map(({ name }) => name);
  const help = {
    name: 'help',
    about: 'Shows how a command is used.',
    flags: [],
    args: [{ kind: 'words', words: names, open: false }],
    many: false,
  } as const;
  return [...commands, help];
}

/** Flags that stand before any command. */
export function flagsOfAll(program: Command, vocabulary: Vocabulary): readonly FlagSpec[] {
  return [...program.options.map((option) => flagSpec(option, vocabulary)), helpFlag];
}

/** The name of the hidden command that prints the keys of chats. */
export const keysCommandName = '__keys';

const helpFlag: FlagSpec = {
  long: '--help',
  short: '-h',
  about: 'show how it is used',
  values: undefined,
  repeatable: false,
};

function commandSpec(command: Command, everywhere: readonly FlagSpec[], vocabulary: Vocabulary): CommandSpec {
  const args = command.registeredArguments;
  const own = command.options.filter(({ hidden }) => !hidden).map((option) => flagSpec(option, vocabulary));
  return {
    name: command.name(),
    about: command.description(),
    flags: [...own, ...everywhere.filter(({ long }) => long !== '--version'), helpFlag],
    args: args.map((argument) => argumentValues(argument, vocabulary)),
    many: args.at(-1)?.variadic === true,
  };
}

function flagSpec(option: Option, vocabulary: Vocabulary): FlagSpec {
  const placeholder = /[<[](.+)[\]>]/.exec(option.flags)?.[1];
  return {
    long: option.long ?? option.flags,
    short: option.short,
    about: option.description,
    values: placeholder === undefined ? undefined : valuesOf(placeholder, option.argChoices, option.flags, vocabulary),
    repeatable: option.description.includes('repeatable'),
  };
}

function argumentValues(argument: Argument, vocabulary: Vocabulary): Values {
  return valuesOf(argument.name(), argument.argChoices, argument.name(), vocabulary);
}

function valuesOf(
  placeholder: string,
  choices: readonly string[] | undefined,
  where: string,
  vocabulary: Vocabulary,
): Values {
  if (choices !== undefined) return { kind: 'words', words: choices, open: false };
  const known = vocabulary[placeholder];
  if (known !== undefined) return { kind: 'words', ...known };
  const kind = kinds[placeholder];
  if (kind === undefined) throw new Error(`completion does not know what may stand for "${placeholder}" in ${where}`);
  return { kind };
}

/** By the placeholders of flags and the names of arguments, which mean the same in every command. */
const kinds: Readonly<Record<string, 'files' | 'keys' | 'free'>> = {
  file: 'files',
  files: 'files',
  path: 'files',
  paths: 'files',
  key: 'keys',
  new: 'keys',
  inventory: 'files',
  glob: 'keys',
  portal: 'free',
  conditions: 'free',
  part: 'free',
  url: 'free',
  token: 'free',
  number: 'free',
  seconds: 'free',
  person: 'free',
  pattern: 'free',
  'name=value': 'free',
  name: 'free',
};

/** Commander keeps what is hidden from help under a private name. */
function isHidden(command: Command): boolean {
  return '_hidden' in command && command._hidden === true;
}

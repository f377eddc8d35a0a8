import { type CommandSpec, type FlagSpec, keysCommandName, type Values } from './spec.ts';

/** The script for fish 3 and up. */
export function fishScript(commands: readonly CommandSpec[], everywhere: readonly FlagSpec[]): string {
  return `# fish completion for provision; load it with:  provision completion fish | source
function __provision_keys
    set -l words (commandline -opc)
    $words[1] ${keysCommandName} $words[2..-1] 2>/dev/null
end

complete -c provision -e
complete -c provision -f
${everywhere.map((flag) => flagLine('__fish_use_subcommand', flag)).join('\n')}
${commands.map(({ name, about }) => `complete -c provision -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`).join('\n')}
${commands.map(commandLines).join('\n')}
`;
}

function commandLines({ name, flags, args }: CommandSpec): string {
  const condition = quoted(`__fish_seen_subcommand_from ${name}`);
  const kinds = new Map(args.map((values) => [values.kind, values]));
  const places = [...kinds.values()].filter(({ kind }) => kind !== 'free');
  return [
    ...flags.map((flag) => flagLine(condition, flag)),
    ...places.map((values) => `complete -c provision -n ${condition}${offer(values)}`),
  ].join('\n');
}

function flagLine(condition: string, { long, short, about, values }: FlagSpec): string {
  const names = `${short === undefined ? '' : ` -s ${short.slice(1)}`} -l ${long.slice(2)}`;
  const value = values === undefined ? '' : ` -r${values.kind === 'free' ? ' -f' : offer(values)}`;
  return `complete -c provision -n ${condition}${names} -d ${quoted(about)}${value}`;
}

function offer(values: Values): string {
  switch (values.kind) {
    case 'files':
      return ' -F';
    case 'keys':
      return " -f -a '(__provision_keys)'";
    case 'words':
      return ` -f -a ${quoted(values.words.join(' '))}`;
    case 'free':
      return ' -f';
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

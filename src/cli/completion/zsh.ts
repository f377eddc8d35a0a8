import { type CommandSpec, type FlagSpec, keysCommandName, type Values } from './spec.ts';

/** The script for zsh; it may be sourced, or lie as `_provision` in a folder of `fpath`. */
export function zshScript(commands: readonly CommandSpec[], everywhere: readonly FlagSpec[]): string {
  return `#compdef provision
# zsh completion for provision; load it with:  source <(provision completion zsh)
_provision_keys() {
  local -a keys
  keys=(\${(f)"$($_provision_program ${keysCommandName} $_provision_line 2>/dev/null)"})
  compadd -a keys
}

_provision() {
  local _provision_program=$words[1] context state state_descr line
  local -a _provision_line=("\${(@)words[2,CURRENT-1]}")
  typeset -A opt_args
  _arguments -C \\
${everywhere.map((flag) => `    ${flagText(flag)} \\`).join('\n')}
    '1: :->command' \\
    '*:: :->argument' && return
  case $state in
    command)
      local -a commands
      commands=(
${commands.map(({ name, about }) => `        ${quoted(`${name}:${about.replaceAll(':', '\\:')}`)}`).join('\n')}
      )
      _describe -t commands command commands
      ;;
    argument)
      case $line[1] in
${commands.map(commandText).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _provision ]]; then
  _provision "$@"
else
  compdef _provision provision
fi
`;
}

function commandText({ name, flags, args, many }: CommandSpec): string {
  const places = args.map((values, place) => {
    const position = many && place === args.length - 1 ? '*' : String(place + 1);
    return `          ${quoted(`${position}: :${action(values)}`)}`;
  });
  const lines = [...flags.map((flag) => `          ${flagText(flag)}`), ...places];
  return `        ${name})\n          _arguments \\\n${lines.join(' \\\n')}\n          ;;`;
}

function flagText({ long, short, about, values, repeatable }: FlagSpec): string {
  const text = `[${about.replace(/[[\]\\:]/g, '\\$&')}]`;
  const value = values === undefined ? '' : `: :${action(values)}`;
  const spell = (name: string) => (values === undefined ? name : name.startsWith('--') ? `${name}=` : `${name}+`);
  const star = repeatable ? '*' : '';
  if (short === undefined) return quoted(`${star}${spell(long)}${text}${value}`);
  const others = repeatable ? '' : `(${short} ${long})`;
  return [short, long].map((name) => quoted(`${others}${star}${spell(name)}${text}${value}`)).join(' ');
}

function action(values: Values): string {
  switch (values.kind) {
    case 'files':
      return '_files';
    case 'keys':
      return '_provision_keys';
    case 'words':
      return values.open
        ? `{compadd -S "" -- ${values.words.join(' ').replaceAll(':', '\\:')}}`
        : `(${values.words.map((word) => word.replace(/[\\:() ]/g, '\\$&')).join(' ')})`;
    case 'free':
      return ' ';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

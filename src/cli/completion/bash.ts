import { type CommandSpec, type FlagSpec, keysCommandName, type Values } from './spec.ts';

/*
 * Written for bash 3.2 and up, without the bash-completion package.
 *
 * Words are compared, never given to "compgen -W", which expands what it is given: a key or a value is somebody's text.
 *
 * Bash splits words at `=` and `:` as well, so `--only=sales` comes as three words and the last one is what is completed.
 */

/** The script for bash. */
export function bashScript(commands: readonly CommandSpec[], everywhere: readonly FlagSpec[]): string {
  return `# bash completion for provision; load it with:  source <(provision completion bash)
_provision_words() {
  local word
  for word in "$@"; do
    [[ $word == "$current"* ]] && COMPREPLY+=("$word")
  done
}

_provision_open() {
  _provision_words "$@"
  type compopt >/dev/null 2>&1 && compopt -o nospace
}

_provision_files() {
  local file quoted=1
  type compopt >/dev/null 2>&1 && compopt -o filenames && quoted=
  while IFS= read -r file; do
    [[ -n $quoted ]] && printf -v file %q "$file"
    COMPREPLY+=("$file")
  done < <(compgen -f -- "$current")
}

_provision_keys() {
  local key
  while IFS= read -r key; do
    [[ $key == "$current"* ]] && COMPREPLY+=("$key")
  done < <("\${COMP_WORDS[0]}" ${keysCommandName} "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}

_provision() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command="" word skip="" place=0 at
  COMPREPLY=()
  if [[ $current == "=" ]]; then
    current=""
  elif [[ $before == "=" ]]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  elif [[ $before == ":" || $current == ":" ]]; then
    return
  fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    if [[ -n $skip ]]; then
      [[ $word == "=" ]] || skip=""
      continue
    fi
    case "$command $word" in
${valueFlags(commands)}
      *" -"*) ;;
      " "*) command="$word" ;;
      *) place=$((place + 1)) ;;
    esac
  done
  case "$command $before" in
${flagCases(commands)}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
      "") _provision_words ${everywhere.map(names).map(quoted).join(' ')} ;;
${commands.map(({ name, flags }) => `      ${name}) _provision_words ${flags.map(names).map(quoted).join(' ')} ;;`).join('\n')}
    esac
    return
  fi
  case "$command $place" in
    " "*) _provision_words ${commands.map(({ name }) => quoted(name)).join(' ')} ;;
${commands.flatMap(argumentCases).join('\n')}
  esac
}

complete -F _provision provision
`;
}

/** The flags behind which a word is no argument. */
function valueFlags(commands: readonly CommandSpec[]): string {
  const patterns = commands.flatMap(({ name, flags }) =>
    flags.filter(({ values }) => values).flatMap((flag) => spellings(flag).map((flag) => `"${name} ${flag}"`)),
  );
  return `      ${patterns.join(' | ')}) skip=1 ;;`;
}

function flagCases(commands: readonly CommandSpec[]): string {
  const cases = commands.flatMap(({ name, flags }) =>
    flags.flatMap((flag) => {
      const { values } = flag;
      if (values === undefined) return [];
      const patterns = spellings(flag).map((spelling) => `"${name} ${spelling}"`);
      return [`    ${patterns.join(' | ')})\n      ${call(values)}\n      return\n      ;;`];
    }),
  );
  return cases.join('\n');
}

function argumentCases({ name, args, many }: CommandSpec): readonly string[] {
  return args.map((values, place) => {
    const pattern = many && place === args.length - 1 ? `"${name} "*` : `"${name} ${place}"`;
    return `    ${pattern}) ${call(values)} ;;`;
  });
}

function call(values: Values): string {
  switch (values.kind) {
    case 'files':
      return '_provision_files';
    case 'keys':
      return '_provision_keys';
    case 'words':
      return `${values.open ? '_provision_open' : '_provision_words'} ${values.words.map(quoted).join(' ')}`;
    case 'free':
      return ':';
  }
}

function spellings({ long, short }: FlagSpec): readonly string[] {
  return short === undefined ? [long] : [long, short];
}

function names({ long }: FlagSpec): string {
  return long;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

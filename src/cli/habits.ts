import type { CodeFilledBy } from '../model/codes/index.ts';
import { type Message, message } from '../model/message.ts';

/*
 * Words that other tools of this kind have taught people: Terraform and its kin, kubectl, Helm, Pulumi, octoDNS, DNSControl, decK,
 * Ansible, git. Whoever types one is told what it is called here; none of them does anything, as what they mean differs in what matters.
 */

type Habit = CodeFilledBy<'habit'>;

/** What a word of a refused command line is called here; nothing where it is none of these or a word of ours. */
export function habitIn(argv: readonly string[], known: ReadonlySet<string>): Message | undefined {
  const [command, deed = ''] = argv.filter((word) => !word.startsWith('-'));
  // The state has a command as elsewhere, but not for single rows.
  if (command === 'state' && ['rm', 'mv', 'import', 'replace'].includes(deed)) return message('HABIT_STATE');
  const code = command === undefined || known.has(command) ? undefined : commands.get(command.toLowerCase());
  if (command !== undefined && code) return message(code, { habit: command });
  const words = argv.filter((word) => word.startsWith('-')).map((flag) => flag.replace(/=.*/s, ''));
  // Elsewhere it makes what files say; here it is one call of the portal.
  if (command === 'create' && words.some((word) => ['-f', '--file', '--filename'].includes(word)))
    return message('HABIT_CREATE');
  // There is nothing to install or to migrate before a first run.
  const forInit = words.find((word) => initFlags.has(word.replace(/^-+/, '')));
  if (command === 'init' && forInit !== undefined) return message('HABIT_INIT', { habit: forInit });
  return words
    .filter((word) => !known.has(word))
    .map((word) => flagHabit(word, known))
    .find((found) => found !== undefined);
}

/** Is it one of these words? They may be repeated to people, as no value can be joined to them. */
export function isHabit(word: string): boolean {
  return [flags, renamed, initFlags].some((words) => words.has(word.replace(/^-+/, '')));
}

function flagHabit(flag: string, known: ReadonlySet<string>): Message | undefined {
  const name = flag.replace(/^-+/, '');
  const isLong = name.length > 1;
  if (isLong && !flag.startsWith('--') && known.has(`--${name}`)) return message('HABIT_DASHES', { flag: `--${name}` });
  const code = flags.get(name);
  if (code) return message(code, { habit: flag });
  const ours = renamed.get(name);
  return ours && known.has(ours) ? message('HABIT_FLAG', { habit: flag, flag: ours }) : undefined;
}

const commands = table<Habit>({
  HABIT_PLAN: 'diff preview dry-run dryrun drift changes',
  HABIT_APPLY: 'sync up push deploy install upgrade converge reconcile update set edit octodns-sync',
  HABIT_VALIDATE: 'check lint verify octodns-validate',
  HABIT_FORMAT: 'fmt format beautify',
  HABIT_IMPORT: 'import',
  HABIT_EXPORT: 'dump pull download backup get-zones octodns-dump generate',
  HABIT_LIST: 'ls get status describe ps resources inventory info',
  HABIT_FORGET: 'rm untrack taint untaint unmanage release',
  HABIT_MOVE: 'mv rename',
  HABIT_DELETE: 'delete remove del uninstall down teardown prune purge',
  HABIT_REFRESH: 'refresh reload',
  HABIT_UNLOCK: 'unlock force-unlock lock',
  HABIT_LOGIN: 'login logout auth configure config',
  HABIT_DOCTOR: 'ping whoami test diagnose health',
  HABIT_SANDBOX: 'serve server start dev run emulator',
  HABIT_ROLLBACK: 'rollback undo revert rollout',
  HABIT_WORKSPACE: 'workspace stack context env environment',
  HABIT_VERSION: 'version',
  HABIT_SCHEMA: 'explain api-resources',
  HABIT_PORTALS: 'providers sources get-contexts',
});

/** By their names without dashes. */
const flags = table<Habit>({
  HABIT_PLAN: 'dry-run dryrun noop check diff preview plan simulate',
  HABIT_YES: 'y auto-approve auto-approved approve force doit no-confirm assume-yes non-interactive',
  HABIT_ONLY: 'target targets t selector l filter limit include tags resource',
  HABIT_REFRESH: 'refresh refresh-only no-refresh',
  HABIT_DELETE: 'destroy',
  HABIT_FORGET: 'replace',
  HABIT_UNLOCK: 'lock no-lock lock-timeout force-unlock',
});

/** What `init` is told elsewhere, by their names without dashes. */
const initFlags = new Set('upgrade reconfigure migrate-state backend backend-config get input plugin-dir'.split(' '));

/** Flags that do the same under another name. */
const renamed: ReadonlyMap<string, string> = new Map([
  ...of('--file', 'filename config config-file c file-name kong-file'),
  ...of('--json', 'o output format output-format as-json'),
  ...of('--out', 'out-file save plan-out'),
  ...of('--lockfile', 'state-file statefile'),
  ...of('--concurrency', 'parallelism parallel p jobs j workers max-workers forks'),
  ...of('--prune', 'delete remove delete-orphans cleanup'),
  ...of('--exclude', 'skip ignore except'),
  ...of('--url', 'server host endpoint webhook portal address kong-addr'),
  ...of('--token', 'api-key access-token auth auth-token bearer'),
  ...of('--verbose', 'debug trace log-level loglevel'),
  ...of('--quiet', 'silent s'),
  ...of('--detailed-exitcode', 'exit-code exitcode exit-status detailed-exit-code'),
  ...of('--dotenv', 'env-file envfile dot-env'),
  ...of('--no-color', 'no-colour nocolor no-ansi'),
  ...of('--allow-outside', 'allow-external'),
]);

function of(ours: string, theirs: string): readonly (readonly [string, string])[] {
  return theirs.split(' ').map((name) => [name, ours] as const);
}

function table<Each extends string>(words: Partial<Readonly<Record<Each, string>>>): ReadonlyMap<string, Each> {
  const pairs = Object.entries(words) as [Each, string][];
  return new Map(pairs.flatMap(([code, list]) => list.split(' ').map((word) => [word, code] as const)));
}

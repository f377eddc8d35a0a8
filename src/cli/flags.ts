// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { type Command, InvalidArgumentError } from 'commander';
import { parseMaxFailed } from '../app/fleet/brake.ts';
import type { Options } from '../app/options.ts';
import { scaledClock } from '../base/clock.ts';
import { type ConsentName, consents } from '../model/plan.ts';
import type { Allowed } from '../plan/consent.ts';
import { version } from './version.ts';

/** The flags that commands share, as commander gives them. */
export interface Flags {
  readonly url?: string;
  readonly token?: string;
  readonly var?: Readonly<Record<string, string>>;
  readonly lockfile?: string;
  readonly state?: string;
  readonly only?: readonly string[];
  readonly exclude?: readonly string[];
  readonly allow?: Allowed;
  readonly prune?: boolean;
  readonly allowOutside?: boolean;
  readonly concurrency?: number;
  readonly maxWait?: number;
  readonly json?: boolean;
  readonly events?: string;
  readonly markdown?: string;
  readonly html?: string;
  readonly detailedExitcode?: boolean;
  readonly strict?: boolean;
  readonly all?: boolean;
  readonly yes?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly out?: string;
  readonly sarif?: string;
  readonly codequality?: string;
  readonly gitlab?: string;
}

/** Flags of the commands that can work on an inventory of portals. */
export interface FleetFlags extends Flags {
  readonly portal?: readonly string[];
  readonly label?: readonly string[];
  readonly shard?: string;
  readonly atOnce?: number;
  readonly maxFailed?: string;
  readonly junit?: string;
}

/** The flags that mean nothing without an inventory, as they are written. */
export const fleetFlags = {
  portal: '--portal',
  label: '--label',
  shard: '--shard',
  atOnce: '--at-once',
  maxFailed: '--max-failed',
  junit: '--junit',
} as const;

/** Says which portal of an inventory a command is for that works on one. */
export function withPortalFlag(command: Command): Command {
  return command.option('--portal <portal>', 'of an inventory, the portal that is meant', collect);
}

/** Says which portals of an inventory are meant. */
export function withSelectionFlags(command: Command): Command {
  return command
    .option(
      '--portal <portal>',
      'of an inventory, only portals whose name matches this name or glob; repeatable',
      collect,
    )
    .option(
      '-l, --label <conditions>',
      'only portals whose labels fit, such as ring=canary,region!=by; repeatable',
      collect,
    )
    .option('--shard <part>', 'only the portals that fall to one of several runners: 2/7, or auto to ask the engine');
}

/** Flags for working on many portals. */
export function withFleetFlags(command: Command): Command {
  return withSelectionFlags(command)
    .option('--at-once <number>', 'portals in flight at most (default: 32)', positive)
    .option(
      '--max-failed <number>',
      'begin no more portals once more than so many, or such a share (10%), have failed',
      maxFailed,
    )
    .option('--junit <file>', 'write a test case a portal, as forges show them');
}

/** Config files as arguments, or behind `-f`, as commands take them whose arguments are keys. */
export function withFiles(command: Command, about: string): Command {
  return command
    .argument('[files...]', about)
    .option('-f, --file <path>', 'the same as an argument; repeatable', collect)
    .hook('preAction', (_, called) => {
      const { file = [] } = called.opts<{ readonly file?: readonly string[] }>();
      const [files = []] = called.processedArgs as [(readonly string[])?];
      called.processedArgs[0] = [...files, ...file];
    });
}

/** One file as an argument, or behind `-f`, for commands that take no more than one. */
export function withOneFile(command: Command, name: string, about: string): Command {
  return command
    .argument(`[${name}]`, about)
    .option('-f, --file <path>', 'the same as the argument')
    .hook('preAction', (_, called) => {
      const { file } = called.opts<{ readonly file?: string }>();
      if (file === undefined) return;
      if (called.args.length > 0)
        called.error(`error: too many arguments for '${called.name()}'. Expected 1 argument but got 2.`);
      called.processedArgs[0] = file;
    });
}

/** Flags of every command that reads config files. */
export function withFileFlags(command: Command): Command {
  return withFiles(command, 'config files and folders (default: chats.yaml)')
    .option(
      '--url <url>',
      'webhook URL, or the portal address together with --token; overrides the file (env PROVISION_URL)',
    )
    .option('--token <token>', 'access token (env PROVISION_TOKEN)')
    .option('--var <name=value>', 'a value for ${var:NAME}; repeatable (env PROVISION_VAR_NAME)', value)
    .option('--lockfile <path>', 'lockfile in place of the one beside the config')
    .option('--state <url>', 'where the state lies; overrides the file (env PROVISION_STATE)')
    .option('--only <glob>', 'only chats whose key matches; repeatable', collect)
    .option('--exclude <glob>', 'not the chats whose key matches; repeatable', collect)
    .option('--allow-outside', 'files that the config names may lie outside its folder')
    .option('--json', 'one JSON document on stdout, and nothing else')
    .option('-q, --quiet', 'no progress and no plan, only what went wrong')
    .option('-v, --verbose', 'one line a request on stderr, secrets hidden');
}

/** Flags of the commands that plan. */
export function withPlanFlags(command: Command): Command {
  return withFileFlags(command)
    .option(
      '--allow <what:number>',
      `agree to a danger by name and number: ${consents.join(', ')}; repeatable`,
      consent,
    )
    .option('--prune', 'take away chats that are no longer in the file, as their onRemove says')
    .option('--concurrency <number>', 'requests in flight at most', positive)
    .option(
      '--max-wait <seconds>',
      'end with exit code 75 rather than wait longer for the limits of the portal',
      positive,
    )
    .option('--events <file>', 'write what happens as newline-delimited JSON while it happens')
    .option('--markdown <file>', 'write the plan as Markdown, for a comment on a pull request')
    .option('--html <file>', 'write the plan as one self-contained page')
    .option('--strict', 'end with exit code 3 where people do not resolve or another note keeps a wish from being met')
    .option('--all', 'show every chat of a long plan');
}

/** Flags of the commands that write to a portal. */
export function withWritingFlags(command: Command): Command {
  return withPlanFlags(command).option(
    '--yes',
    'change a real portal without asking first; dangers are still asked for, or want --allow',
  );
}

export function toOptions(files: readonly string[], flags: Flags, cwd: string, env: Options['env']): Options {
  const given = <Name extends keyof Options>(name: Name, value: Options[Name] | undefined) =>
    value === undefined ? {} : { [name]: value };
  return {
    files: files.length === 0 ? ['chats.yaml'] : files,
    cwd,
    env,
    ...given('url', flags.url),
    ...given('token', flags.token),
    ...given('vars', flags.var),
    ...given('lockfile', flags.lockfile),
    ...given('state', flags.state),
    version,
    ...given('only', flags.only),
    ...given('exclude', flags.exclude),
    ...given('allowed', flags.allow),
    ...given('prune', flags.prune),
    ...given('allowOutside', flags.allowOutside),
    ...given('drawn', flags.html === undefined ? undefined : true),
    outputs: outputsIn(flags),
    ...given('concurrency', flags.concurrency),
    ...given('clock', env.PROVISION_CLOCK_SCALE ? scaledClock(Number(env.PROVISION_CLOCK_SCALE)) : undefined),
    ...given('maxWaitMs', flags.maxWait === undefined ? undefined : flags.maxWait * 1000),
  };
}

/** The files that flags ask to be written. */
function outputsIn({ out, events, markdown, html, sarif, codequality, gitlab }: Flags): readonly string[] {
  return [out, events, markdown, html, sarif, codequality, gitlab].filter((file) => file !== undefined);
}

/** Grows in place: a command line may hold as many as the system lets through. */
export function collect(value: string, earlier: string[] = []): string[] {
  earlier.push(value);
  return earlier;
}

/** The last one of a name counts, as with other flags. */
export function value(text: string, earlier: Record<string, string> = Object.create(null)): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('write it NAME=VALUE');
  earlier[text.slice(0, at)] = text.slice(at + 1);
  return earlier;
}

export function consent(value: string, earlier: Allowed = {}): Allowed {
  const [what, number] = value.split(':');
  const known = consents.find((name) => name === what) as ConsentName | undefined;
  if (!known) throw new InvalidArgumentError(`"${what}" is none of ${consents.join(', ')}`);
  if (!/^\d+$/.test(number ?? '')) throw new InvalidArgumentError(`say how many: ${known}:N`);
  return { ...earlier, [known]: Number(number) };
}

function maxFailed(value: string): string {
  if (parseMaxFailed(value) === undefined)
    throw new InvalidArgumentError('a number such as 3 or a share such as 10% is wanted');
  return value;
}

export function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number above 0 is wanted');
  return number;
}

/** An id, or an e-mail address to be looked up. */
export function person(value: string): number | string {
  return value.includes('@') ? value : positive(value);
}

export function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('a number from 0 to 65535 is wanted');
  return number;
}

/** Flags of commands that work on one key; the config files are given by name there. */
export interface KeyFlags extends Flags {
  readonly file?: readonly string[];
}

export function withKeyFlags(command: Command): Command {
  return command
    .option('-f, --file <path>', 'config file or folder (default: chats.yaml); repeatable', collect)
    .option(
      '--url <url>',
      'webhook URL, or the portal address together with --token; overrides the file (env PROVISION_URL)',
    )
    .option('--token <token>', 'access token (env PROVISION_TOKEN)')
    .option('--var <name=value>', 'a value for ${var:NAME}; repeatable (env PROVISION_VAR_NAME)', value)
    .option('--lockfile <path>', 'lockfile in place of the one beside the config')
    .option('--state <url>', 'where the state lies; overrides the file (env PROVISION_STATE)')
    .option('--allow-outside', 'files that the config names may lie outside its folder')
    .option('--json', 'one JSON document on stdout, and nothing else')
    .option('-v, --verbose', 'one line a request on stderr, secrets hidden');
}

export function toKeyOptions(
  flags: KeyFlags,
  edge: Pick<Options, 'cwd' | 'env'> & { stop: { signal: AbortSignal } },
): Options {
  return { ...toOptions(flags.file ?? [], flags, edge.cwd, edge.env), signal: edge.stop.signal };
}

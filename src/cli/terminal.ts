import process from 'node:process';
import type { Language } from '../model/message.ts';
import { openBelow } from './below.ts';
import { documentText, lineFor, type Target, textFor } from './sink.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Lines; a single one may be given as it is. */
export type Lines = string | readonly string[];

/** Where words go: results to stdout, everything else to stderr. What is given is made harmless on its way. */
export interface Terminal {
  readonly language: Language;
  readonly width: { readonly stdout: number | undefined; readonly stderr: number | undefined };
  /** Can somebody answer a question? */
  readonly interactive: boolean;
  /** Can lines be painted over, and does somebody watch? */
  readonly live: boolean;
  readonly out: (lines: Lines) => void;
  readonly err: (lines: Lines) => void;
  /** Rows of a table for scripts, cells parted by tabs. */
  readonly outRows: (rows: readonly (readonly string[])[]) => void;
  /** A text of ours with its own line ends: a script, a file. */
  readonly outText: (text: string) => void;
  readonly errText: (text: string) => void;
  readonly outJson: (document: object) => void;
  /** The one result that is a secret: the webhook of the sandbox that was started for its sake. */
  readonly reveal: (text: string) => void;
  /** Commands to the forge that shows stderr, which are ours. */
  readonly annotate: (commands: readonly string[]) => void;
  /** One line of stderr, as it would be written. */
  readonly errLine: (text: string) => string;
  /** Keeps lines on stderr below all that is written, until it is given others; only where the terminal is live. */
  readonly keepBelow: (lines: readonly string[]) => void;
}

/** A stream as far as words go. */
export interface Outlet {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

export interface Streams {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: Outlet;
  readonly stderr: Outlet;
}

/** The terminal of this process, as its environment describes it. */
export function openTerminal(env: Env, noColor: boolean, streams: Streams = process): Terminal {
  const { stdin, stdout, stderr } = streams;
  const forge = isForge(env);
  const target = (stream: Outlet): Target => ({ color: !noColor && wantsColor(env, stream), forge });
  const targets = { out: target(stdout), err: target(stderr) };
  const below = openBelow(stderr);
  const write = (stream: Outlet, text: string) => below.above(() => void stream.write(`${text}\n`));
  const lines = (to: Target, given: Lines) => [given].flat().map((line) => lineFor(to, line));
  const interactive = Boolean(stdin.isTTY && stderr.isTTY) && !isAutomated(env);
  return {
    language: languageOf(env),
    width: {
      get stdout() {
        return widthOf(stdout);
      },
      get stderr() {
        return widthOf(stderr);
      },
    },
    interactive,
    live: interactive && env.TERM !== 'dumb',
    out: (given) => write(stdout, lines(targets.out, given).join('\n')),
    err: (given) => write(stderr, lines(targets.err, given).join('\n')),
    outRows: (rows) => {
      for (const row of rows) write(stdout, row.flatMap((cell) => lines(targets.out, cell)).join('\t'));
    },
    outText: (text) => write(stdout, textFor(targets.out, text)),
    errText: (text) => write(stderr, textFor(targets.err, text)),
    outJson: (document) => write(stdout, documentText(document)),
    annotate: (commands) =>
      write(
        stderr,
        commands.map((command) => `::${lineFor({ color: false, forge: true }, command.slice(2))}`).join('\n'),
      ),
    reveal: (text) => write(stdout, text),
    errLine: (text) => lineFor(targets.err, text),
    keepBelow: (kept) => below.keep(lines(targets.err, [...kept])),
  };
}

/** A terminal that does not know its width says 0. */
function widthOf(stream: Outlet): number | undefined {
  return stream.isTTY && stream.columns ? stream.columns : undefined;
}

/** `CI=false` is how some say that this is no CI. */
function isAutomated({ CI = '' }: Env): boolean {
  return !['', '0', 'false', 'no'].includes(CI.toLowerCase());
}

/** Whoever reads commands out of logs: GitHub and its likes, GitLab for good measure, Azure, TeamCity. */
function isForge(env: Env): boolean {
  return isAutomated(env) || ['GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD', 'TEAMCITY_VERSION'].some((name) => env[name]);
}

/** Source: no-color.org; FORCE_COLOR as Node reads it. */
function wantsColor(env: Env, stream: Outlet): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return Boolean(stream.isTTY) && env.TERM !== 'dumb';
}

function languageOf(env: Env): Language {
  const locale = env.PROVISION_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

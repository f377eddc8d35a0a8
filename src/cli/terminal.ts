import process from 'node:process';
import type { Language } from '../model/message.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Where words go: results to stdout, everything else to stderr. */
export interface Terminal {
  readonly language: Language;
  readonly color: { readonly stdout: boolean; readonly stderr: boolean };
  readonly width: { readonly stdout: number | undefined; readonly stderr: number | undefined };
  /** Can somebody answer a question, and watch progress live? */
  readonly interactive: boolean;
  /** Writes a text and a line end. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The terminal of this process, as its environment describes it. */
export function openTerminal(env: Env, noColor: boolean): Terminal {
  const { stdin, stdout, stderr } = process;
  const color = (stream: NodeJS.WriteStream) => !noColor && wantsColor(env, stream);
  return {
    language: languageOf(env),
    color: { stdout: color(stdout), stderr: color(stderr) },
    width: { stdout: stdout.isTTY ? stdout.columns : undefined, stderr: stderr.isTTY ? stderr.columns : undefined },
    interactive: Boolean(stdin.isTTY && stderr.isTTY) && !env.CI,
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
  };
}

/** Source: no-color.org; FORCE_COLOR as Node reads it. */
function wantsColor(env: Env, stream: NodeJS.WriteStream): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return Boolean(stream.isTTY) && env.TERM !== 'dumb';
}

function languageOf(env: Env): Language {
  const locale = env.PROVISION_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

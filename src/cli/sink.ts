import { bounded } from '../base/bounded.ts';
import { printable, printableLines } from '../base/printable.ts';
import { dataWithoutSecrets, hidden, learnAddress, learnSecret, withoutSecrets } from '../base/secrets.ts';
import { jsonLine, jsonText } from '../report/document.ts';
import { shownPainted } from '../report/text/paint.ts';
import { isHabit } from './habits.ts';

/*
 * Everything that leaves this process for a terminal, a log or a file passes here, and here alone it is made harmless: known secrets
 * are hidden, and what strangers wrote (a portal, a config of a pull request, a file's name) can neither move a cursor
 * nor be read as a command by the forge that shows the log. Renderers give lines and care for neither.
 */

/** Where a line goes. */
export interface Target {
  readonly color: boolean;
  /** Is it a log in which lines may be commands? */
  readonly forge: boolean;
}

/** One line; a line end inside it is somebody's value and shown as `\n`, and what is longer than anybody reads is bounded. */
export function lineFor({ color, forge }: Target, text: string): string {
  const shown = shownPainted(withoutSecrets(text), (piece) => printable(bounded(piece, pieceAtMost)), color);
  return forge ? withoutCommands(shown) : shown;
}

/** Of one line, as far as it is of one colour. Units: UTF-16 units; a title has 255, a message 20,000. */
const pieceAtMost = 10_000;

/** A text of ours whose line ends and tabs are meant. */
export function textFor({ forge }: Target, text: string): string {
  const shown = printableLines(withoutSecrets(text));
  return forge ? shown.split('\n').map(withoutCommands).join('\n') : shown;
}

/** A report as its file gets it; what its format needs beyond that is the renderer's business. */
export function fileText(text: string): string {
  return printableLines(withoutSecrets(text));
}

/** A JSON document for stdout or a file. */
export function documentText(document: object): string {
  return jsonText(dataWithoutSecrets(document) as object);
}

/** A JSON document on a line of its own. */
export function lineText(document: object): string {
  return `${jsonLine(dataWithoutSecrets(document) as object)}\n`;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Learns the secrets that lie about before anything was read; those of configs and renewed tokens are learned where they turn up. */
export function learnSurroundings(env: Env, argv: readonly string[]): void {
  const { PROVISION_TOKEN, PROVISION_CLIENT_SECRET, PROVISION_REFRESH_TOKEN, PROVISION_URL } = env;
  const given = { url: valuesOf('--url', argv), token: valuesOf('--token', argv) };
  const tokens = [PROVISION_TOKEN, PROVISION_CLIENT_SECRET, PROVISION_REFRESH_TOKEN, ...given.token];
  for (const token of tokens) learnSecret(token);
  for (const url of [PROVISION_URL, ...given.url]) {
    learnAddress(url);
    // Without a token a bare word is no portal: somebody has given the secret alone.
    if (tokens.every((token) => !token) && url && /^[\w-]+$/.test(url) && !/^(sandbox|localhost)$/.test(url))
      learnSecret(url);
  }
  for (const [name, value = ''] of Object.entries(env)) {
    if (/^(https?|all)_proxy$/i.test(name) && value.includes('@')) learnAddress(value);
    if (!/^(B24|BITRIX24)_/.test(name)) continue;
    learnAddress(value);
    if (/^[\w-]{10,}$/.test(value) && /\d/.test(value)) learnSecret(value);
  }
}

function valuesOf(flag: string, argv: readonly string[]): readonly (string | undefined)[] {
  return argv.flatMap((argument, index) => {
    if (argument === flag) return [argv[index + 1]];
    return argument.startsWith(`${flag}=`) ? [argument.slice(flag.length + 1)] : [];
  });
}

const argumentAtMost = 500;

/**
 * A complaint about the command line, which repeats parts of it: a token that was joined to a misspelt flag is not shown, a flag of ours
 * always is, and an argument's line ends are not those of the complaint.
 */
export function complaint(text: string, argv: readonly string[], ours: ReadonlySet<string>): string {
  const plain = argv.reduce((said, argument) => {
    const shown = bounded(printable(argument), argumentAtMost);
    return shown === argument ? said : said.replaceAll(argument, () => shown);
  }, text);
  return plain
    .replace(/'(--?[\w-]+=)[^\n]*'/g, (_, flag: string) => `'${flag}${hidden}'`)
    .replace(/'(-[^'\n]*)'/g, (whole, said: string) =>
      ours.has(said) || ours.has(`-${said}`) || isHabit(said) ? whole : `'${withoutJoined(said)}'`,
    );
}

/** Flags whose values are secret, or may hold a secret. */
const secretFlags = ['--url', '--token', '--state'];

function withoutJoined(said: string): string {
  const flag = /^-[A-Za-z](?=[^-])/.exec(said)?.[0] ?? secretFlags.find((known) => said.startsWith(known));
  return flag === undefined ? said : flag + hidden;
}

/**
 * Takes their meaning from lines that a forge would obey.
 *
 * Source: the runners' own sources: GitHub and Forgejo read `::` behind blanks at the start of a line and `##[` anywhere, Azure
 * `##vso[`, TeamCity `##teamcity[`.
 */
function withoutCommands(line: string): string {
  return line.replace(/##(?=[a-z]*\[)/gi, '# #').replace(startOfCommand, '$1: ');
}

const startOfCommand = new RegExp(`^((?:\\s|${String.fromCharCode(27)}\\[[\\d;]*m)*):(?=:)`);

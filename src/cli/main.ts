import process from 'node:process';
import { type Command, CommanderError } from 'commander';
import { systemClock } from '../base/clock.ts';
import { hasWebhook } from '../base/secrets.ts';
import { Fault } from '../model/fault.ts';
import { message } from '../model/message.ts';
import type { Act, Context } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { habitIn } from './habits.ts';
import { flagsOf, flagWordsOf, programFor } from './program.ts';
import { outFault, sayFault, sayMessage } from './say.ts';
import { listenToSignals } from './signals.ts';
import { complaint, learnSurroundings } from './sink.ts';
import { openTerminal } from './terminal.ts';

/** How long a run may take to come to its end after something broke in it. Units: milliseconds. */
const lastMs = 5000;
/** What is still open when all is said and done is not waited for longer than this. Units: milliseconds. */
const graceMs = 1000;

/** Runs one command line and sets the exit code; never throws and never exits while something is in flight. */
export async function main(argv: readonly string[]): Promise<void> {
  learnSurroundings(process.env, argv);
  const terminal = openTerminal(process.env, argv.includes('--no-color'));
  const stop = listenToSignals(
    () => sayMessage(terminal, message('STOPPING')),
    () => sayMessage(terminal, message('LEFT_AT_ONCE')),
  );
  const context: Context = { terminal, stop, argv, cwd: folderHere(), env: process.env };
  const lost = watchOutput();
  // Thrown where nobody waits for it, in a timer or a listener.
  const broken = new Promise<never>((_, reject) => process.on('uncaughtException', reject));
  const running = runLine(context, argv);
  try {
    process.exitCode = await Promise.race([running, broken]);
  } catch (error) {
    process.exitCode = sayBug(context, argv, error);
    stop.abort();
    await Promise.race([running.catch(() => {}), systemClock.wait(lastMs)]);
  }
  stop.dispose();
  await drained();
  const why = lost();
  if (why !== undefined && !process.exitCode)
    process.exitCode = sayFault(context, '', new Fault('OUTPUT_LOST', { why }), false);
  setTimeout(() => process.exit(), graceMs).unref();
}

/** A folder that was removed has no name; what is named in it will be missing, and that is said then. */
function folderHere(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? '/';
  }
}

/**
 * Whoever reads our output may leave early (`| head`), and a disk may be full; what is being done to a portal is finished all the same.
 *
 * Shape: why stdout did not take all that it was given, if so.
 */
function watchOutput(): () => string | undefined {
  let why: string | undefined;
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') why ??= code ?? message;
  });
  process.stderr.on('error', () => {});
  return () => why;
}

/** Resolves when what was written has left, or cannot leave any more. */
async function drained(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => void stream.write('', () => resolve()));
}

/**
 * Does what a command line says, with everything it says and does going through its context.
 *
 * Errors: throws on bugs alone.
 */
export async function runLine(context: Context, argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const { outText: out, errText, language } = context.terminal;
  const isRussian = language === 'ru';
  const said: string[] = [];
  const act: Act =
    (load) =>
    async (...args) => {
      const run = await load();
      exitCode = await run(await withVariables(context, program.opts()), ...args);
    };
  const program: Command = programFor(
    act,
    { out, err: (text) => said.push(text), complaint: (text) => complaint(text, argv, flagWordsOf(program)) },
    isRussian && asksHelp(argv) ? (await import('./russian/speech.ts')).russianSpeech : undefined,
  );
  const habit = habitIn(argv, new Set([...flagsOf(program), ...program.commands.map((each) => each.name())]));
  // What merely looks alike is no help beside what is meant.
  if (habit) for (const each of [program, ...program.commands]) each.showSuggestionAfterError(false);
  try {
    refuseMisplacedAddress(argv);
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return sayFault(context, commandIn(argv), error, asksJson(argv));
    if (error.exitCode === 0) return exitCodes.done;
    const inTheirs = isRussian ? (await import('./russian/complaints.ts')).inRussian : (text: string) => text;
    errText(inTheirs(said.join('\n')));
    const detail = complaint(error.message.replace(/^error: /, ''), argv, flagWordsOf(program));
    const fault = new Fault('COMMAND_LINE', { detail: inTheirs(detail) });
    if (habit) sayMessage(context.terminal, habit);
    if (asksJson(argv)) outFault(context, commandIn(argv), fault, exitCodes.wrong);
    return exitCodes.wrong;
  }
}

/** The context with what `--dotenv` adds to the environment; its secrets are known from then on. */
async function withVariables(context: Context, { dotenv }: { readonly dotenv?: string }): Promise<Context> {
  if (dotenv === undefined) return context;
  const { withDotenv } = await import('../app/dotenv.ts');
  const env = await withDotenv(context.env, dotenv, context.cwd);
  learnSurroundings(env, []);
  return { ...context, env };
}

function commandIn(argv: readonly string[]): string {
  return argv.find((argument) => !argument.startsWith('-')) ?? '';
}

/** Is help asked for, or given because nothing was asked? */
function asksHelp(argv: readonly string[]): boolean {
  return ['', 'help'].includes(commandIn(argv)) || argv.includes('--help') || argv.includes('-h');
}

function asksJson(argv: readonly string[]): boolean {
  return argv.includes('--json');
}

/** A webhook given as a file, a key or a command would be echoed by the message about it, secret and all. */
function refuseMisplacedAddress(argv: readonly string[]): void {
  const misplaced = argv.some(
    (argument, index) => hasWebhook(argument) && argv[index - 1] !== '--url' && !argument.startsWith('--url='),
  );
  if (misplaced) throw new Fault('ADDRESS_MISPLACED');
}

/** A bug of ours: shown whole, with the request to report it. */
function sayBug(context: Context, argv: readonly string[], error: unknown): number {
  const { terminal } = context;
  const fault = new Fault('BUG', { detail: error instanceof Error ? error.message : String(error) });
  terminal.err((error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n'));
  sayMessage(terminal, fault);
  if (asksJson(argv)) outFault(context, commandIn(argv), fault, exitCodes.failed);
  return exitCodes.failed;
}

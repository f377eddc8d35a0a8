import process from 'node:process';
import { type Command, CommanderError } from 'commander';
import { hasWebhook } from '../base/secrets.ts';
import { Fault } from '../model/fault.ts';
import { message } from '../model/message.ts';
import type { Act, Context } from './command.ts';
import { exitCodes } from './exit-codes.ts';
import { flagsOf, programFor } from './program.ts';
import { outFault, sayFault, sayMessage } from './say.ts';
import { listenToSignals } from './signals.ts';
import { complaint, learnSurroundings } from './sink.ts';
import { openTerminal } from './terminal.ts';

/** Runs one command line and sets the exit code; never throws and never exits while something is in flight. */
export async function main(argv: readonly string[]): Promise<void> {
  learnSurroundings(process.env, argv);
  const terminal = openTerminal(process.env, argv.includes('--no-color'));
  const stop = listenToSignals(
    () => sayMessage(terminal, message('STOPPING')),
    () => sayMessage(terminal, message('LEFT_AT_ONCE')),
  );
  const context: Context = { terminal, stop, cwd: process.cwd(), env: process.env };
  outliveReaders();
  try {
    process.exitCode = await run(context, argv);
  } catch (error) {
    process.exitCode = sayBug(context, argv, error);
  } finally {
    stop.dispose();
  }
}

/** Whoever reads our output may leave early (`| head`); what is being done to a portal is finished all the same. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}

async function run(context: Context, argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const { outText: out, errText: err } = context.terminal;
  const act: Act =
    (load) =>
    async (...args) => {
      const run = await load();
      exitCode = await run(context, ...args);
    };
  const program: Command = programFor(act, { out, err, complaint: (text) => complaint(text, argv, flagsOf(program)) });
  try {
    refuseMisplacedAddress(argv);
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return sayFault(context, commandIn(argv), error, asksJson(argv));
    if (error.exitCode === 0) return exitCodes.done;
    // Commander has told people already.
    const fault = new Fault('COMMAND_LINE', {
      detail: complaint(error.message.replace(/^error: /, ''), argv, flagsOf(program)),
    });
    if (asksJson(argv)) outFault(context, commandIn(argv), fault, exitCodes.wrong);
    return exitCodes.wrong;
  }
}

function commandIn(argv: readonly string[]): string {
  return argv.find((argument) => !argument.startsWith('-')) ?? '';
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

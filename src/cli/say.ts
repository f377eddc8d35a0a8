import type { Sources } from '../app/load.ts';
import type { Options } from '../app/options.ts';
import { placeText } from '../base/place.ts';
import { Fault } from '../model/fault.ts';
import type { Diagnostic, Message } from '../model/message.ts';
import { say } from '../model/message.ts';
import { diagnosticsJson, faultJson } from '../report/result-json.ts';
import { folded } from '../report/text/columns.ts';
import type { Context } from './command.ts';
import { exitCodeOfFault, exitCodes } from './exit-codes.ts';
import type { Flags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Ends a command whose config is wrong: frames for people, one document for machines. */
export async function sayInvalid(
  { terminal }: Context,
  command: string,
  { diagnostics, sources }: { readonly diagnostics: readonly Diagnostic[]; readonly sources: Sources },
  json: boolean,
): Promise<number> {
  const { language } = terminal;
  await sayDiagnostics(terminal, diagnostics, sources);
  if (json) terminal.outJson(diagnosticsJson(command, diagnostics, { language, exitCode: exitCodes.wrong }));
  return exitCodes.wrong;
}

/** Frames on stderr; nothing when there is nothing to say. */
export async function sayDiagnostics(
  { err, language }: Terminal,
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  /** Said in brackets behind a problem. */
  whose?: (diagnostic: Diagnostic) => string,
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { diagnosticsText } = await import('../report/diagnostics-text.ts');
  err(diagnosticsText(diagnostics, sources, { language, ...(whose ? { whose } : {}) }));
}

/** Shows what is strange about a config that is right, whatever the command is. */
export function warner(terminal: Terminal): NonNullable<Options['onWarnings']> {
  return (warnings, sources) => sayDiagnostics(terminal, warnings, sources);
}

/** How results look on stdout. */
export function look({ language, width }: Terminal, { all }: Pick<Flags, 'all'>) {
  return {
    language,
    ...(width.stdout === undefined ? {} : { width: width.stdout }),
    ...(all ? { all: true } : {}),
  };
}

/** A sentence of the catalogue on stderr, with its help below. */
export function sayMessage(terminal: Terminal, message: Message, start = ''): void {
  sayAfter(start, terminal, message);
}

function sayAfter(start: string, terminal: Terminal, message: Message): void {
  const { text, help } = say(message, terminal.language);
  const width = terminal.width.stderr;
  terminal.err(folded([`${start}${text}`], width));
  if (!help) return;
  const hint = folded([`${terminal.language === 'ru' ? 'подсказка' : 'help'}: ${help}`], width && width - 2);
  terminal.err(hint.map((line) => `  ${line}`));
}

/** Ends a command that the world failed. Errors: throws on what is no Fault, as that is a bug. */
export function sayFault(context: Context, command: string, error: unknown, json: boolean): number {
  if (!(error instanceof Fault)) throw error;
  const { terminal, stop } = context;
  const { language } = terminal;
  const code = stop.code() ?? exitCodeOfFault(error);
  const { place } = error;
  const where = place ? `${placeText(place)}  ` : '';
  sayAfter(`${where}${language === 'ru' ? 'ошибка' : 'error'}  ${error.code}  `, terminal, error);
  if (json) outFault(context, command, error, code);
  return code;
}

/** The one document of a command that the world, or its own line, has failed. */
export function outFault({ terminal }: Context, command: string, fault: Fault, exitCode: number): void {
  terminal.outJson(faultJson(command, fault, { language: terminal.language, exitCode }));
}

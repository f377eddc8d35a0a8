import type { Command } from 'commander';
import type { Options } from '../app/options.ts';
import type { Stop } from './signals.ts';
import type { Terminal } from './terminal.ts';

/** What the edge gives every command. */
export interface Context {
  readonly terminal: Terminal;
  /** The command line behind the program's name. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Options['env'];
  readonly stop: Stop;
}

/** What a command does once its command line is understood; gives the exit code. */
export type Run<Args extends readonly unknown[]> = (context: Context, ...args: Args) => Promise<number>;

/**
 * Turns what a command does into commander's action.
 *
 * What a command needs is loaded when it is run: `--help` and completion define all commands and run none.
 */
export type Act = <Args extends readonly unknown[]>(load: () => Promise<Run<Args>>) => (...args: Args) => Promise<void>;

/** Defines one command. */
export type Define = (act: Act) => Command;

import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Context } from './command.ts';

/** Anything but a plain yes is a no. */
export function isYes(answer: string | undefined): boolean {
  return ['yes', 'y', 'да', 'д'].includes((answer ?? '').trim().toLowerCase());
}

/**
 * One line typed; `undefined` where the question was left: Ctrl-D is a no, Ctrl-C ends the run, as a signal does.
 *
 * `hidden`: what is typed is a secret, and the terminal shows nothing of it.
 */
export function ask({ terminal, stop }: Context, prompt: string, { hidden = false } = {}): Promise<string | undefined> {
  if (stop.signal.aborted) return Promise.resolve(undefined);
  const how = hidden ? { terminal: true, historySize: 0 } : { output: process.stderr };
  const reader = createInterface({ input: process.stdin, ...how });
  // A hidden line's prompt is written beside readline, which is given nothing to write to; and once the terminal shows no more what is
  // typed, as nobody types before he is asked.
  if (hidden) process.stderr.write(terminal.errLine(prompt));
  return new Promise((resolve) => {
    let answer: string | undefined;
    const leave = () => reader.close();
    stop.signal.addEventListener('abort', leave, { once: true });
    reader.on('SIGINT', stop.interrupt);
    reader.on('close', () => {
      stop.signal.removeEventListener('abort', leave);
      // The cursor stays behind the question where nobody has pressed Enter, or where Enter was hidden, too.
      if (hidden || answer === undefined) terminal.err('');
      resolve(answer);
    });
    reader.question(hidden ? '' : terminal.errLine(prompt), (line) => {
      answer = line;
      reader.close();
    });
  });
}
